import type { EntityManager } from 'typeorm';
import type { Entry } from './entry.js';
import { Fault } from './refusal.js';

/** The fencing token this process works under; a head with another one means that someone has taken over. */
export interface Fence {
  epoch?: string;
}

/** An entry with the position that the head lock gave it. */
export interface Placed {
  seq: number;
  entry: Entry;
}

/** How long this process may sit on the head lock without speaking to the database, so that a stopped process frees the others. */
const HEAD_IDLE = '30s';

/**
 * Takes the lock that orders all appends of all processes; returns the size of the ledger.
 * @throws Fault when the epoch is no longer the one this process began with
 */
export async function lockHead(tx: EntityManager, fence: Fence = {}): Promise<number> {
  const [head] = (await tx.query(
    `select size, epoch, set_config('idle_in_transaction_session_timeout', $1, true) from ledger.ledger_head where id = 1 for update`,
    [HEAD_IDLE],
  )) as { size: string; epoch: string }[];
  if (!head) throw new Error('ledger_head has no row');
  fence.epoch ??= head.epoch;
  if (fence.epoch !== head.epoch) throw new Fault('another epoch of the ledger has begun; this process must restart', { retryAfter_s: 30 });
  return Number(head.size);
}

/** NOTIFY leaves with the commit and only wakes readers; the payload is the new size. */
export async function moveHead(tx: EntityManager, size: number): Promise<void> {
  await tx.query(`update ledger.ledger_head set size = $1 where id = 1`, [size]);
  await tx.query(`select pg_notify('ledger', $1)`, [String(size)]);
}

/** Type and last version of each of these streams that exists. */
export async function streamHeads(tx: EntityManager, ids: readonly string[]): Promise<Map<string, { type: string; version: number }>> {
  if (ids.length === 0) return new Map();
  const rows = (await tx.query(
    `select head.* from unnest($1::uuid[]) as wanted (stream_id) cross join lateral (
       select stream_id, stream_type, stream_version from ledger.ledger_event e
         where e.stream_id = wanted.stream_id order by stream_version desc limit 1) as head`,
    [ids],
  )) as { stream_id: string; stream_type: string; stream_version: number }[];
  return new Map(rows.map((row) => [row.stream_id, { type: row.stream_type, version: row.stream_version }]));
}

/** Inserts a batch with one statement; the columns beside `header` are copied from it. */
export async function insertEntries(tx: EntityManager, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return;
  const column = <T>(of: (entry: Entry) => T) => placed.map(({ entry }) => of(entry));
  await tx.query(
    `insert into ledger.ledger_event (seq, event_id, org, stream_type, stream_id, stream_version, event_type, schema_version,
       recorded_at, trace_id, span_id, header, commitments, leaf_hash)
     select * from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::int[], $7::text[], $8::smallint[],
       $9::timestamptz[], $10::bytea[], $11::bytea[], $12::bytea[], $13::bytea[], $14::bytea[])`,
    [
      placed.map(({ seq }) => seq),
      column(({ header }) => header.event_id),
      column(({ header }) => header.org),
      column(({ header }) => header.stream_type),
      column(({ header }) => header.stream_id),
      column(({ header }) => header.stream_version),
      column(({ header }) => header.event_type),
      column(({ header }) => header.schema_version),
      column(({ header }) => header.recorded_at),
      column(({ header }) => Buffer.from(header.trace_id, 'hex')),
      column(({ header }) => Buffer.from(header.span_id, 'hex')),
      column(({ headerBytes }) => headerBytes),
      column(({ commitments }) => commitments),
      column(({ leaf }) => leaf),
    ],
  );
}

/** Inserts the sealed values of a batch into the only deletable table of the ledger. */
export async function insertSecrets(tx: EntityManager, placed: readonly Placed[]): Promise<void> {
  const rows = placed.flatMap(({ seq, entry }) => entry.sealed.map((field, no) => ({ seq, no, field })));
  if (rows.length === 0) return;
  await tx.query(
    `insert into ledger.ledger_secret (seq, field_no, subject_key_id, key_version, nonce, ct)
     select * from unnest($1::bigint[], $2::smallint[], $3::uuid[], $4::int[], $5::bytea[], $6::bytea[])`,
    [
      rows.map(({ seq }) => seq),
      rows.map(({ no }) => no),
      rows.map(({ field }) => field.subject),
      rows.map(({ field }) => field.keyVersion),
      rows.map(({ field }) => field.nonce),
      rows.map(({ field }) => field.ciphertext),
    ],
  );
}
