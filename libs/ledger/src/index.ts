export type { Decider, Fact, Json, Order, Outcome, Personal, StoredFact, StreamName } from './fact.js';
export { Ledger, eraseSecrets, ledgerMigrations, verifyLedger } from './ledger.js';
export { Fault, Refusal, type InputProblem } from './refusal.js';
export type { Sealer } from './sealer.js';
export { derivedId, orderFor } from './order-for.js';
export type { View } from './view.js';
