import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Unusable } from './exit.js';

/** A backup has two halves. Who has both and the root key has the data, so they are two folders, kept in two places. */
export type Half = 'gegevens' | 'sleutels';

export interface BackupFile {
  /** Schema and table. */
  table: string;
  file: string;
  /** Their names in the order of the file, quoted where SQL asks it. */
  columns: string;
  rows: number;
  bytes: number;
  sha256: string;
}

/** How far the ledger had come: its size, and the leaf hashes at both ends, in hex; null while it is empty. */
export interface LedgerMark {
  size: number;
  first: string | null;
  last: string | null;
}

/** What a half holds. Written last: a folder without it is no backup. */
export interface Manifest {
  format: 1;
  half: Half;
  /** The same in both halves. */
  backup: string;
  takenAt: string;
  /** Steps of the schema. */
  steps: string[];
  ledger: LedgerMark;
  files: BackupFile[];
}

const name = 'manifest.json';

/** @throws Unusable when both are one folder, one lies in the other, or one has something in it already */
export async function emptyFolders(data: string, keys: string): Promise<void> {
  const [a, b] = [resolve(data) + sep, resolve(keys) + sep];
  if (a.startsWith(b) || b.startsWith(a))
    throw new Unusable('gegevens en sleutels horen niet in één map: wie beide heeft, heeft de gegevens. Kies twee mappen, op twee plekken');
  for (const folder of [data, keys]) {
    if (existsSync(folder) && (await readdir(folder)).length > 0)
      throw new Unusable(`in ${folder} staat al iets; kies voor elke back-up een nieuwe map`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }
}

/** Written beside it, flushed, and put in its place: after a power cut the half is whole, or has no manifest. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, name);
  const file = await open(`${path}.new`, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  const directory = await open(folder);
  await directory.sync().finally(() => directory.close());
}

/** The manifest of a whole half, every file checked against it. @throws Unusable */
export async function readHalf(folder: string, half: Half): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest.half !== half) throw new Unusable(`in ${folder} staan ${manifest.half}; hier horen de ${half}`);
  for (const { file, bytes, sha256 } of manifest.files) {
    const path = join(folder, file);
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new Unusable(`${file} ontbreekt in ${folder}`);
    if (found.size !== bytes || (await hashOf(path)) !== sha256) throw new Unusable(`${file} in ${folder} is niet wat er is weggeschreven`);
  }
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new Unusable(`${folder} is geen hele back-up: er staat geen ${name} in, en dat wordt als laatste geschreven`);
  try {
    const manifest = JSON.parse(text) as Manifest;
    // these become paths and SQL of an owner
    const plain = manifest.files.every(({ file, columns }) => /^[\w.]+\.gz$/.test(file) && /^"?\w+"?(?:, "?\w+"?)*$/.test(columns));
    if (manifest.format === 1 && plain && manifest.ledger.size >= 0 && manifest.steps.every((step) => typeof step === 'string'))
      return manifest;
  } catch {
    // told below
  }
  throw new Unusable(`${name} in ${folder} is niet te lezen, of van een andere versie`);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * Keys of the same moment fit, and so do later ones of the same ledger: they have every key that the data need, less those destroyed since.
 * @throws Unusable for keys of another ledger, or from before the data
 */
export function requireFitting(data: Manifest, keys: Manifest): void {
  if (data.backup === keys.backup) return;
  if (data.ledger.first === null || data.ledger.first !== keys.ledger.first)
    throw new Unusable('deze sleutels horen bij een ander logboek dan deze gegevens');
  if (keys.ledger.size < data.ledger.size)
    throw new Unusable(
      `deze sleutels zijn van vóór deze gegevens (${keys.ledger.size} tegen ${data.ledger.size} regels): van wie daarna is gemeld ontbreekt de sleutel`,
    );
  if (keys.ledger.size === data.ledger.size && keys.ledger.last !== data.ledger.last)
    throw new Unusable('deze sleutels zijn van hetzelfde logboek, maar van een andere voortzetting ervan');
}
