import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessController } from './access/access.http.js';
import { AskAccessHandler } from './access/ask-access.js';
import { PersonFinder } from './access/find-person.js';
import { Receivers } from './access/receivers.js';
import { TakeAccessHandler } from './access/take-access.js';
import { AccessTeller } from './access/tell-access.js';
import { AnomaliesController } from './anomalies/anomalies.http.js';
import { AnomalyFinder } from './anomalies/find-anomalies.js';
import { HandleAnomalyHandler } from './anomalies/handle-anomaly.js';
import { PolicyComparer } from './comparison/compare-policies.js';
import { ComparisonController } from './comparison/comparison.http.js';
import { ConsultRecordHandler } from './consult-record.js';
import { AskErasureHandler, ReadErasureHandler } from './erasure/ask-erasure.js';
import { ErasureController } from './erasure/erasure.http.js';
import { LiftHoldHandler, PlaceHoldHandler } from './erasure/hold.js';
import { Decisions } from './decisions.js';
import { RecordExportController } from './export/export.http.js';
import { ExportRecordHandler } from './export/export-record.js';
import { ExplainDecisionHandler } from './explain-decision.js';
import { DecisionFinder } from './find-decision.js';
import { KnownOnHandler } from './known-on.js';
import { LogController } from './log/log.http.js';
import { TakeLogHandler } from './log/take-log.js';
import { Consultations } from './looking/consultations.view.js';
import { LookingController } from './looking/looking.http.js';
import { RetentionController } from './retention/retention.http.js';
import { SettleRetentionHandler } from './retention/settle-retention.js';
import { OversightController } from './oversight.http.js';
import { ReadDecisionHandler } from './read-decision.js';

@Module({
  imports: [CqrsModule],
  controllers: [
    OversightController,
    ErasureController,
    RetentionController,
    AccessController,
    AnomaliesController,
    LookingController,
    ComparisonController,
    RecordExportController,
    LogController,
  ],
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
    PersonFinder,
    Receivers,
    AccessTeller,
    AskAccessHandler,
    TakeAccessHandler,
    AnomalyFinder,
    HandleAnomalyHandler,
    Consultations,
    PolicyComparer,
    ExportRecordHandler,
    TakeLogHandler,
    SettleRetentionHandler,
  ],
})
export class OversightModule {}
