import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** Path inside policies/, with forward slashes. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** All policy files under `dir`, sorted by name: not cases/, and not what is written for people only. */
export function readSourceFiles(dir: string): SourceFile[] {
  const names = namesUnder(dir, '').filter((name) => !name.startsWith('cases/') && name !== 'README.md');
  return inOrder(names.map((name) => ({ name, bytes: readFileSync(path.join(dir, name)) })));
}

/** The order that the digest is taken in: by name, whatever order they came in. */
export function inOrder(files: readonly SourceFile[]): SourceFile[] {
  return [...files].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Names and lengths are part of the digest, so that no two sets of files can share one. */
export function digestOf(files: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files)
    hash
      .update(`${Buffer.byteLength(name)}:${name}\n${bytes.length}:`)
      .update(bytes)
      .update('\n');
  return `sha256:${hash.digest('hex')}`;
}

function namesUnder(dir: string, prefix: string): string[] {
  return readdirSync(path.join(dir, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = prefix + entry.name;
    return entry.isDirectory() ? namesUnder(dir, `${name}/`) : [name];
  });
}
