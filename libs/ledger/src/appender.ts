import type { DataSource } from 'typeorm';
import { type Append, type Result, writeBatch } from './batch.js';
import type { Outcome } from './fact.js';
import { faultOr, isOutage } from './outage.js';
import { Fault } from './refusal.js';
import type { Fence } from './rows.js';
import type { View } from './view.js';

export interface Limits {
  /** Members of one transaction: more gains nothing and lengthens the time others wait for the head. */
  batch: number;
  /** Appends that may wait in this process; above it the caller hears a Fault at once instead of waiting seconds. */
  waiting: number;
}

interface Waiting {
  append: Append;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/**
 * Group commit: the one writer of this process. What arrives while a transaction runs goes into the next one, so the price of
 * the head lock and of the flush to disk is paid once per batch. Nothing is acknowledged before its commit.
 */
export class Appender {
  readonly #waiting: Waiting[] = [];
  readonly #fence: Fence = {};
  #draining: Promise<void> | undefined;
  #closed = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly views: readonly View[],
    private readonly limits: Limits = { batch: 500, waiting: 10_000 },
  ) {}

  /**
   * Resolves after the commit.
   * @throws VersionConflict, Refusal: this order alone was refused. Fault: the database is away, or too many wait
   */
  append(append: Append): Promise<Outcome> {
    if (this.#closed) return Promise.reject(new Fault('the ledger is closing'));
    if (this.#waiting.length >= this.limits.waiting) return Promise.reject(new Fault('too many appends are waiting'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Takes no more appends and resolves when those that wait are written or refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#draining;
  }

  async #drain(): Promise<void> {
    do {
      await endOfTurn(); // those answered by the last batch come back with their next order in this turn
      await this.#write(this.#waiting.splice(0, this.limits.batch));
    } while (this.#waiting.length > 0);
    this.#draining = undefined;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await this.#transact(batch.map(({ append }) => append));
      batch.forEach((member, index) => settle(member, results[index]!));
    } catch (error) {
      if (batch.length === 1 || isAway(error)) for (const { reject } of batch) reject(faultOr(error));
      else await this.#writeAlone(batch);
    }
  }

  /** After a member broke the batch: each in a transaction of its own, so that one bad member cannot fail the others. */
  async #writeAlone(batch: readonly Waiting[]): Promise<void> {
    for (const member of batch) await this.#write([member]);
  }

  #transact(appends: readonly Append[]): Promise<Result[]> {
    return this.dataSource.transaction((tx) => writeBatch(tx, appends, this.views, this.#fence));
  }
}

const endOfTurn = () => new Promise((resolve) => setImmediate(resolve));

function isAway(error: unknown): boolean {
  return error instanceof Fault || isOutage(error);
}

function settle({ resolve, reject }: Waiting, result: Result): void {
  if ('outcome' in result) resolve(result.outcome);
  else reject(result.error);
}
