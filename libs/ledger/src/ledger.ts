import type { DataSource, EntityManager } from 'typeorm';
import type { Decider, Fact, Json, Order, Outcome, StoredAnswer, StoredFact, StreamName } from './fact.js';
import type { Sealer } from './sealer.js';
import type { View } from './view.js';

export declare class Ledger {
  constructor(dataSource: DataSource, sealer: Sealer, inlineViews?: readonly View[]);
  decide<S, F extends Fact>(order: Order, decider: Decider<S, F>, decide: (state: S, facts: StoredFact<F>[]) => F[]): Promise<Outcome>;
  read<F extends Fact>(stream: StreamName): Promise<StoredFact<F>[]>;
  scan(fromSeq: number, limit: number): Promise<StoredFact[]>;
  open(wanted: readonly { eventId: string; seq: number; no: readonly number[] }[]): Promise<Map<string, Json | undefined>>;
  size(): Promise<number>;
  findReplay(org: string, key: string, fingerprint: string): Promise<StoredAnswer | null>;
  /** Takes the head lock in `tx`: until it ends nothing is appended anywhere. Returns the size. */
  hold(tx: EntityManager): Promise<number>;
  close(): Promise<void>;
}
export interface Problem {
  seq: number;
  what: string;
}
export declare function verifyLedger(
  dataSource: DataSource,
  options?: { onProgress?(done: number, total: number): void; sealer?: Sealer },
): Promise<{ size: number; checked: number; problems: Problem[] }>;
export declare const ledgerMigrations: Function[];
export declare function eraseSecrets(shredder: DataSource | EntityManager, subject: string): Promise<number>;
