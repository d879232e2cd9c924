import { createServer } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { loadPolicies } from '#libs/policy';
import { officersOf } from '../../apps/dev-idp/src/officers.js';

export const audience = 'https://hub.test.example';

/** An OpenID provider with the demo officers, that changes its signing key when told. */
export interface RotatingIssuer {
  url: string;
  /** A good token of this demo officer; `claims` replaces some. */
  token(officer: string, claims?: Record<string, unknown>): Promise<string>;
  /** From now on it signs with a new key, and publishes that one alone. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

export async function startRotatingIssuer(): Promise<RotatingIssuer> {
  const officers = officersOf(loadPolicies('policies').organisations);
  let key = await newKey(1);
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/jwks' ? { keys: [key.published] } : { issuer: url, jwks_uri: `${url}/jwks` }));
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  return {
    url,
    token: (officer, claims = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const known = officers.get(officer)?.claims;
      return new SignJWT({ iss: url, aud: audience, iat: now, exp: now + 600, sub: officer, client_id: officer, ...known, ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.published.kid! })
        .sign(key.secret);
    },
    rotate: async () => {
      key = await newKey(Number(key.published.kid) + 1);
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function newKey(number: number): Promise<{ published: JWK; secret: CryptoKey }> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { published: { ...(await exportJWK(publicKey)), kid: String(number), alg: 'ES256', use: 'sig' }, secret: privateKey };
}
