import { mkdirSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatVkey, type VerifierKey } from '#libs/notes';
import { tilePath, tilesOf } from '#libs/proofs';
import type { LogEntry, LogSource, SignedCheckpoint } from './ledger-export-source.js';

/** Takes the entries in their order, and has written all of them once `end` resolves. */
export interface EntryTarget {
  add(entry: LogEntry): Promise<void>;
  end(): Promise<void>;
}

/** Written at once. */
const LINES = 500;
const BUNDLE = 256;

/** One line per entry, in the one form that the verifier reads; see docs/decisions/0016-offline-verifier.md. */
export async function entriesAsLines(folder: string): Promise<EntryTarget> {
  const file = await open(join(folder, 'entries.ndjson'), 'w');
  let lines: string[] = [];
  const flush = async () => {
    await file.writeFile(lines.join(''));
    lines = [];
  };
  return {
    async add({ seq, header, commitments }) {
      lines.push(`{"seq":${seq},"header":"${header.toString('base64')}","commitments":"${commitments.toString('base64')}"}\n`);
      if (lines.length === LINES) await flush();
    },
    async end() {
      await flush();
      await file.close();
    },
  };
}

/** Bundles of 256 entries, each with its length before it in 16 bits. @see https://c2sp.org/tlog-tiles */
export function entriesAsBundles(folder: string): EntryTarget {
  let [bundle, index]: [Buffer[], number] = [[], 0];
  const flush = () => {
    if (bundle.length === 0) return;
    const path = tilePath({ level: 0, index: index++, width: bundle.length }, 'entries');
    writeBelow(folder, path, Buffer.concat(bundle.flatMap((entry) => [lengthOf(entry), entry])));
    bundle = [];
  };
  return {
    add({ header, commitments }) {
      if (bundle.push(Buffer.concat([header, commitments])) === BUNDLE) flush();
      return Promise.resolve();
    },
    end() {
      flush();
      return Promise.resolve();
    },
  };
}

/** The tiles of a tree of `size`, from the subtrees that the log keeps: not from the entries beside them, so that the two can be compared. */
export async function writeTiles(folder: string, { dataSource }: LogSource, size: number): Promise<void> {
  const { Tree } = await import('#libs/logbook');
  const tree = new Tree(dataSource);
  for (const tile of tilesOf(size)) writeBelow(folder, tilePath(tile), await tree.tile(tile));
}

export function writeKeys(folder: string, keys: readonly VerifierKey[]): void {
  const remark = '# Sleutels zoals de hub ze geeft. Vergelijk ze met wat u eerder kreeg, van het logboek en van elke getuige zelf.';
  writeBelow(folder, 'keys', `${[remark, ...keys.map(formatVkey)].join('\n')}\n`);
}

/** One file each, named after its place, as whoever got it may hold it against his own. Returns how many. */
export async function writeReceipts(folder: string, receipts: AsyncIterable<{ seq: number; jws: string }>): Promise<number> {
  let count = 0;
  for await (const { seq, jws } of receipts) {
    writeBelow(folder, `receipts/${String(seq).padStart(9, '0')}.jws`, `${jws}\n`);
    count += 1;
  }
  return count;
}

export function writeCheckpoints(folder: string, { note }: SignedCheckpoint, earlier: readonly SignedCheckpoint[]): void {
  writeBelow(folder, 'checkpoint', note);
  for (const one of earlier) writeBelow(folder, `checkpoints/${one.size}`, one.note);
}

function writeBelow(folder: string, path: string, content: string | Buffer): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function lengthOf(entry: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(entry.length);
  return length;
}
