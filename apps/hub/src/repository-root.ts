import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of package.json: the same for the sources and for what is built into dist/. */
export const repositoryRoot = find(dirname(fileURLToPath(import.meta.url)));

function find(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'seinhuis') return folder;
  if (folder === dirname(folder)) throw new Error('the hub must lie in the folder of Seinhuis: no package.json found above it');
  return find(dirname(folder));
}
