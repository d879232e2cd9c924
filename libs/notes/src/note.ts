import { type KeyObject, sign, verify } from 'node:crypto';
import { signatureLine, type SignatureLine, splitNote } from './note-text.js';
import { rawPublicKey, type SignatureType, type VerifierKey, verifierKey } from './vkey.js';

/** Something that can sign with one key: here, or in another process that alone has it. */
export interface Signer {
  readonly key: VerifierKey;
  /** The Ed25519 signature over exactly these bytes, 64 bytes. */
  sign(bytes: Uint8Array): Buffer | Promise<Buffer>;
}

/** A signature of a trusted key that holds. `at`: for a cosignature, when the witness says it signed. */
export interface Verified {
  readonly key: VerifierKey;
  readonly line: SignatureLine;
  readonly at?: Date;
}

/** A signer with an Ed25519 private key in this process. */
export function keySigner(name: string, type: SignatureType, privateKey: KeyObject): Signer {
  return { key: verifierKey(name, type, rawPublicKey(privateKey)), sign: (bytes) => sign(null, bytes, privateKey) };
}

/** Signs a text. @returns the note: text, empty line, signature. @throws RangeError when the text does not end in a newline */
export async function signNote(text: string, signer: Signer): Promise<string> {
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends in a newline');
  if (signer.key.type !== 'note') throw new RangeError('this key does not sign notes');
  const signature = await signer.sign(Buffer.from(text));
  return `${text}\n${signatureLine({ ...signer.key, signature })}`;
}

/**
 * Cosigns a text as a witness does: says that at this moment it was the newest consistent state it knew.
 * @returns the signature line
 * @see https://c2sp.org/tlog-cosignature
 */
export async function cosign(text: string, at: Date, signer: Signer): Promise<string> {
  if (signer.key.type !== 'cosignature') throw new RangeError('this key does not cosign');
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 1000)));
  const signature = await signer.sign(cosigned(text, time));
  return signatureLine({ ...signer.key, signature: Buffer.concat([time, signature]) });
}

/**
 * Looks for signatures of trusted keys. Those of unknown keys say nothing and are passed over.
 * @returns the text and the signatures that hold; undefined when it is no note, when none is of a trusted key, or when one that says it is does not hold
 */
export function verifyNote(note: string | Uint8Array, trusted: readonly VerifierKey[]): { text: string; by: Verified[] } | undefined {
  const parts = splitNote(note);
  if (!parts) return undefined;
  const by: Verified[] = [];
  for (const line of parts.lines) {
    const key = trusted.find(({ name, id }) => name === line.name && id.equals(line.id));
    if (!key) continue;
    const verified = verifyLine(parts.text, line, key);
    if (!verified) return undefined;
    if (!by.some((one) => one.key === key)) by.push(verified);
  }
  return by.length ? { text: parts.text, by } : undefined;
}

function verifyLine(text: string, line: SignatureLine, key: VerifierKey): Verified | undefined {
  const { signature } = line;
  if (key.type === 'note')
    return signature.length === 64 && verify(null, Buffer.from(text), key.publicKey, signature) ? { key, line } : undefined;
  const time = signature.subarray(0, 8);
  const holds = signature.length === 72 && verify(null, cosigned(text, time), key.publicKey, signature.subarray(8));
  const seconds = holds ? Number(time.readBigUInt64BE()) : NaN;
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? undefined : { key, line, at };
}

const cosigned = (text: string, time: Buffer): Buffer => Buffer.from(`cosignature/v1\ntime ${time.readBigUInt64BE()}\n${text}`);

/** A note from a text and signatures that were looked at: the text, an empty line, and these lines. */
export const noteOf = (text: string, lines: readonly SignatureLine[]): string => `${text}\n${lines.map(signatureLine).join('')}`;
