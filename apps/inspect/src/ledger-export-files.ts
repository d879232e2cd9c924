import { mkdirSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CopiedFile, LogCopy, LogEntry } from '#libs/logbook';
import { tilePath } from '#libs/proofs';

const BUNDLE = 256;

/** Writes the files below a folder. Returns how many receipts there were. */
export async function writeFiles(folder: string, files: AsyncIterable<CopiedFile>): Promise<number> {
  let receipts = 0;
  for await (const { path, content } of files) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    const file = await open(place, 'w');
    try {
      for await (const part of content) await file.writeFile(part);
    } finally {
      await file.close();
    }
    if (path.startsWith('receipts/')) receipts += 1;
  }
  return receipts;
}

/** The log as c2sp.org/tlog-tiles has it: bundles of whole entries, tiles, and the checkpoint. @param onEntries told how many entries were written */
export async function writeTlog(folder: string, copy: LogCopy, onEntries: (count: number) => void): Promise<void> {
  await writeBundles(folder, copy.entries(), onEntries);
  for await (const { path, content } of copy.tiles()) writeBelow(folder, path, content);
  writeBelow(folder, 'checkpoint', copy.checkpoint.note);
}

export async function writeBundles(
  folder: string,
  entries: Iterable<LogEntry> | AsyncIterable<LogEntry>,
  onEntries?: (count: number) => void,
): Promise<void> {
  let [bundle, index]: [LogEntry[], number] = [[], 0];
  const flush = () => {
    if (bundle.length === 0) return;
    const path = tilePath({ level: 0, index: index++, width: bundle.length }, 'entries');
    writeBelow(folder, path, Buffer.concat(bundle.flatMap(withLength)));
    bundle = [];
  };
  for await (const entry of entries) {
    if (bundle.push(entry) === BUNDLE) flush();
    onEntries?.(entry.seq + 1);
  }
  flush();
}

/** Each entry has its length before it in 16 bits. @see https://c2sp.org/tlog-tiles */
function withLength({ header, commitments }: LogEntry): Buffer[] {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(header.length + commitments.length);
  return [length, header, commitments];
}

function writeBelow(folder: string, path: string, content: string | Buffer): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
