import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ConsultRecordHandler } from './consult-record.js';
import { AskErasureHandler, ReadErasureHandler } from './erasure/ask-erasure.js';
import { ErasureController } from './erasure/erasure.http.js';
import { LiftHoldHandler, PlaceHoldHandler } from './erasure/hold.js';
import { Decisions } from './decisions.js';
import { ExplainDecisionHandler } from './explain-decision.js';
import { DecisionFinder } from './find-decision.js';
import { KnownOnHandler } from './known-on.js';
import { RetentionController } from './retention/retention.http.js';
import { OversightController } from './oversight.http.js';
import { ReadDecisionHandler } from './read-decision.js';

@Module({
  imports: [CqrsModule],
  controllers: [OversightController, ErasureController, RetentionController],
  providers: [
    Decisions,
    DecisionFinder,
    ConsultRecordHandler,
    KnownOnHandler,
    ReadDecisionHandler,
    ExplainDecisionHandler,
    AskErasureHandler,
    ReadErasureHandler,
    PlaceHoldHandler,
    LiftHoldHandler,
  ],
})
export class OversightModule {}
