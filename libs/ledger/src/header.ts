import { leafHash } from '#libs/proofs';
import canonicalize from 'canonicalize';
import type { Fact, Json, Order, StoredFact } from './fact.js';
import { Refusal } from './refusal.js';

/** Header and commitments together: one entry of a tlog-tiles log, whose length is 16 bits. */
export const ENTRY_MAX_BYTES = 65_535;

/** The JSON object whose RFC 8785 bytes are hashed. Its shape is the format of the ledger and does not change. */
export interface Header {
  event_id: string;
  org: string;
  officer: string | null;
  task: string | null;
  stream_type: string;
  stream_id: string;
  stream_version: number;
  event_type: string;
  schema_version: number;
  /** ISO 8601 in UTC with milliseconds. */
  recorded_at: string;
  trace_id: string;
  span_id: string;
  data: Json;
  fields: { path: string; subject: string }[];
}

/** A row of ledger_event as far as a reader needs it: the columns beside these are an index on the header. */
export interface EntryRow {
  seq: string | number;
  header: Buffer;
  commitments: Buffer;
  leaf_hash: Buffer;
}

/** The header of a fact that an order adds to its stream. */
export function headerOf(order: Order, fact: Fact, eventId: string, version: number): Header {
  return {
    event_id: eventId,
    org: order.org,
    officer: order.officer ?? null,
    task: order.task ?? null,
    stream_type: order.stream.type,
    stream_id: order.stream.id,
    stream_version: version,
    event_type: fact.type,
    schema_version: fact.schemaVersion ?? 1,
    recorded_at: order.at.toISOString(),
    trace_id: order.traceId,
    span_id: order.spanId,
    data: fact.data as Json,
    fields: (fact.personal ?? []).map(({ path, subject }) => ({ path, subject })),
  };
}

/**
 * RFC 8785 bytes. Pure.
 * @throws Refusal 'ledger.not-json' for what JSON cannot carry: lone surrogates, NaN, infinity, cycles
 */
export function canonicalBytes(value: unknown): Buffer {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch {
    text = undefined;
  }
  if (text === undefined) throw new Refusal('ledger.not-json', 'invalid', 'a fact holds a value that JSON cannot carry');
  return Buffer.from(text, 'utf8');
}

/**
 * The fact in a row, from the bytes that were hashed.
 * @throws Error naming the seq when the row does not hash to its leaf: it was changed after it was written
 */
export function factOf(row: EntryRow): StoredFact {
  const seq = Number(row.seq);
  if (!leafHash(row.header, row.commitments).equals(row.leaf_hash)) throw new Error(`ledger entry ${seq} does not match its leaf hash`);
  return { seq, ...placeless(row.header, row.leaf_hash) };
}

/** The fact in these bytes, before it has a position. */
export function placeless(headerBytes: Buffer, leaf: Buffer): Omit<StoredFact, 'seq'> {
  const header = JSON.parse(headerBytes.toString('utf8')) as Header;
  return {
    eventId: header.event_id,
    org: header.org,
    officer: header.officer,
    task: header.task,
    stream: { type: header.stream_type, id: header.stream_id },
    version: header.stream_version,
    type: header.event_type,
    schemaVersion: header.schema_version,
    data: header.data,
    recordedAt: new Date(header.recorded_at),
    traceId: header.trace_id,
    spanId: header.span_id,
    fields: header.fields.map((field, no) => ({ no, ...field })),
    leafHash: leaf.toString('hex'),
  };
}
