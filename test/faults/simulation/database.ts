import type { DataSource } from 'typeorm';
import type { Proc, World } from './world.js';

export interface EventRow {
  seq: string;
  stream_id: string;
  stream_type: string;
  stream_version: number;
  header: Buffer;
  commitments: Buffer;
  leaf_hash: Buffer;
  recorded_at: Date;
}

interface SavedRow {
  org: string;
  key: string;
  fingerprint: string;
  status: number;
  response: unknown;
}

/** What is broken on purpose in it. */
export type BrokenDatabase = 'answers before the commit' | 'cursor apart from the rows' | 'reads in the order of the clock';

class Transaction {
  readonly writes: (() => void)[] = [];
  /** How much was written at its savepoint. */
  saved = 0;
  /** Its line broke: nothing can be asked in it any more. */
  cut = false;
  constructor(readonly owner: Proc) {}
}

const cut = () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
/** How often a question, or a commit, meets a line that breaks. */
const [CUT_QUERY, CUT_COMMIT] = [0.02, 0.05];

/**
 * The part of PostgreSQL that the ledger and its readers lean on: committed rows, row locks, and transactions that happen whole or not at all. It knows
 * their statements by a few words; another statement ends the run.
 */
export class SimDatabase {
  readonly events: EventRow[] = [];
  readonly cursors = new Map<string, number>();
  readonly counted: number[] = [];
  readonly #answers = new Map<string, SavedRow>();
  readonly #locks = new Map<string, Transaction>();

  constructor(
    private readonly world: World,
    private readonly broken?: BrokenDatabase,
  ) {}

  /** Up to where, not including, the view has read. */
  get read(): number {
    return this.cursors.get('counted') ?? 0;
  }

  /** The database as one process sees it. */
  for(owner: Proc): DataSource {
    const query = (sql: string, parameters: unknown[] = []) => this.#ask(new Transaction(owner), sql, parameters, true);
    const transaction = (work: (tx: unknown) => Promise<unknown>) => this.#transact(new Transaction(owner), work);
    return { query, transaction, manager: { query } } as unknown as DataSource;
  }

  /** What the server does when a client is gone. */
  forget(owner: Proc): void {
    for (const [name, { owner: holder }] of this.#locks) if (holder === owner) this.#locks.delete(name);
  }

  async #transact<T>(tx: Transaction, work: (tx: unknown) => Promise<T>): Promise<T> {
    try {
      const result = await work({ query: (sql: string, parameters: unknown[] = []) => this.#ask(tx, sql, parameters, false) });
      await this.#commit(tx);
      return result;
    } finally {
      this.#release(tx);
    }
  }

  async #commit(tx: Transaction): Promise<void> {
    const apply = () => {
      for (const write of tx.writes.splice(0)) write();
      this.#release(tx);
    };
    if (this.broken === 'answers before the commit' && this.world.fails(CUT_COMMIT)) return;
    // whoever sent a commit and died does not know what became of it
    const orphaned = () => (this.world.random.chance(0.5) ? apply() : this.#release(tx));
    await this.world.port(
      tx.owner,
      'commit',
      () => {
        const [before, after] = [this.world.fails(CUT_COMMIT), this.world.fails(CUT_COMMIT)];
        if (before) throw cut();
        apply();
        if (after) throw cut();
      },
      { orphaned },
    );
  }

  #release(tx: Transaction): void {
    for (const [name, holder] of this.#locks) if (holder === tx) this.#locks.delete(name);
  }

  #ask(tx: Transaction, sql: string, parameters: unknown[], alone: boolean): Promise<unknown> {
    const lock = sql.includes('ledger.open_batch(') ? 'head' : undefined;
    const free = () => !lock || !this.#locks.has(lock) || this.#locks.get(lock) === tx;
    return this.world.port(
      tx.owner,
      'query',
      () => {
        if (tx.cut || this.world.fails(CUT_QUERY)) {
          tx.cut = true;
          throw cut();
        }
        if (lock) this.#locks.set(lock, tx);
        const rows = this.#answer(tx, sql, parameters);
        if (alone) {
          for (const write of tx.writes.splice(0)) write();
          this.#release(tx);
        }
        return rows;
      },
      { possible: free },
    );
  }

  #answer(tx: Transaction, sql: string, p: unknown[]): unknown {
    if (sql.includes('ledger.open_batch(')) return [this.#head(p as [string[], string[], string[]])];
    if (sql.includes('with entries as')) return this.#insert(tx, p as unknown[][]);
    if (sql.includes('join ledger.idempotency')) return this.#saved(p as [string[], string[]]);
    if (sql.includes('where stream_id = any')) return this.#stream(new Set(p[0] as string[]));
    if (sql.includes('from ledger.ledger_event where seq >=')) return this.#from(p as [number, number]);
    if (sql.includes('select size from ledger.ledger_head')) return [{ size: String(this.events.length) }];
    if (sql.includes('savepoint')) return this.#savepoint(tx, sql);
    return this.#reader(tx, sql, p);
  }

  #savepoint(tx: Transaction, sql: string): [] {
    if (sql.startsWith('savepoint')) tx.saved = tx.writes.length;
    if (sql.startsWith('rollback to')) tx.writes.length = tx.saved;
    return [];
  }

  /** The statements of an own-pace reader. */
  #reader(tx: Transaction, sql: string, p: unknown[]): unknown {
    const name = p[0] as string;
    if (sql.includes('insert into counted')) {
      const seqs = Array.isArray(p[0]) ? (p[0] as number[]) : [p[0] as number];
      if (this.broken === 'cursor apart from the rows') this.counted.push(...seqs);
      else tx.writes.push(() => this.counted.push(...seqs));
      return [];
    }
    if (sql.includes('insert into delivery.consumer_cursor')) {
      tx.writes.push(() => this.cursors.set(name, this.cursors.get(name) ?? 0));
      return [];
    }
    if (sql.includes('skip locked')) {
      const lock = `cursor ${name}`;
      if (this.#locks.has(lock) || this.cursors.get(name) !== p[1]) return [[], 0];
      this.#locks.set(lock, tx);
      tx.writes.push(() => this.cursors.set(name, p[2] as number));
      return [[], 1];
    }
    if (sql.includes('select next_seq from delivery.consumer_cursor')) return [{ next_seq: String(this.cursors.get(name) ?? 0) }];
    throw new Error(`the simulated database does not know: ${sql.trim().slice(0, 80)}`);
  }

  #from([seq, limit]: [number, number]): EventRow[] {
    const byClock = this.broken === 'reads in the order of the clock';
    const all = byClock ? this.events.toSorted((a, b) => a.recorded_at.getTime() - b.recorded_at.getTime()) : this.events;
    return all.slice(seq, seq + limit);
  }

  #head([streams, orgs, keys]: [string[], string[], string[]]): unknown {
    const heads = this.events
      .filter(({ stream_id, stream_version }) => streams.includes(stream_id) && stream_version === this.#versionOf(stream_id))
      .map(({ stream_id, stream_type, stream_version }) => ({ id: stream_id, type: stream_type, version: stream_version }));
    return { head_size: String(this.events.length), head_epoch: '1', heads, answers: this.#saved([orgs, keys]) };
  }

  #versionOf = (stream: string): number => this.events.filter(({ stream_id }) => stream_id === stream).length;

  #saved([orgs, keys]: [string[], string[]]): SavedRow[] {
    return orgs.flatMap((org, at) => this.#answers.get(`${org} ${keys[at]}`) ?? []);
  }

  #stream(ids: ReadonlySet<string>): EventRow[] {
    const own = this.events.filter(({ stream_id }) => ids.has(stream_id));
    return own.sort((a, b) => a.stream_id.localeCompare(b.stream_id) || a.stream_version - b.stream_version);
  }

  /** Parameters as in INSERT_BATCH of the ledger. */
  #insert(tx: Transaction, columns: unknown[][]): unknown {
    const [seqs, , , types, streams, versions, , , recorded, , , headers, commitments, leaves] = columns as [number[], ...unknown[][]];
    const [orgs, keys, fingerprints, statuses, responses] = columns.slice(20);
    tx.writes.push(() => {
      seqs.forEach((seq, at) => {
        if (seq !== this.events.length) throw Object.assign(new Error('duplicate key'), { code: '23505' });
        this.events.push({
          seq: String(seq),
          stream_type: types![at] as string,
          stream_id: streams![at] as string,
          stream_version: versions![at] as number,
          header: headers![at] as Buffer,
          commitments: commitments![at] as Buffer,
          leaf_hash: leaves![at] as Buffer,
          recorded_at: new Date(recorded![at] as string),
        });
      });
      orgs!.forEach((org, at) => {
        const row = {
          org,
          key: keys![at],
          fingerprint: fingerprints![at],
          status: statuses![at],
          response: JSON.parse(responses![at] as string) as unknown,
        };
        this.#answers.set(`${String(row.org)} ${String(row.key)}`, row as SavedRow);
      });
    });
    return [{}];
  }
}
