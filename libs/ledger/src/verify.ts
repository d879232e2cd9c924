import { leafHash } from '#libs/proofs';
import canonicalize from 'canonicalize';
import type { DataSource } from 'typeorm';
import { factOf, type Header } from './header.js';
import { orFault } from './outage.js';
import type { Sealer } from './sealer.js';
import { orphanedSecrets, verifySecrets } from './verify-secrets.js';

/** Something that is not as it was written. `seq` is the position, `what` says which check failed; no personal data. */
export interface Problem {
  seq: number;
  what: string;
}

/** Result of a check of the whole ledger. `problems` is in order of seq; at most the first 1,000 are kept. */
export interface Verification {
  /** Number of facts the head says there are. */
  size: number;
  /** Number of rows that were read. */
  checked: number;
  problems: Problem[];
}

export interface VerifyOptions {
  onProgress?(done: number, total: number): void;
  /** When given, every secret that still exists is opened and compared with its commitment. */
  sealer?: Sealer;
}

/** A whole row of ledger_event. */
export interface EventRow {
  seq: string;
  event_id: string;
  org: string;
  stream_type: string;
  stream_id: string;
  stream_version: number;
  event_type: string;
  schema_version: number;
  recorded_at: Date;
  trace_id: Buffer;
  span_id: Buffer;
  header: Buffer;
  commitments: Buffer;
  leaf_hash: Buffer;
}

const PAGE = 1_000;
const PROBLEMS_MAX = 1_000;

/**
 * Recomputes the whole ledger from its bytes: every leaf, the canonical form of each header, columns against header, dense
 * seq, gap-free versions, and the size of the head. It cannot see a change by someone who rewrote everything consistently, or
 * exchanged whole entries of different streams; for that a tree head must have left the building.
 * The head is read first, so facts appended meanwhile are no problem; they are left for the next run.
 */
export async function verifyLedger(dataSource: DataSource, options: VerifyOptions = {}): Promise<Verification> {
  const { size, last } = await extent(dataSource);
  const problems: Problem[] = [];
  const versions = new Map<string, number>();
  let next = 0;
  let checked = 0;
  for (let from = 0; ; from = next) {
    const rows = await page(dataSource, from, last);
    if (rows.length === 0) break;
    for (const row of rows) {
      const seq = Number(row.seq);
      if (seq > next) problems.push(missing(next, seq));
      if (seq >= size) problems.push({ seq, what: `beyond the head, which says ${size} entries` });
      problems.push(...entryProblems(row).map((what) => ({ seq, what })), ...versionProblems(row, versions));
      next = seq + 1;
    }
    if (options.sealer) problems.push(...(await verifySecrets(dataSource, options.sealer, rows)));
    checked += rows.length;
    options.onProgress?.(checked, Math.max(size, checked));
  }
  if (next < size) problems.push(missing(next, size));
  if (options.sealer) problems.push(...(await orphanedSecrets(dataSource)));
  return { size, checked, problems: problems.sort((a, b) => a.seq - b.seq).slice(0, PROBLEMS_MAX) };
}

/** Size of the head and last row in one snapshot, so that appends between two reads do not look like tampering. */
async function extent(dataSource: DataSource): Promise<{ size: number; last: number }> {
  const [row] = (await orFault(() =>
    dataSource.query(
      `select h.size, (select coalesce(max(seq), -1) from ledger.ledger_event) as last from ledger.ledger_head h where h.id = 1`,
    ),
  )) as { size: string; last: string }[];
  if (!row) throw new Error('ledger_head has no row');
  return { size: Number(row.size), last: Number(row.last) };
}

function page(dataSource: DataSource, from: number, last: number): Promise<EventRow[]> {
  return orFault(() =>
    dataSource.query(`select * from ledger.ledger_event where seq between $1 and $2 order by seq limit ${PAGE}`, [from, last]),
  );
}

function missing(from: number, until: number): Problem {
  return { seq: from, what: until - from === 1 ? 'missing' : `missing, with the ${until - from - 1} after it` };
}

function versionProblems(row: EventRow, versions: Map<string, number>): Problem[] {
  const expected = (versions.get(row.stream_id) ?? 0) + 1;
  versions.set(row.stream_id, row.stream_version);
  if (row.stream_version === expected) return [];
  return [{ seq: Number(row.seq), what: `version ${row.stream_version} of its stream where ${expected} was due` }];
}

function entryProblems(row: EventRow): string[] {
  if (!leafHash(row.header, row.commitments).equals(row.leaf_hash)) return ['header and commitments do not match the leaf hash'];
  let header: Header;
  try {
    header = JSON.parse(row.header.toString('utf8')) as Header;
    factOf(row);
  } catch {
    return ['header is not readable'];
  }
  const problems: string[] = [];
  if (canonicalize(header) !== row.header.toString('utf8')) problems.push('header is not canonical');
  if (row.commitments.length !== header.fields.length * 32) problems.push('not one commitment per field');
  const unequal = differingColumns(row, header);
  if (unequal.length > 0) problems.push(`${unequal.join(', ')} differ from the header`);
  return problems;
}

function differingColumns(row: EventRow, header: Header): string[] {
  const columns: Partial<Header> = {
    event_id: row.event_id,
    org: row.org,
    stream_type: row.stream_type,
    stream_id: row.stream_id,
    stream_version: row.stream_version,
    event_type: row.event_type,
    schema_version: row.schema_version,
    recorded_at: row.recorded_at.toISOString(),
    trace_id: row.trace_id.toString('hex'),
    span_id: row.span_id.toString('hex'),
  };
  return (Object.keys(columns) as (keyof Header)[]).filter((name) => columns[name] !== header[name]);
}
