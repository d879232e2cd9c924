export { eraseSecrets } from './erase-secrets.js';
export type { Decider, Fact, Json, Order, Outcome, Personal, StoredFact, StreamName } from './fact.js';
export { Ledger } from './ledger.js';
export { ledgerMigrations } from './migrations.js';
export { derivedId, orderFor } from './order-for.js';
export { Fault, Refusal, type InputProblem } from './refusal.js';
export type { Sealer } from './sealer.js';
export { verifyLedger } from './verify.js';
export type { View } from './view.js';
