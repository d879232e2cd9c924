import { hexOf } from '../files/hex.rules.js';

/**
 * Checks the log in the browser, so that the officer need not believe the hub: RFC 6962 trees, C2SP notes and tiles, Ed25519. Written for the portal
 * alone, from the standards; shares nothing with what makes the log.
 * @see https://www.rfc-editor.org/rfc/rfc9162 sections 2.1.3.2 and 2.1.4.2; https://c2sp.org/tlog-checkpoint; https://c2sp.org/signed-note
 */
type Bytes = Uint8Array<ArrayBuffer>;

export interface Checkpoint {
  origin: string;
  size: number;
  root: Bytes;
}

/** A line that says who signed, not yet looked at. */
export interface Signature {
  name: string;
  bytes: Bytes;
}

export interface Note {
  text: string;
  checkpoint: Checkpoint;
  signatures: Signature[];
}

/** A key as one line: name+id+key. */
export interface LogKey {
  name: string;
  id: string;
  /** First byte of the key: 1 signs notes, 4 cosigns checkpoints. */
  type: number;
  raw: Bytes;
}

export function bytesOf(base64: string): Bytes | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) return null;
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return btoa(String.fromCharCode(...bytes)) === base64 ? bytes : null;
}

const textBytes = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;

function joined(...parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const same = (one: Bytes, other: Bytes): boolean => one.length === other.length && one.every((byte, at) => byte === other[at]);
const areHashes = (...all: readonly Bytes[]): boolean => all.every(({ length }) => length === 32);
const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const node = (left: Bytes, right: Bytes): Promise<Bytes> => sha256(joined(Uint8Array.of(1), left, right));

/** Whether this leaf stands at this place in the tree of this size and root. @param leaf hash of the leaf */
export async function inclusionHolds(leaf: Bytes, index: number, size: number, proof: readonly Bytes[], root: Bytes): Promise<boolean> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (!areHashes(leaf, root, ...proof)) return false;
  let [place, last, hash] = [BigInt(index), BigInt(size - 1), leaf];
  for (const other of proof) {
    if (last === 0n) return false;
    if (place % 2n === 1n || place === last) {
      hash = await node(other, hash);
      while (place % 2n === 0n && place !== 0n) [place, last] = [place >> 1n, last >> 1n];
    } else hash = await node(hash, other);
    [place, last] = [place >> 1n, last >> 1n];
  }
  return last === 0n && same(hash, root);
}

/** Whether the tree of the larger size begins with that of the smaller: nothing was changed or taken out in between. */
export async function consistencyHolds(
  older: Pick<Checkpoint, 'size' | 'root'>,
  newer: Pick<Checkpoint, 'size' | 'root'>,
  proof: readonly Bytes[],
): Promise<boolean> {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && same(older.root, newer.root);
  if (!areHashes(older.root, newer.root, ...proof)) return false;
  const isPower = (BigInt(older.size) & BigInt(older.size - 1)) === 0n;
  const [first, ...rest] = isPower ? [older.root, ...proof] : proof;
  if (!first || (isPower && proof.length === 0)) return false;
  let [place, last] = [BigInt(older.size - 1), BigInt(newer.size - 1)];
  while (place % 2n === 1n) [place, last] = [place >> 1n, last >> 1n];
  let [before, after] = [first, first];
  for (const hash of rest) {
    if (last === 0n) return false;
    if (place % 2n === 1n || place === last) {
      [before, after] = [await node(hash, before), await node(hash, after)];
      while (place % 2n === 0n && place !== 0n) [place, last] = [place >> 1n, last >> 1n];
    } else after = await node(after, hash);
    [place, last] = [place >> 1n, last >> 1n];
  }
  return last === 0n && same(before, older.root) && same(after, newer.root);
}

/** Reads a checkpoint with its signatures; null when it is none. */
export function readNote(note: string): Note | null {
  const gap = note.lastIndexOf('\n\n');
  if (gap < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, gap + 1);
  const [origin = '', size = '', encoded = '', ...more] = text.split('\n');
  const root = bytesOf(encoded);
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size) || root?.length !== 32 || more.join('') !== '') return null;
  const signatures = note
    .slice(gap + 2, -1)
    .split('\n')
    .map(readSignature);
  if (signatures.some((one) => one === null)) return null;
  return { text, checkpoint: { origin, size: Number(size), root }, signatures: signatures.filter((one) => one !== null) };
}

function readSignature(line: string): Signature | null {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = bytesOf(encoded);
  return bytes && bytes.length > 4 ? { name, bytes } : null;
}

/** Reads a key; null when it is none of a known type, or its id is not that of name and key. */
export async function readKey(line: string): Promise<LogKey | null> {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line.trim()) ?? [];
  const bytes = bytesOf(encoded);
  if (bytes?.length !== 33 || (bytes[0] !== 1 && bytes[0] !== 4)) return null;
  const right = hexOf((await sha256(joined(textBytes(`${name}\n`), bytes))).slice(0, 4));
  return right === id ? { name, id, type: bytes[0], raw: bytes.slice(1) } : null;
}

/** This browser cannot check Ed25519. */
export class NoEd25519 extends Error {
  constructor() {
    super('Ed25519 is not known here');
    this.name = 'NoEd25519';
  }
}

/** @throws NoEd25519 */
export async function verified(key: Bytes, signature: Bytes, signed: Bytes): Promise<boolean> {
  let imported: Awaited<ReturnType<typeof crypto.subtle.importKey>>;
  try {
    imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
  } catch (error) {
    throw error instanceof DOMException && error.name === 'NotSupportedError' ? new NoEd25519() : error;
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, signed);
}

/** Whether this key signed the note. A cosignature carries the seconds at which it was made, and signs them too. @throws NoEd25519 */
export async function signedBy({ text, signatures }: Note, key: LogKey): Promise<boolean> {
  const own = signatures.find(({ name, bytes }) => name === key.name && hexOf(bytes.slice(0, 4)) === key.id);
  if (!own) return false;
  const body = own.bytes.slice(4);
  if (key.type === 1) return body.length === 64 && verified(key.raw, body, textBytes(text));
  if (body.length !== 72) return false;
  const seconds = new DataView(body.buffer, body.byteOffset, 8).getBigUint64(0);
  return verified(key.raw, body.slice(8), textBytes(`cosignature/v1\ntime ${seconds}\n${text}`));
}

/** Where the leaf hashes around a place are published. @see https://c2sp.org/tlog-tiles */
export function tileOf(index: number, size: number): { path: string; offset: number } {
  const tile = Math.floor(index / 256);
  const width = Math.min(256, size - tile * 256);
  const groups =
    String(tile)
      .padStart(Math.ceil(String(tile).length / 3) * 3, '0')
      .match(/\d{3}/g) ?? [];
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return { path: `tile/0/${name}${width < 256 ? `.p/${width}` : ''}`, offset: (index % 256) * 32 };
}
