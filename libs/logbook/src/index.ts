export { Checkpoints, LogForked, type KeptCheckpoint } from './checkpoints.js';
export { Logbook, NotWitnessed, type LogAlarm, type LogbookOptions, type LogStanding } from './logbook.js';
export { tellOfLog } from './log-metrics.js';
export { LogbookModule } from './logbook.module.js';
export { Logbook1795600010000, nodesView } from './nodes.view.js';
export { receiptSigner, type ReceiptSigner } from './receipt-token.js';
export { Receipts, Receipts1795600040000 } from './receipts.js';
export { Tree } from './tree.js';
export { Witnesses, type Witness } from './witnesses.js';
