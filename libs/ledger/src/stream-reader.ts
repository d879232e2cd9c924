import type { DataSource } from 'typeorm';
import type { StoredFact, StreamName } from './fact.js';
import { type EntryRow, factOf } from './header.js';

interface Wanted {
  stream: StreamName;
  resolve(facts: StoredFact[]): void;
  reject(error: unknown): void;
}

/** Reads streams; those asked for in the same turn of the event loop share one query, as their appends share one commit. */
export class StreamReader {
  #wanted: Wanted[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** The facts of a stream in order of version; empty when it does not exist or is of another type. */
  read(stream: StreamName): Promise<StoredFact[]> {
    return new Promise((resolve, reject) => {
      if (this.#wanted.length === 0) setImmediate(() => void this.#flush());
      this.#wanted.push({ stream, resolve, reject });
    });
  }

  async #flush(): Promise<void> {
    const wanted = this.#wanted;
    this.#wanted = [];
    try {
      const streams = await this.#query([...new Set(wanted.map(({ stream }) => stream.id))]);
      for (const { stream, resolve } of wanted) resolve((streams.get(stream.id) ?? []).filter((fact) => fact.stream.type === stream.type));
    } catch (error) {
      for (const { reject } of wanted) reject(error);
    }
  }

  async #query(ids: readonly string[]): Promise<Map<string, StoredFact[]>> {
    const rows = (await this.dataSource.query(
      `select seq, header, commitments, leaf_hash from ledger.ledger_event where stream_id = any($1::uuid[]) order by stream_id, stream_version`,
      [ids],
    )) as EntryRow[];
    const streams = new Map<string, StoredFact[]>();
    for (const row of rows) {
      const fact = factOf(row);
      const facts = streams.get(fact.stream.id) ?? [];
      if (fact.version !== facts.length + 1) throw new Error(`ledger entry ${fact.seq} is not the next version of its stream`);
      facts.push(fact);
      streams.set(fact.stream.id, facts);
    }
    return streams;
  }
}
