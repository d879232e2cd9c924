import type { DataSource, EntityManager } from 'typeorm';
import { spanned } from '#libs/telemetry';
import { Appender } from './appender.js';
import { type Append, VersionConflict, versionConflict } from './batch.js';
import { checkOrder, prepareEntries } from './entry.js';
import type { Decider, Fact, Json, Order, Outcome, StoredAnswer, StoredFact, StreamName } from './fact.js';
import { type EntryRow, factOf } from './header.js';
import { checkKey, forgetExpired, type OwnKey, type SavedAnswers, savedAnswers } from './idempotency.js';
import { openFields, type WantedFields } from './open-fields.js';
import { orFault } from './outage.js';
import { Refusal } from './refusal.js';
import { lockHead } from './rows.js';
import type { Sealer } from './sealer.js';
import { StreamReader } from './stream-reader.js';
import { Together } from './together.js';
import type { View } from './view.js';

/** Attempts after the first, when another order was faster and the client did not ask for a version. */
const RETRIES = 5;

/**
 * The record of everything that happened: append-only, dense, in commit order. Each method throws Fault when the database is
 * away, and Error when an entry does not match its leaf hash.
 */
export class Ledger {
  readonly #appender: Appender;
  readonly #reader: StreamReader;
  readonly #replays = new Together<OwnKey, SavedAnswers>(async (keys) => {
    const saved = await savedAnswers(this.dataSource.manager, keys);
    return keys.map(() => saved);
  });

  /** @param onAppended told after each commit what was appended, and how many seconds that took with its waiting; it must not throw */
  constructor(
    private readonly dataSource: DataSource,
    private readonly sealer: Sealer,
    inlineViews: readonly View[] = [],
    private readonly onAppended?: (facts: readonly StoredFact[], seconds: number) => void,
  ) {
    const inline = inlineViews.filter((view) => view.mode === 'inline');
    if (inline.length !== inlineViews.length) throw new RangeError('the ledger applies inline views only');
    this.#appender = new Appender(dataSource, inline);
    this.#reader = new StreamReader(dataSource);
  }

  /**
   * Folds the stream, asks `decide` for new facts, and writes them; resolves after the commit. When another order was faster,
   * it reads and decides again, so `decide` must be pure. With `expectedVersion: 0` the stream is taken to be new and is not read.
   * @throws Refusal what `decide` refused; 'ledger.version-conflict', 'ledger.stream-type', 'ledger.fact-too-large',
   *   'ledger.not-json', 'subject.erased', 'idempotency.key-reused', 'idempotency.key-invalid'
   */
  async decide<S, F extends Fact>(
    order: Order,
    decider: Decider<S, F>,
    decide: (state: S, facts: StoredFact<F>[]) => F[],
  ): Promise<Outcome> {
    checkOrder(order);
    if (order.idempotency) checkKey(order.idempotency.key);
    for (let attempt = 0; attempt <= RETRIES; attempt++) {
      try {
        return await orFault(() => this.#attempt(order, decider, decide));
      } catch (error) {
        if (!(error instanceof VersionConflict)) throw error;
        if (order.expectedVersion !== undefined) break;
      }
    }
    throw versionConflict();
  }

  async #attempt<S, F extends Fact>(
    order: Order,
    decider: Decider<S, F>,
    decide: (state: S, facts: StoredFact<F>[]) => F[],
  ): Promise<Outcome> {
    const history = order.expectedVersion === 0 ? [] : await this.read<F>(order.stream);
    const version = history.length;
    let facts: F[];
    try {
      if (order.expectedVersion !== undefined && order.expectedVersion !== version) throw versionConflict();
      facts = decide(
        history.reduce((state, fact) => decider.evolve(state, fact), decider.initial),
        history,
      );
    } catch (error) {
      // the same request may have been done a moment ago: then its answer counts, not that it is now too late
      const replayed = error instanceof Refusal && (await this.#replayOf(order));
      if (replayed) return { facts: [], version, replayed };
      throw error;
    }
    if (facts.length === 0 && !order.idempotency) return { facts: [], version };
    const append = { order, version, entries: await prepareEntries(order, version, facts, this.sealer) };
    return spanned('ledger.append', { 'seinhuis.stream': order.stream.type, 'seinhuis.facts': facts.length }, () => this.#append(append));
  }

  async #append(append: Append): Promise<Outcome> {
    const began_ms = performance.now();
    const outcome = await this.#appender.append(append);
    if (outcome.facts.length > 0) this.onAppended?.(outcome.facts, (performance.now() - began_ms) / 1_000);
    return outcome;
  }

  /** The facts of a stream in order of version; empty when there is no such stream of this type. */
  async read<F extends Fact>(stream: StreamName): Promise<StoredFact<F>[]> {
    return (await orFault(() => this.#reader.read(stream))) as StoredFact<F>[];
  }

  /** At most `limit` facts from `fromSeq` on, in order of seq. Complete: a fact that commits later has a higher seq than all that are seen. */
  async scan(fromSeq: number, limit: number): Promise<StoredFact[]> {
    const rows = (await orFault(() =>
      this.dataSource.query(`select seq, header, commitments, leaf_hash from ledger.ledger_event where seq >= $1 order by seq limit $2`, [
        fromSeq,
        limit,
      ]),
    )) as EntryRow[];
    return rows.map((row, index) => {
      if (Number(row.seq) !== fromSeq + index) throw new Error(`ledger entry ${fromSeq + index} is missing`);
      return factOf(row);
    });
  }

  /**
   * The facts of these types from `fromSeq` on and before `untilSeq`, at most `limit`, in order of seq. Found by the column of the type, so what was
   * put under another type is not among them: `verifyLedger` is what sees that. Each is held against its leaf hash, like every fact that is read.
   */
  async scanTypes(types: readonly string[], fromSeq: number, untilSeq: number, limit: number): Promise<StoredFact[]> {
    const rows = (await orFault(() =>
      this.dataSource.query(
        `select seq, header, commitments, leaf_hash from ledger.ledger_event
         where seq >= $1 and seq < $2 and event_type = any($3::text[]) order by seq limit $4`,
        [fromSeq, untilSeq, types, limit],
      ),
    )) as EntryRow[];
    return rows.map(factOf);
  }

  /** @throws Error when of the facts before `size` one is missing */
  async requireDense(size: number): Promise<void> {
    const [row] = (await orFault(() =>
      this.dataSource.query(`select count(*) as count from ledger.ledger_event where seq < $1`, [size]),
    )) as {
      count: string;
    }[];
    if (Number(row?.count) !== size) throw new Error(`of ${size} ledger entries ${size - Number(row?.count)} are missing`);
  }

  /**
   * Opens the named fields only. Key of the answer: `${seq}/${no}`; value undefined = erased.
   * @throws Error when a seal or commitment does not hold; RangeError when a fact has no such field
   */
  open(wanted: readonly WantedFields[]): Promise<Map<string, Json | undefined>> {
    return orFault(() => openFields(this.dataSource, this.sealer, wanted));
  }

  /** Number of facts; also the seq of the next one. */
  async size(): Promise<number> {
    const [head] = (await orFault(() => this.dataSource.query(`select size from ledger.ledger_head where id = 1`))) as { size: string }[];
    return Number(head?.size ?? 0);
  }

  /**
   * The answer given earlier to this key, or null when it is new (or older than 48 hours).
   * @throws Refusal 'idempotency.key-reused' when it was given to a request with another fingerprint
   */
  async findReplay(org: string, key: string, fingerprint: string): Promise<StoredAnswer | null> {
    checkKey(key);
    const saved = await orFault(() => this.#replays.one({ org, key }));
    return saved.find(org, { key, fingerprint }) ?? null;
  }

  async #replayOf({ org, idempotency }: Order): Promise<StoredAnswer | null> {
    return idempotency ? this.findReplay(org, idempotency.key, idempotency.fingerprint) : null;
  }

  /** Forgets the answers to idempotency keys that are past their time; returns how many. */
  forgetReplays(): Promise<number> {
    return orFault(() => forgetExpired(this.dataSource.manager));
  }

  /** Takes the head lock in `tx`: until that transaction ends nothing is appended by any process. Returns the size. */
  hold(tx: EntityManager): Promise<number> {
    return orFault(() => lockHead(tx));
  }

  /** Takes no more orders and resolves when those that wait are written. Leaves the data source open: it is not ours. */
  close(): Promise<void> {
    return this.#appender.close();
  }
}
