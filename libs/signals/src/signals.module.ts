import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AskBeforeController } from './ask-before.http.js';
import { AskBeforeHandler } from './ask-before.js';
import { CorrectSignalHandler } from './correct-signal.js';
import { EnrichSignalHandler } from './enrich-signal.js';
import { MySignals } from './my-signals.view.js';
import { PreviewSignalHandler } from './preview-signal.js';
import { ReadOwnSignalHandler } from './read-own-signal.js';
import { RegisterSignalHandler } from './register-signal.js';
import { SignalsController } from './signals.http.js';
import { WithdrawSignalHandler } from './withdraw-signal.js';

@Module({
  imports: [CqrsModule],
  controllers: [SignalsController, AskBeforeController],
  providers: [
    MySignals,
    RegisterSignalHandler,
    EnrichSignalHandler,
    CorrectSignalHandler,
    WithdrawSignalHandler,
    PreviewSignalHandler,
    AskBeforeHandler,
    ReadOwnSignalHandler,
  ],
})
export class SignalsModule {}
