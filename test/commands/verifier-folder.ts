import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import canonicalize from 'canonicalize';
import { SignJWT } from 'jose';
import { checkpointText, cosign, formatVkey, keySigner, signNote } from '#libs/notes';
import { leafHash, nodesIn, tilePath, tilesOf } from '#libs/proofs';
import { verifyExport } from '../../apps/verifier/src/verifier.js';
import { grownTree } from '../grown-tree.js';

const privateKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const sha256 = (...parts: (string | Buffer)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

export const origin = 'seinhuis.example/logboek';
const logSigner = keySigner(origin, 'note', privateKey());
const witnesses = ['getuige.example/een', 'getuige.example/twee'].map((name) => keySigner(name, 'cosignature', privateKey()));
const receiptKid = 'ontvangstbewijs-1';
const receiptKey = privateKey();

/** All that a reader of this log trusts: the log, two witnesses, the key of receipts. */
export const trustedKeys = [logSigner, ...witnesses, keySigner(receiptKid, 'note', receiptKey)].map(({ key }) => formatVkey(key));

export interface LogEntry {
  header: Buffer;
  commitments: Buffer;
}

/** What somebody is shown to open one field. */
export const shown = { seq: 2, path: 'betrokkene.bsn', salt: Buffer.alloc(32, 7).toString('base64'), value: '999990019' };

/** A made-up entry, of which number `shown.seq` holds the field that can be opened. */
export function madeUpEntry(seq: number, change: Record<string, unknown> = {}): LogEntry {
  const paths = seq % 3 === 2 ? ['betrokkene.jaar', shown.path] : [];
  const header = Buffer.from(
    canonicalize({ event_id: `event-${seq}`, data: { n: seq }, fields: paths.map((path) => ({ path, subject: 'facet' })), ...change })!,
  );
  const salt = Buffer.from(shown.salt, 'base64');
  return {
    header,
    commitments: Buffer.concat(paths.map((path) => sha256('field', path, salt, canonicalize(path === shown.path ? shown.value : 1955)!))),
  };
}

export const madeUpLog = (size: number): LogEntry[] => Array.from({ length: size }, (_, seq) => madeUpEntry(seq));
export const leafOf = ({ header, commitments }: LogEntry): Buffer => leafHash(header, commitments);

const grown = (entries: readonly LogEntry[]) => grownTree(entries.map(leafOf));

export async function signedCheckpoint(entries: readonly LogEntry[], cosigners = witnesses, name = origin): Promise<string> {
  const text = checkpointText({ origin: name, size: entries.length, root: grown(entries).root });
  const lines = await Promise.all(cosigners.map((witness) => cosign(text, new Date('2026-11-27T08:00:00Z'), witness)));
  return [await signNote(text, logSigner), ...lines].join('');
}

export const receiptClaims = (entries: readonly LogEntry[], seq: number) => ({ seq, leaf_hash: leafOf(entries[seq]!).toString('hex') });

export function receipt(claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
  const full = { alg: 'Ed25519', kid: receiptKid, typ: 'disclosure-receipt+jwt', ...header };
  return new SignJWT(claims).setProtectedHeader(full).sign(receiptKey);
}

export const lineOf = ({ header, commitments }: LogEntry, seq: number): string =>
  `{"seq":${seq},"header":"${header.toString('base64')}","commitments":"${commitments.toString('base64')}"}\n`;

export function writeTiles(folder: string, entries: readonly LogEntry[]): void {
  const { nodeAt } = grown(entries);
  for (const tile of tilesOf(entries.length)) writeBelow(folder, tilePath(tile), Buffer.concat(nodesIn(tile).map(nodeAt)));
}

export function writeBelow(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Writes a whole and sound export, with one earlier checkpoint and one receipt when the log is large enough. */
export async function writeExport(folder: string, entries: readonly LogEntry[]): Promise<void> {
  writeBelow(folder, 'entries.ndjson', entries.map(lineOf).join(''));
  writeTiles(folder, entries);
  writeBelow(folder, 'checkpoint', await signedCheckpoint(entries));
  writeBelow(folder, 'keys', `# sleutels\n${trustedKeys.join('\n')}\n`);
  const earlier = Math.floor(entries.length / 2);
  writeBelow(folder, `checkpoints/${earlier}`, await signedCheckpoint(entries.slice(0, earlier)));
  if (entries.length > 1) writeBelow(folder, 'receipts/een', await receipt(receiptClaims(entries, 1)));
}

/** A copy of an export in which something is changed. */
export function changedCopy(whole: string, folder: string, change: (folder: string) => void): string {
  cpSync(whole, folder, { recursive: true });
  change(folder);
  return folder;
}

export const alter = (file: string, by: (text: string) => string) => (folder: string) =>
  writeFileSync(join(folder, file), by(readFileSync(join(folder, file), 'latin1')), 'latin1');
export const lines = (by: (lines: string[]) => string[]) => alter('entries.ndjson', (text) => by(text.split(/(?<=\n)/)).join(''));

/** What the verifier says is wrong, each as `place: what`; a file in or beside the folder by its short name. */
export function problemsOf(folder: string, options: Parameters<typeof verifyExport>[1] = {}): string[] {
  const { sound, problems } = verifyExport(folder, options);
  expect(sound).toBe(problems.length === 0);
  const short = (file = '') => file.replace(`${folder}/`, '').replace(`${dirname(folder)}/`, '');
  return problems.map(({ seq, file, what }) => `${seq ?? short(file)}: ${what}`);
}
