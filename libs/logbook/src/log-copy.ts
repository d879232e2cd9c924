import type { DataSource } from 'typeorm';
import { Refusal } from '#libs/ledger';
import { type Checkpoint, formatVkey, parseCheckpoint, type VerifierKey, verifyNote } from '#libs/notes';
import { tilePath, tilesOf } from '#libs/proofs';
import { Tree } from './tree.js';

/** Each page is a question of its own, so that no connection is held while a slow reader takes what it got. */
type Reading = Pick<DataSource, 'query'>;

/** A checkpoint with its note: text, signature of the log, one line per witness. */
interface SignedCheckpoint extends Checkpoint {
  note: string;
}

/** One entry: the bytes that its leaf is the hash of. */
export interface LogEntry {
  seq: number;
  header: Buffer;
  commitments: Buffer;
}

/** One file of a copy. Its content is read while it is written away, and is as long as it says, or reading it fails. */
export interface CopiedFile {
  path: string;
  /** Bytes. */
  size: number;
  content: Iterable<Buffer> | AsyncIterable<Buffer>;
}

/** Entries read at once; each has at most 65,535 bytes, so this is what bounds the memory. */
const PAGE = 200;
/** Entries measured at once. */
const STRETCH = 50_000;

/**
 * The log up to a checkpoint as files that prove themselves: headers, commitments, hashes, receipts and public keys; nothing that was sealed, and no secret.
 * What it reads is only ever added to, so pages that are read one after another are of one history.
 * @see docs/decisions/0016-offline-verifier.md
 */
export class LogCopy {
  private entriesSize: Promise<number> | undefined;

  private constructor(
    private readonly reading: Reading,
    private readonly keys: readonly VerifierKey[],
    readonly checkpoint: SignedCheckpoint,
    private readonly earlier: readonly SignedCheckpoint[],
  ) {}

  /**
   * @param keys under which the checkpoints verify; all of them go along
   * @param size of the checkpoint up to which; else the newest that a witness cosigned, or else the newest
   * @throws Refusal 'logbook.empty' when there is no checkpoint, 'logbook.unverified' when one is not signed with these keys
   */
  static async of(reading: Reading, keys: readonly VerifierKey[], size?: number): Promise<LogCopy> {
    const cosigned = 'exists (select from logbook_cosignature as line where line.size = kept.size)';
    const which = size === undefined ? `order by ${cosigned} desc, kept.size desc limit 1` : 'where kept.size = $1';
    const [last] = await checkpoints(reading, keys, `${notes} ${which}`, size === undefined ? [] : [size]);
    if (!last) throw new Refusal('logbook.empty', 'not-found', 'Er is nog geen controlepunt. Probeer het over een minuut opnieuw.');
    return new LogCopy(reading, keys, last, await checkpoints(reading, keys, lastOfEachDay, [last.size]));
  }

  /** How large its files are: as many of each size. Without reading what is in them. */
  async sizes(): Promise<{ size: number; count: number }[]> {
    const receipts: { size: number; count: string }[] = await this.reading.query(
      'select octet_length(jws) + 1 as size, count(*) from logbook_receipt where seq < $1 group by 1',
      [this.checkpoint.size],
    );
    const small = [...this.beside(), ...this.checkpoints()].map(({ size }) => ({ size, count: 1 }));
    const tiles = tilesOf(this.checkpoint.size).map(({ width }) => ({ size: width * HASH_bytes, count: 1 }));
    const counted = receipts.map(({ size, count }) => ({ size, count: Number(count) }));
    return [{ size: await this.measured(), count: 1 }, ...tiles, ...small, ...counted];
  }

  /**
   * Its files in their order. The checkpoint comes last: a copy that broke off has none, and is refused by whoever checks it.
   * @param onEntries told how many entries were taken
   */
  async *files(onEntries?: (count: number) => void): AsyncGenerator<CopiedFile> {
    yield { path: 'entries.ndjson', size: await this.measured(), content: this.lines(onEntries) };
    for await (const { path, content } of this.tiles()) yield whole(path, content);
    yield* this.beside();
    for await (const { seq, jws } of this.receipts()) yield whole(`receipts/${String(seq).padStart(9, '0')}.jws`, `${jws}\n`);
    yield* this.checkpoints();
  }

  /** Entries as they stand in the ledger: nothing is judged here. Where some are missing it goes on; that is for the verifier to tell. */
  async *entries(): AsyncGenerator<LogEntry> {
    for await (const page of this.pages()) yield* page;
  }

  /** The tiles, from the subtrees that the log keeps: not from the entries beside them, so that the two can be compared. */
  async *tiles(): AsyncGenerator<{ path: string; content: Buffer }> {
    const tree = new Tree(this.reading);
    for (const tile of tilesOf(this.checkpoint.size)) yield { path: tilePath(tile), content: await tree.tile(tile) };
  }

  /** Receipts of entries before the checkpoint, in their order: of one that is beyond it nothing could be proved yet. */
  private async *receipts(): AsyncGenerator<{ seq: number; jws: string }> {
    for await (const rows of this.pagesOf<{ seq: string; jws: string }>('seq, jws from logbook_receipt'))
      for (const { seq, jws } of rows) yield { seq: Number(seq), jws };
  }

  private beside(): CopiedFile[] {
    const remark = '# Sleutels zoals de hub ze geeft. Vergelijk ze met wat u eerder kreeg, van het logboek en van elke getuige zelf.';
    return [whole('keys', `${[remark, ...this.keys.map(formatVkey)].join('\n')}\n`)];
  }

  private checkpoints(): CopiedFile[] {
    return [...this.earlier.map(({ size, note }) => whole(`checkpoints/${size}`, note)), whole('checkpoint', this.checkpoint.note)];
  }

  private async *lines(onEntries?: (count: number) => void): AsyncGenerator<Buffer> {
    for await (const page of this.pages()) {
      yield Buffer.from(page.map(lineOf).join(''));
      onEntries?.(page.at(-1)!.seq + 1);
    }
  }

  private async *pages(): AsyncGenerator<LogEntry[]> {
    for await (const rows of this.pagesOf<{ seq: string; header: Buffer; commitments: Buffer }>(
      'seq, header, commitments from ledger.ledger_event',
    ))
      yield rows.map(({ seq, header, commitments }) => ({ seq: Number(seq), header, commitments }));
  }

  private async *pagesOf<Row extends { seq: string }>(what: string): AsyncGenerator<Row[]> {
    for (let from = 0; ;) {
      const rows: Row[] = await this.reading.query(`select ${what} where seq >= $1 and seq < $2 order by seq limit ${PAGE}`, [
        from,
        this.checkpoint.size,
      ]);
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      from = Number(last.seq) + 1;
    }
  }

  /** Bytes of all lines. */
  private measured(): Promise<number> {
    return (this.entriesSize ??= this.measure());
  }

  private async measure(): Promise<number> {
    let size = 0;
    for (let from = 0; from < this.checkpoint.size; from += STRETCH) {
      const [row] = await this.reading.query<{ lines: string; digits: string }[]>(
        `select count(*) as lines, coalesce(sum(length(seq::text) + (octet_length(header) + 2) / 3 * 4 + (octet_length(commitments) + 2) / 3 * 4), 0) as digits
         from ledger.ledger_event where seq >= $1 and seq < $2`,
        [from, Math.min(from + STRETCH, this.checkpoint.size)],
      );
      size += Number(row!.digits) + Number(row!.lines) * (emptyLine.length - 1);
    }
    return size;
  }
}

const HASH_bytes = 32;
const nothing = Buffer.alloc(0);

/** In the one form that the verifier reads. */
const lineOf = ({ seq, header, commitments }: LogEntry): string =>
  `{"seq":${seq},"header":"${header.toString('base64')}","commitments":"${commitments.toString('base64')}"}\n`;
/** Its number counts as one digit. */
const emptyLine = lineOf({ seq: 0, header: nothing, commitments: nothing });

function whole(path: string, content: string | Buffer): CopiedFile {
  const bytes = Buffer.from(content);
  return { path, size: bytes.length, content: [bytes] };
}

const notes = `
  select kept.size, kept.signed_at,
    kept.note || coalesce((select string_agg(line.line, '' order by line.witness) from logbook_cosignature as line where line.size = kept.size), '') as note
  from logbook_checkpoint as kept`;
/** Enough to see where a history was changed, and few enough to keep. */
const lastOfEachDay = `
  select distinct on (date_trunc('day', signed_at)) size, note from (${notes} where kept.size < $1) as earlier
  order by date_trunc('day', signed_at), size desc`;

async function checkpoints(reading: Reading, keys: readonly VerifierKey[], sql: string, values: unknown[]): Promise<SignedCheckpoint[]> {
  const rows: { size: string; note: string }[] = await reading.query(sql, values);
  return rows.map(({ size, note }) => {
    const text = verifyNote(note, [...keys])?.text;
    const checkpoint = text === undefined ? undefined : parseCheckpoint(text);
    if (checkpoint?.size !== Number(size))
      throw new Refusal('logbook.unverified', 'conflict', `Het controlepunt van ${size} regels past niet bij deze sleutels.`);
    return { ...checkpoint, note };
  });
}
