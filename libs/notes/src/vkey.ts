import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { isBase64, isKeyName } from './note-text.js';

/** What a key signs, as its signature type byte says. @see https://c2sp.org/signed-note */
export type SignatureType = 'note' | 'cosignature';

const typeBytes: Readonly<Record<SignatureType, number>> = { note: 0x01, cosignature: 0x04 };

/** A key that is trusted to sign notes, or to cosign checkpoints; Ed25519. */
export interface VerifierKey {
  readonly name: string;
  /** First four bytes of SHA-256(name || 0x0A || type || public key). */
  readonly id: Buffer;
  readonly type: SignatureType;
  readonly publicKey: KeyObject;
}

/** @param raw the 32 bytes of the public key (RFC 8032) */
export function verifierKey(name: string, type: SignatureType, raw: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new RangeError('a key name has no spaces, plus signs or control characters, and is not empty');
  if (raw.length !== 32) throw new RangeError('an Ed25519 public key has 32 bytes');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') }, format: 'jwk' });
  return { name, type, publicKey, id: keyIdOf(name, type, raw) };
}

/** The 32 bytes of an Ed25519 key, public or private. */
export function rawPublicKey(key: KeyObject): Buffer {
  const { x, crv } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new RangeError('not an Ed25519 key');
  return Buffer.from(x, 'base64url');
}

/** The key as one line of text: name+id+key, to be handed to whoever must trust it. */
export function formatVkey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(typeBytes[type]), rawPublicKey(publicKey)]).toString('base64')}`;
}

/** @throws RangeError when it is no key of a known type, or its id is not that of the key */
export function parseVkey(text: string): VerifierKey {
  const [name = '', id = '', encoded = '', ...more] = splitName(text.trim());
  if (more.length || !/^[0-9a-f]{8}$/.test(id) || !isBase64(encoded)) throw new RangeError('not a verifier key: name+id+key is wanted');
  const bytes = Buffer.from(encoded, 'base64');
  const type = (Object.keys(typeBytes) as SignatureType[]).find((one) => typeBytes[one] === bytes[0]);
  if (!type) throw new RangeError('a verifier key of a type that is not known here');
  const key = verifierKey(name, type, bytes.subarray(1));
  if (key.id.toString('hex') !== id) throw new RangeError('the id of the verifier key is not that of its name and key');
  return key;
}

/** Base64 may have a plus too: only the first two part the text. */
function splitName(text: string): string[] {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  return first < 0 || second < 0 ? [text] : [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

function keyIdOf(name: string, type: SignatureType, raw: Uint8Array): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Buffer.of(typeBytes[type])).update(raw).digest().subarray(0, 4);
}
