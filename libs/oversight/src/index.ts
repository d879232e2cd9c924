export { askedInDecision } from './asked-in-decision.js';
export { OversightModule } from './oversight.module.js';
export { oversightView, Oversight1795500050000 } from './oversight.view.js';
export { recordedDecisions, type RecordedDecision } from './recorded-decisions.js';
export { again, changedFields, replayLedger, type Deviation, type ReplayReport } from './replay-ledger.js';
export { replayUnder, type ReplayUnder } from './replay-under.js';
export { decisionLogRecord } from './decision-log.js';
