import { wants, type Ledger, type StoredFact, type View } from '#libs/ledger';
import { spanned } from '#libs/telemetry';
import type { DataSource, EntityManager } from 'typeorm';

/** Facts per transaction of a reader: long enough to pay for the commit, short enough to let others at the view's rows. */
const BATCH_MAX = 500;

/** A view threw on one fact. The reader stays before that fact; nothing is skipped. */
export class ViewFailed extends Error {
  constructor(
    readonly view: string,
    readonly seq: number,
    cause: unknown,
  ) {
    super(`view ${view} failed on fact ${seq}`, { cause });
    this.name = 'ViewFailed';
  }
}

/** Applies one fact, if the view wants it. @throws ViewFailed */
export async function applyFact(tx: EntityManager, view: View, fact: StoredFact): Promise<void> {
  if (!wants(view, fact.type)) return;
  try {
    await view.apply(tx, fact);
  } catch (error) {
    throw new ViewFailed(view.name, fact.seq, error);
  }
}

/** Moves one asynchronous view forward: facts and cursor in one transaction, so each fact counts once. */
export class Reader {
  #limit = BATCH_MAX;

  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
    readonly view: View,
  ) {}

  /** Gives the view a cursor at the beginning, unless it has one. */
  async enrol(): Promise<void> {
    await this.dataSource.query(`insert into delivery.consumer_cursor (consumer, next_seq) values ($1, 0) on conflict do nothing`, [
      this.view.name,
    ]);
  }

  /**
   * Applies the next facts. Returns whether it moved: false = nothing new, or another process is at it.
   * @throws ViewFailed the facts before the one that failed are applied by the next call
   */
  async step(): Promise<boolean> {
    const next = await this.#nextSeq();
    const facts = await this.ledger.scan(next, this.#limit);
    if (facts.length === 0) return false;
    try {
      const told = { 'seinhuis.consumer': this.view.name, 'seinhuis.events': facts.length };
      const moved = await spanned('delivery.batch', told, () => this.#transact(next, facts));
      if (moved) this.#limit = BATCH_MAX;
      return moved;
    } catch (error) {
      if (error instanceof ViewFailed) this.#limit = Math.max(1, error.seq - next);
      throw error;
    }
  }

  async #nextSeq(): Promise<number> {
    const [cursor] = (await this.dataSource.query(`select next_seq from delivery.consumer_cursor where consumer = $1`, [
      this.view.name,
    ])) as { next_seq: string }[];
    if (!cursor) throw new Error(`view ${this.view.name} has no cursor`);
    return Number(cursor.next_seq);
  }

  /** All at once when the view can; when that fails, one by one, which tells the fact that it fails on. */
  async #transact(next: number, facts: readonly StoredFact[]): Promise<boolean> {
    const oneByOne = async (tx: EntityManager) => {
      for (const fact of facts) await applyFact(tx, this.view, fact);
    };
    const { view } = this;
    const own = facts.filter(({ type }) => wants(view, type));
    if (view.applyAll && own.length > 1) {
      try {
        return await this.dataSource.transaction((tx) => this.#apply(tx, next, facts.length, () => view.applyAll!(tx, own)));
      } catch {
        // told by the attempt below, unless it has passed
      }
    }
    return this.dataSource.transaction((tx) => this.#apply(tx, next, facts.length, () => oneByOne(tx)));
  }

  async #apply(tx: EntityManager, next: number, count: number, work: () => Promise<void>): Promise<boolean> {
    const held = (await tx.query(`select 1 from delivery.consumer_cursor where consumer = $1 and next_seq = $2 for update skip locked`, [
      this.view.name,
      next,
    ])) as unknown[];
    if (held.length === 0) return false;
    await work();
    await tx.query(`update delivery.consumer_cursor set next_seq = $2 where consumer = $1`, [this.view.name, next + count]);
    return true;
  }
}
