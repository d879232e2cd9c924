type Headers = Pick<globalThis.Headers, 'get'>;

/** SHA-256 in hex, from `Content-Digest` (RFC 9530); null when the answer has none. */
export function digestIn(headers: Headers): string | null {
  const found = /(?:^|,\s*)sha-256=:([A-Za-z0-9+/=]+):/.exec(headers.get('content-digest') ?? '')?.[1];
  return found ? hexOf(Uint8Array.from(atob(found), (sign) => sign.charCodeAt(0))) : null;
}

/** The name under which the hub would save it: ids only. */
export const nameIn = (headers: Headers): string => /filename="([\w.-]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'zaak';

export const hexOf = (bytes: ArrayBuffer | Uint8Array): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
