import { wants, type StoredFact, type View } from '#libs/ledger';
import { spanned } from '#libs/telemetry';
import type { DataSource, EntityManager } from 'typeorm';
import { PAGE_MAX, type Pages } from './pages.js';

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

/** @throws ViewFailed */
async function applyFact(tx: EntityManager, view: View, fact: StoredFact): Promise<void> {
  try {
    await view.apply(tx, fact);
  } catch (error) {
    throw new ViewFailed(view.name, fact.seq, error);
  }
}

/**
 * Applies to each view the facts that it wants, all at once when it can; when that fails, one by one, which tells the fact that it fails on.
 * @throws ViewFailed
 */
export async function applyPage(tx: EntityManager, views: readonly View[], facts: readonly StoredFact[]): Promise<void> {
  const wanted = views.map((view) => ({ view, own: facts.filter(({ type }) => wants(view, type)) }));
  if (wanted.some(({ view, own }) => view.applyAll && own.length > 1)) {
    await tx.query('savepoint page');
    try {
      for (const { view, own } of wanted) await applyMany(tx, view, own);
      await tx.query('release savepoint page');
      return;
    } catch {
      await tx.query('rollback to savepoint page');
    }
  }
  for (const { view, own } of wanted) for (const fact of own) await applyFact(tx, view, fact);
}

async function applyMany(tx: EntityManager, view: View, facts: readonly StoredFact[]): Promise<void> {
  if (view.applyAll && facts.length > 1) await view.applyAll(tx, facts);
  else for (const fact of facts) await applyFact(tx, view, fact);
}

/** Moves one asynchronous view forward: facts and cursor in one transaction, so each fact counts once. */
export class Reader {
  #limit = PAGE_MAX;
  /** Where this process left the cursor. Another may have moved it since: then nothing is applied, and it is read again. */
  #next: number | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly pages: Pages,
    readonly view: View,
  ) {}

  /** Gives the view a cursor at the beginning, unless it has one. */
  async enrol(): Promise<void> {
    this.#next = undefined;
    await this.dataSource.query(`insert into delivery.consumer_cursor (consumer, next_seq) values ($1, 0) on conflict do nothing`, [
      this.view.name,
    ]);
  }

  /**
   * Applies the next facts. Returns whether it moved: false = nothing new, or another process is at it.
   * @throws ViewFailed the facts before the one that failed are applied by the next call
   */
  async step(): Promise<boolean> {
    const next = this.#next ?? (await this.#nextSeq());
    const facts = await this.pages.from(next, this.#limit);
    this.#next = next;
    if (facts.length === 0) return false;
    this.#next = undefined;
    try {
      const told = { 'seinhuis.consumer': this.view.name, 'seinhuis.events': facts.length };
      const moved = await spanned('delivery.batch', told, () => this.#apply(next, facts));
      if (!moved) return false;
      this.#limit = PAGE_MAX;
      this.#next = next + facts.length;
      return true;
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

  async #apply(next: number, facts: readonly StoredFact[]): Promise<boolean> {
    const to = next + facts.length;
    // most facts are not for most views: then the cursor is all that moves
    if (!facts.some(({ type }) => wants(this.view, type))) return this.#move(this.dataSource, next, to);
    return this.dataSource.transaction(async (tx) => {
      if (!(await this.#move(tx, next, to))) return false;
      await applyPage(tx, [this.view], facts);
      return true;
    });
  }

  /** False when the cursor is not there any more, or another process is about to move it. */
  async #move(at: Pick<EntityManager, 'query'>, next: number, to: number): Promise<boolean> {
    const [, moved] = (await at.query(
      `with held as (select consumer from delivery.consumer_cursor where consumer = $1 and next_seq = $2 for update skip locked)
       update delivery.consumer_cursor as cursor set next_seq = $3 from held where cursor.consumer = held.consumer`,
      [this.view.name, next, to],
    )) as [unknown[], number];
    return moved > 0;
  }
}
