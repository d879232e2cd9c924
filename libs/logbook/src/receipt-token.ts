import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { keySigner, type VerifierKey } from '#libs/notes';

/** Signs receipts with a key that signs nothing else. Its name is the `kid` of each receipt, and says which key it is. */
export interface ReceiptSigner {
  readonly key: VerifierKey;
  /** The Ed25519 signature over exactly these bytes: the same bytes always get the same one. */
  sign(bytes: Uint8Array): Buffer;
}

/** What is read back of a receipt. Who handed it over decides what it means; here it is only certain that it was signed. */
export interface ReceiptClaims {
  /** Id of the event. */
  readonly jti: string;
  readonly seq: number;
  /** 64 lower-case hexadecimal characters. */
  readonly leaf_hash: string;
  readonly [claim: string]: unknown;
}

const TOKEN_MAX_bytes = 65_535;

/** @param origin name of the log, as in its checkpoints @param privateKey Ed25519 */
export function receiptSigner(origin: string, privateKey: KeyObject): ReceiptSigner {
  const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  // two keys never have one name, so a later key does not take the place of an earlier one at whoever trusts both
  const name = `${origin}/ontvangstbewijs-${createHash('sha256').update(raw).digest('hex').slice(0, 8)}`;
  return { key: keySigner(name, 'note', privateKey).key, sign: (bytes) => sign(null, bytes, privateKey) };
}

/** A receipt as compact JWS (RFC 7515, RFC 8037), in the one spelling that `readReceipt` and the offline verifier accept. */
export function writeReceipt(claims: ReceiptClaims, signer: ReceiptSigner): string {
  const signed = `${headOf(signer.key)}.${encoded(JSON.stringify(claims))}`;
  return `${signed}.${signer.sign(Buffer.from(signed)).toString('base64url')}`;
}

/**
 * Reads a receipt of one of these keys. The shape comes before the signature: no other header, no other spelling of base64 or JSON, nothing that tells
 * where a key may be found. So a receipt has one text, and what was stored can be compared as text.
 * @returns undefined when it is none
 */
export function readReceipt(token: string, keys: readonly VerifierKey[]): ReceiptClaims | undefined {
  const parts = token.length <= TOKEN_MAX_bytes ? /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/.exec(token) : null;
  const [, head = '', payload = '', signature = ''] = parts ?? [];
  const key = keys.find((one) => one.type === 'note' && headOf(one) === head);
  const bytes = Buffer.from(signature, 'base64url');
  if (!key || bytes.length !== 64 || bytes.toString('base64url') !== signature) return undefined;
  return verify(null, Buffer.from(`${head}.${payload}`), key.publicKey, bytes) ? claimsOf(payload) : undefined;
}

function claimsOf(payload: string): ReceiptClaims | undefined {
  const text = Buffer.from(payload, 'base64url').toString('utf8');
  try {
    const claims = JSON.parse(text) as ReceiptClaims;
    const { jti, seq, leaf_hash: leaf } = claims;
    const whole = typeof jti === 'string' && Number.isSafeInteger(seq) && seq >= 0 && /^[0-9a-f]{64}$/.test(leaf);
    return whole && encoded(JSON.stringify(claims)) === payload ? claims : undefined;
  } catch {
    return undefined;
  }
}

const headOf = ({ name }: VerifierKey): string => encoded(JSON.stringify({ alg: 'Ed25519', kid: name, typ: 'disclosure-receipt+jwt' }));
const encoded = (text: string): string => Buffer.from(text).toString('base64url');
