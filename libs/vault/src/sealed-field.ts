import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { decrypt, encrypt } from './wrap.js';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One personal value, sealed: `ciphertext` holds salt and value and can be deleted; `commitment` goes into the ledger and stays. */
export interface SealedField {
  eventId: string;
  path: string;
  subject: string;
  keyVersion: number;
  nonce: Uint8Array;
  ciphertext: Uint8Array;
  commitment: Uint8Array;
}

/** A subject's data key as it is used. */
export interface DataKey {
  version: number;
  key: Buffer;
}

/** Someone changed a sealed value, its key or its commitment. Message: no personal data. */
export class SealBroken extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'SealBroken';
  }
}

const SALT_BYTES = 32;

/**
 * SHA-256("field" || path || salt || canonical value), 32 bytes. Pure. Without the 256-bit salt it says nothing about the value,
 * not even for a number of nine digits. The path needs no length before it: a verifier takes it from the hashed header, so the
 * place where the salt begins is fixed before anyone claims a salt or a value.
 * @throws Error when the value is not JSON
 */
export function commitmentOf(path: string, salt: Uint8Array, value: Json): Buffer {
  return createHash('sha256').update('field').update(path, 'utf8').update(salt).update(canonicalBytes(value)).digest();
}

/** Seals one value under a subject's key. */
export function sealValue(dataKey: DataKey, place: { eventId: string; path: string; subject: string }, value: Json): SealedField {
  const salt = randomBytes(SALT_BYTES);
  const plain = Buffer.concat([salt, canonicalBytes(value)]);
  const sealed = encrypt(dataKey.key, plain, contextOf({ ...place, keyVersion: dataKey.version }));
  return { ...place, keyVersion: dataKey.version, ...sealed, commitment: commitmentOf(place.path, salt, value) };
}

/** @throws SealBroken when the seal or the commitment does not hold, or the version is not the one of the key */
export function openValue(dataKey: DataKey, field: SealedField): Json {
  if (dataKey.version !== field.keyVersion) throw new SealBroken('the value was sealed under another version of its key');
  let plain: Buffer;
  try {
    plain = decrypt(dataKey.key, field.nonce, field.ciphertext, contextOf(field));
  } catch {
    throw new SealBroken('the seal of a value does not hold');
  }
  const value = JSON.parse(plain.subarray(SALT_BYTES).toString('utf8')) as Json;
  if (!commitmentOf(field.path, plain.subarray(0, SALT_BYTES), value).equals(field.commitment)) {
    throw new SealBroken('a value does not match its commitment');
  }
  return value;
}

/** Binds the ciphertext to its place. Both ids are 36 characters and the version is digits, so a `|` in the path is harmless. */
function contextOf({ eventId, path, subject, keyVersion }: Pick<SealedField, 'eventId' | 'path' | 'subject' | 'keyVersion'>): string {
  return `${eventId}|${path}|${subject}|${keyVersion}`;
}

function canonicalBytes(value: Json): Buffer {
  const text = canonicalize(value);
  if (text === undefined) throw new RangeError('a sealed value is JSON');
  return Buffer.from(text, 'utf8');
}
