import { TokenRefused } from './token-refused.js';

/** Bytes; the tokens of real issuers stay under 4 KB. */
const longest_bytes = 8_192;
const shape = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
/** The only header members read or ignored; jwk, jku, x5u, x5c, crit, b64 and everything unknown are refused. */
const allowedMembers = new Set(['alg', 'kid', 'typ', 'x5t', 'x5t#S256']);
const types = new Set(['at+jwt', 'application/at+jwt', 'jwt']);

export interface CompactToken {
  algorithm: string;
  /** Not yet verified: good for choosing whose keys to ask, nothing else. */
  claimedIssuer: string;
}

/**
 * Looks at the shape before a library parses it: three canonical base64url parts, and a flat header of known members, each once. Libraries
 * accept other spellings of the same signature (padding, spaces, unused bits), which would make one token many.
 * @throws TokenRefused
 */
export function readCompact(token: string, algorithms: readonly string[]): CompactToken {
  if (token.length > longest_bytes || !shape.test(token)) throw new TokenRefused('token.malformed');
  const [header, payload] = token.split('.').map(decoded) as [Buffer, Buffer, Buffer];
  const { alg, typ } = readHeader(header);
  if (!alg || !algorithms.includes(alg)) throw new TokenRefused('token.algorithm-refused');
  if (!typ || !types.has(typ.toLowerCase())) throw new TokenRefused('token.type-refused');
  const { iss } = parsed(payload);
  if (typeof iss !== 'string') throw new TokenRefused('token.issuer-unknown');
  return { algorithm: alg, claimedIssuer: iss };
}

function decoded(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url');
  if (bytes.toString('base64url') !== part) throw new TokenRefused('token.malformed');
  return bytes;
}

function readHeader(bytes: Buffer): Record<string, string> {
  const header = parsed(bytes);
  const members = Object.keys(header);
  const flat = Object.values(header).every((value) => typeof value === 'string');
  // a flat object of strings has two string literals per member; a member written twice shows as more
  const literals = bytes.toString('utf8').match(/"(?:[^"\\]|\\.)*"/g)?.length ?? 0;
  if (!flat || literals !== members.length * 2 || members.some((name) => !allowedMembers.has(name)))
    throw new TokenRefused('token.header-refused');
  return header as Record<string, string>;
}

function parsed(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // falls through to the same refusal
  }
  throw new TokenRefused('token.malformed');
}
