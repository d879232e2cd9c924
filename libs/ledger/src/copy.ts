import type { DataSource, EntityManager } from 'typeorm';
import { orFault } from './outage.js';
import type { EventRow } from './verify.js';

const PAGE = 1_000;

export interface CopyOptions {
  /** Makes the row that is written from the row that was read: a rehearsal can alter one. */
  alter?(row: EventRow): EventRow;
  onProgress?(done: number, total: number): void;
}

/**
 * Copies head and entries to an empty ledger, as they were at one moment; returns the size. Sealed values stay where they are: a check of the
 * leaves needs none. Only reads in `from`.
 */
export async function copyLedger(from: DataSource, to: DataSource, { alter, onProgress }: CopyOptions = {}): Promise<number> {
  return orFault(() =>
    from.transaction('REPEATABLE READ', async (reading) => {
      const [head] = (await reading.query(`select size from ledger.ledger_head where id = 1`)) as { size: string }[];
      const size = Number(head?.size ?? 0);
      await to.transaction(async (writing) => {
        let copied = 0;
        for (let rows = await page(reading, -1); rows.length > 0; rows = await page(reading, Number(rows.at(-1)!.seq))) {
          await insertRows(writing, alter ? rows.map((row) => alter(row)) : rows);
          copied += rows.length;
          onProgress?.(copied, Math.max(size, copied));
        }
        await writing.query(`update ledger.ledger_head set size = $1 where id = 1`, [size]);
      });
      return size;
    }),
  );
}

function page(tx: EntityManager, after: number): Promise<EventRow[]> {
  return tx.query(`select * from ledger.ledger_event where seq > $1 order by seq limit ${PAGE}`, [after]);
}

function insertRows(tx: EntityManager, rows: readonly EventRow[]): Promise<unknown> {
  const column = (name: keyof EventRow) => rows.map((row) => row[name]);
  return tx.query(
    `insert into ledger.ledger_event (seq, event_id, org, stream_type, stream_id, stream_version, event_type, schema_version,
       recorded_at, trace_id, span_id, header, commitments, leaf_hash)
     select * from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::int[], $7::text[], $8::smallint[],
       $9::timestamptz[], $10::bytea[], $11::bytea[], $12::bytea[], $13::bytea[], $14::bytea[])`,
    [
      column('seq'),
      column('event_id'),
      column('org'),
      column('stream_type'),
      column('stream_id'),
      column('stream_version'),
      column('event_type'),
      column('schema_version'),
      column('recorded_at'),
      column('trace_id'),
      column('span_id'),
      column('header'),
      column('commitments'),
      column('leaf_hash'),
    ],
  );
}
