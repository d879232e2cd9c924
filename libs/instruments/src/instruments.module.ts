import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EndInstrumentHandler } from './end-instrument.js';
import { InstrumentsController } from './instruments.http.js';
import { ListInstrumentsHandler } from './list-instruments.js';
import { RegisterInstrumentHandler } from './register-instrument.js';
import { ResumeInstrumentHandler } from './resume-instrument.js';
import { SignInstrumentHandler } from './sign-instrument.js';
import { SuspendInstrumentHandler } from './suspend-instrument.js';

@Module({
  imports: [CqrsModule],
  controllers: [InstrumentsController],
  providers: [
    RegisterInstrumentHandler,
    SignInstrumentHandler,
    SuspendInstrumentHandler,
    ResumeInstrumentHandler,
    EndInstrumentHandler,
    ListInstrumentsHandler,
  ],
})
export class InstrumentsModule {}
