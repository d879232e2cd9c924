import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Checkpoint, VerifierKey } from '#libs/notes';
import { Unusable } from './exit.js';

/** The log of a database, and the keys under which its checkpoints verify. */
export interface LogSource {
  dataSource: DataSource;
  keys: VerifierKey[];
}

/** A checkpoint with its note: text, signature of the log, one line per witness. */
export interface SignedCheckpoint extends Checkpoint {
  note: string;
}

/** One entry: the bytes that its leaf is the hash of. */
export interface LogEntry {
  seq: number;
  header: Buffer;
  commitments: Buffer;
}

const PAGE = 2_000;
const TIMEOUT_ms = 10_000;

/** Entries 0 up to, but not including, `size`, as they stand in the ledger: nothing is judged here. */
export async function* entriesOf({ dataSource }: LogSource, size: number): AsyncGenerator<LogEntry> {
  for (let from = 0; from < size;) {
    const rows = await dataSource.query<{ seq: string; header: Buffer; commitments: Buffer }[]>(
      `select seq, header, commitments from ledger.ledger_event where seq >= $1 and seq < $2 order by seq limit ${PAGE}`,
      [from, size],
    );
    for (const { seq, header, commitments } of rows) yield { seq: Number(seq), header, commitments };
    const last = rows.at(-1);
    if (!last) return; // a missing tail is for the verifier to tell
    from = Number(last.seq) + 1;
  }
}

/** Receipts of entries before `size`, in their order: of one that is beyond the checkpoint nothing could be proved yet. */
export async function* receiptsOf({ dataSource }: LogSource, size: number): AsyncGenerator<{ seq: number; jws: string }> {
  for (let from = 0; from < size;) {
    const rows = await dataSource.query<{ seq: string; jws: string }[]>(
      `select seq, jws from logbook_receipt where seq >= $1 and seq < $2 order by seq limit ${PAGE}`,
      [from, size],
    );
    for (const { seq, jws } of rows) yield { seq: Number(seq), jws };
    const last = rows.at(-1);
    if (!last) return;
    from = Number(last.seq) + 1;
  }
}

const notes = `
  select kept.size, kept.signed_at,
    kept.note || coalesce((select string_agg(line.line, '' order by line.witness) from logbook_cosignature as line where line.size = kept.size), '') as note
  from logbook_checkpoint as kept`;

/** The newest that a witness cosigned, or else the newest. @throws Unusable */
export async function checkpointFor(source: LogSource): Promise<SignedCheckpoint> {
  const cosigned = 'exists (select from logbook_cosignature as line where line.size = kept.size)';
  const [found] = await checkpointsWhere(source, `${notes} order by ${cosigned} desc, kept.size desc limit 1`);
  if (found) return found;
  throw new Unusable('dit logboek heeft nog geen controlepunt; een draaiende hub maakt er binnen een minuut een');
}

/** Of each day before it the last: enough to see where a history was changed, and few enough to keep. */
export function earlierCheckpoints(source: LogSource, size: number): Promise<SignedCheckpoint[]> {
  return checkpointsWhere(
    source,
    `select distinct on (date_trunc('day', signed_at)) size, note from (${notes} where kept.size < $1) as earlier
     order by date_trunc('day', signed_at), size desc`,
    [size],
  );
}

async function checkpointsWhere({ dataSource, keys }: LogSource, sql: string, parameters: unknown[] = []): Promise<SignedCheckpoint[]> {
  const { parseCheckpoint, verifyNote } = await import('#libs/notes');
  const rows = await dataSource.query<{ size: string; note: string }[]>(sql, parameters);
  return rows.map(({ size, note }) => {
    const text = verifyNote(note, keys)?.text;
    const checkpoint = text === undefined ? undefined : parseCheckpoint(text);
    if (!checkpoint || checkpoint.size !== Number(size))
      throw new Unusable(`het controlepunt van ${size} regels past niet bij deze sleutels`);
    return { ...checkpoint, note };
  });
}

/** Where keys may come from: a file, or the hub that is named or that runs on the data folder. */
interface KeyChoice {
  hub?: string | undefined;
  keys?: string | undefined;
  dataDir?: string | undefined;
}

/** @throws Unusable */
export async function keysOf({ hub, keys, dataDir }: KeyChoice): Promise<VerifierKey[]> {
  const { parseVkey } = await import('#libs/notes');
  const lines = keys ? linesOf(keys) : await keysOfHub(hub ?? runningHub(dataDir));
  try {
    return lines.map(parseVkey);
  } catch {
    throw new Unusable('er staat een regel tussen de sleutels die er geen is; zo hoort het: naam+kenmerk+sleutel');
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').match(/^[^#\s].*$/gm) ?? [];
  } catch {
    throw new Unusable(`${file} is niet te lezen`);
  }
}

async function keysOfHub(hub: string): Promise<string[]> {
  try {
    const answer = await fetch(`${hub.replace(/\/$/, '')}/v1/logboek/sleutels`, { signal: AbortSignal.timeout(TIMEOUT_ms) });
    const { logboek, getuigen, ontvangstbewijzen } = (await answer.json()) as Record<'getuigen' | 'ontvangstbewijzen', string[]> & {
      logboek: string;
    };
    return [logboek, ...getuigen, ...ontvangstbewijzen];
  } catch {
    throw new Unusable(`de hub op ${hub} geeft zijn sleutels niet; noem ze met --keys`);
  }
}

function runningHub(dataDir: string | undefined): string {
  const file = join(resolve(dataDir ?? (process.env['SEINHUIS_DATA_DIR'] || '.seinhuis')), 'connection.json');
  if (!existsSync(file)) throw new Unusable('de sleutels van het logboek ontbreken: noem de hub met --hub, of een bestand met --keys');
  return (JSON.parse(readFileSync(file, 'utf8')) as { hub: string }).hub;
}
