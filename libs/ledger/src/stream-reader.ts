import type { DataSource } from 'typeorm';
import type { StoredFact, StreamName } from './fact.js';
import { type EntryRow, factOf } from './header.js';
import { Together } from './together.js';

/** Reads streams; those asked for in the same turn of the event loop share one query. */
export class StreamReader {
  readonly #together = new Together<StreamName, StoredFact[]>(async (wanted) => {
    const streams = await this.#query([...new Set(wanted.map(({ id }) => id))]);
    return wanted.map(({ id, type }) => (streams.get(id) ?? []).filter((fact) => fact.stream.type === type));
  });

  constructor(private readonly dataSource: DataSource) {}

  /** The facts of a stream in order of version; empty when it does not exist or is of another type. */
  read(stream: StreamName): Promise<StoredFact[]> {
    return this.#together.one(stream);
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
