import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkpoint } from '#libs/notes';

/** The last checkpoint of a log that was cosigned, with its signatures. */
export interface Kept extends Checkpoint {
  note: string;
}

/** What the witness must not forget: one file for each log. What it answered is on disk before it answers. */
export class Memory {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  of(origin: string): Promise<Kept | undefined> {
    return this.read(hashOf(origin));
  }

  /** @throws Error when the file is there and cannot be read: forgetting would let a fork in */
  async read(originHash: string): Promise<Kept | undefined> {
    if (!/^[0-9a-f]{64}$/.test(originHash)) return undefined;
    let text: string;
    try {
      text = await readFile(this.path(originHash), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    const { origin, size, root, note } = JSON.parse(text) as { origin: string; size: number; root: string; note: string };
    return { origin, size, root: Buffer.from(root, 'base64'), note };
  }

  /** Written beside it, flushed, put in its place, and the folder flushed too: after a power cut it is the old one or the new one. */
  async keep({ origin, size, root, note }: Kept): Promise<void> {
    const path = this.path(hashOf(origin));
    const file = await open(`${path}.new`, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify({ origin, size, root: root.toString('base64'), note }));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
    const folder = await open(this.folder);
    await folder.sync().finally(() => folder.close());
  }

  private path(originHash: string): string {
    return join(this.folder, `${originHash}.json`);
  }
}

const hashOf = (origin: string): string => createHash('sha256').update(origin).digest('hex');
