import { hexOf } from './hex.rules.js';

type Headers = Pick<globalThis.Headers, 'get'>;

/** SHA-256 in hex, from `Content-Digest` (RFC 9530); null when the answer has none. */
export function digestIn(headers: Headers): string | null {
  const found = /(?:^|,\s*)sha-256=:([A-Za-z0-9+/=]+):/.exec(headers.get('content-digest') ?? '')?.[1];
  return found ? hexOf(Uint8Array.from(atob(found), (sign) => sign.charCodeAt(0))) : null;
}

/** The name under which the hub would save it: ids only. @param otherwise when it has none that can be taken over */
export const nameIn = (headers: Headers, otherwise: string): string =>
  /filename="([\w.-]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? otherwise;
