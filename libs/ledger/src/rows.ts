import type { EntityManager } from 'typeorm';
import type { Entry } from './entry.js';
import { answerColumns, type AnswerRow, type SavedAnswer, SavedAnswers } from './idempotency.js';
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

/** What a batch sees once it holds the head: nothing of it can change until the transaction ends. */
export interface HeadView {
  size: number;
  /** Type and last version of each stream that exists. */
  heads: Map<string, { type: string; version: number }>;
  /** The whole truth about these keys: answers are only written under the head lock. */
  answers: SavedAnswers;
}

/** Takes the lock that orders all appends of all processes; returns the size of the ledger. */
export async function lockHead(tx: EntityManager): Promise<number> {
  const [head] = (await tx.query(`select size from ledger.ledger_head where id = 1 for update`)) as { size: string }[];
  if (!head) throw new Error('ledger_head has no row');
  return Number(head.size);
}

/**
 * Takes the head lock for a batch and looks at its streams and keys.
 * @throws Fault when the epoch is no longer the one this process began with
 */
export async function openBatch(
  tx: EntityManager,
  streams: readonly string[],
  keys: readonly { org: string; key: string }[],
  fence: Fence,
): Promise<HeadView> {
  const [row] = (await tx.query(
    `select *, set_config('idle_in_transaction_session_timeout', $4, true) from ledger.open_batch($1::uuid[], $2::text[], $3::text[])`,
    [[...new Set(streams)], keys.map(({ org }) => org), keys.map(({ key }) => key), HEAD_IDLE],
  )) as { head_size: string; head_epoch: string; heads: { id: string; type: string; version: number }[]; answers: AnswerRow[] }[];
  const { head_size, head_epoch, heads, answers } = row!;
  fence.epoch ??= head_epoch;
  if (fence.epoch !== head_epoch) throw new Fault('another epoch of the ledger has begun; this process must restart', { retryAfter_s: 30 });
  return { size: Number(head_size), heads: new Map(heads.map(({ id, ...head }) => [id, head])), answers: new SavedAnswers(answers) };
}

const INSERT_BATCH = `
with entries as (
  insert into ledger.ledger_event (seq, event_id, org, stream_type, stream_id, stream_version, event_type, schema_version,
    recorded_at, trace_id, span_id, header, commitments, leaf_hash)
  select * from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::int[], $7::text[], $8::smallint[],
    $9::timestamptz[], $10::bytea[], $11::bytea[], $12::bytea[], $13::bytea[], $14::bytea[])
), secrets as (
  insert into ledger.ledger_secret (seq, field_no, subject_key_id, key_version, nonce, ct)
  select * from unnest($15::bigint[], $16::smallint[], $17::uuid[], $18::int[], $19::bytea[], $20::bytea[])
), answers as (
  insert into ledger.idempotency (org, key, fingerprint, status, response, expires)
  select org, key, fingerprint, status, response::json, now() + kept
    from unnest($21::text[], $22::text[], $23::text[], $24::smallint[], $25::text[], $26::interval[])
    as row (org, key, fingerprint, status, response, kept)
)
update ledger.ledger_head set size = size + cardinality($1::bigint[]) where id = 1 returning pg_notify('ledger', size::text)`;

/**
 * Writes entries, their secrets, the answers to idempotency keys and the new size of the head with one statement: each round trip is time in which all others
 * wait for the head. NOTIFY leaves with the commit and only wakes readers.
 */
export async function insertBatch(tx: EntityManager, placed: readonly Placed[], fresh: readonly SavedAnswer[]): Promise<void> {
  const seqs = placed.map(({ seq }) => seq);
  await tx.query(INSERT_BATCH, [seqs, ...entryColumns(placed), ...secretColumns(placed), ...answerColumns(fresh)]);
}

/** The columns beside `header` are copies from it: an index for queries. */
function entryColumns(placed: readonly Placed[]): unknown[][] {
  const column = (of: (entry: Entry) => unknown) => placed.map(({ entry }) => of(entry));
  return [
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
  ];
}

function secretColumns(placed: readonly Placed[]): unknown[][] {
  const rows = placed.flatMap(({ seq, entry }) => entry.sealed.map((field, no) => ({ seq, no, field })));
  return [
    rows.map(({ seq }) => seq),
    rows.map(({ no }) => no),
    rows.map(({ field }) => field.subject),
    rows.map(({ field }) => field.keyVersion),
    rows.map(({ field }) => field.nonce),
    rows.map(({ field }) => field.ciphertext),
  ];
}
