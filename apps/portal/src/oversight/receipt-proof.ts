import { bytesOf, type LogKey, verified } from './log-proof.js';

/**
 * Reads a receipt in the browser and checks who signed it, so that the officer need not believe the hub: a compact JWS in the one spelling that the hub
 * writes. Written for the portal alone; shares nothing with what makes receipts.
 * @see https://www.rfc-editor.org/rfc/rfc7515 section 5.2; https://www.rfc-editor.org/rfc/rfc8037
 */
type Bytes = Uint8Array<ArrayBuffer>;

/** What it says. Nothing of it is believed before the signature was checked. */
export interface ReceiptSays {
  /** Place in the log. */
  seq: number;
  /** Seconds since 1970. */
  iat: number;
  event: string;
  from_org: string;
  from_partner: string;
  to_org: string;
  to_partner: string;
  purpose: string;
  legal_basis_ids: string[];
  fields: { path: string; cell: string }[];
}

export interface Receipt {
  /** Name of the key that should have signed it. */
  kid: string;
  says: ReceiptSays;
  /** Hash of the entry that it is about. */
  leaf: Bytes;
  signed: Bytes;
  signature: Bytes;
}

const longest_signs = 65_535;

/** Reads a receipt; null when it is none. Its signature is not looked at yet. */
export function readReceipt(text: string): Receipt | null {
  const token = text.trim();
  const [, head = '', payload = '', signature = ''] =
    (token.length <= longest_signs && /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})$/.exec(token)) || [];
  const [header, claims, bytes] = [jsonIn(head), jsonIn(payload), fromUrl(signature)];
  if (!header || !claims || bytes?.length !== 64) return null;
  const { alg, kid, typ, ...more } = header;
  if (alg !== 'Ed25519' || typ !== 'disclosure-receipt+jwt' || typeof kid !== 'string' || Object.keys(more).length > 0) return null;
  const leaf = hexIn(claims['leaf_hash']);
  if (!leaf || !isReceipt(claims)) return null;
  return { kid, says: claims, leaf, signed: new TextEncoder().encode(`${head}.${payload}`) as Bytes, signature: bytes };
}

/** Whether this key signed it. @throws NoEd25519 */
export async function receiptSignedBy({ kid, signed, signature }: Receipt, key: LogKey): Promise<boolean> {
  return key.type === 1 && key.name === kid && verified(key.raw, signature, signed);
}

function isReceipt(claims: Record<string, unknown>): claims is Record<string, unknown> & ReceiptSays {
  const { seq, iat, legal_basis_ids: bases, fields } = claims;
  const texts = ['jti', 'event', 'from_org', 'from_partner', 'to_org', 'to_partner', 'purpose'].every(
    (name) => typeof claims[name] === 'string',
  );
  const places = [seq, iat].every((one) => Number.isSafeInteger(one) && (one as number) >= 0);
  const areBases = Array.isArray(bases) && bases.every((one) => typeof one === 'string');
  return texts && places && areBases && Array.isArray(fields) && fields.every(isField);
}

const isField = (field: unknown): boolean =>
  typeof field === 'object' &&
  field !== null &&
  'cell' in field &&
  typeof field.cell === 'string' &&
  'path' in field &&
  typeof field.path === 'string';

/** The object in a part; null when there is none, or it could be spelt otherwise. */
function jsonIn(part: string): Record<string, unknown> | null {
  const bytes = fromUrl(part);
  if (!bytes) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(text) as unknown;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && JSON.stringify(value) === text ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const fromUrl = (text: string): Bytes | null => {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  return bytesOf(base64.padEnd(Math.ceil(base64.length / 4) * 4, '='));
};

const hexIn = (text: unknown): Bytes | null =>
  typeof text === 'string' && /^[0-9a-f]{64}$/.test(text) ? Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16)) : null;
