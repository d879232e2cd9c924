import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ConsentsController } from './consents.http.js';
import { GiveConsentHandler } from './give-consent.js';
import { ListConsentsHandler } from './list-consents.js';
import { WithdrawConsentHandler } from './withdraw-consent.js';

@Module({
  imports: [CqrsModule],
  controllers: [ConsentsController],
  providers: [GiveConsentHandler, WithdrawConsentHandler, ListConsentsHandler],
})
export class ConsentsModule {}
