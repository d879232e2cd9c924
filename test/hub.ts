import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { loadPolicies, type PolicyPack } from '#libs/policy';
import { officersOf } from '../apps/dev-idp/src/officers.js';
import type { HubConfig } from '../apps/hub/src/configuration.js';
import { demoOrigin, logConfig } from '../apps/hub/src/log-configuration.js';
import { type RunningHub, startHub } from '../apps/hub/src/hub.js';
import { freshDatabase, type TestDatabase } from './database.js';

export interface Asked {
  method?: string;
  /** Sent as JSON; a string or bytes as they are. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Id of a demo officer, such as demo-inspecteur; null asks without a token. */
  as?: string | null;
}

export interface Answered {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, else the text. */
  body: any; // eslint-disable-line typescript/no-explicit-any
}

/** A hub of its own for one spec: real HTTP, real PostgreSQL, an issuer with the demo officers, and its log lines. */
export interface TestHub {
  url: string;
  hub: RunningHub;
  config: HubConfig;
  database: TestDatabase;
  policy: PolicyPack;
  /** Every line that the hub logged. */
  log: string[];
  /** A good token of this demo officer; `claims` replaces some. */
  token(officer: string, claims?: Record<string, unknown>): Promise<string>;
  /** Asks as an officer. Changing requests get an Idempotency-Key unless `headers` has one. */
  ask(path: string, asked?: Asked): Promise<Answered>;
  close(): Promise<void>;
}

const audience = 'https://hub.test.example';

/** @param through port of a proxy before the database, for a spec that cuts the line */
export async function startTestHub(changes: Partial<HubConfig> = {}, through?: number): Promise<TestHub> {
  const database = await freshDatabase();
  const policy = loadPolicies(changes.policiesDir ?? resolve('policies'));
  const issuer = await startIssuer();
  const log: string[] = [];
  const config: HubConfig = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: through ? onPort(database.url, through) : database.url,
    hubDatabasePassword: 'test',
    eraserDatabasePassword: 'test',
    rootKey: Buffer.alloc(32, 7),
    policiesDir: resolve('policies'),
    issuers: [{ issuer: issuer.url, audience }],
    claims: {},
    log: logConfig(demoOrigin, Buffer.alloc(32, 9), []),
    logLevel: 'info',
    logTo: { write: (line: string) => void log.push(line) },
    ratePerMinute: 1_000_000,
    drain_ms: 0,
    trustProxy: false,
    ...changes,
  };
  const hub = await startHub(config, policy);
  const officers = officersOf(policy.organisations);
  const token = (officer: string, claims: Record<string, unknown> = {}) =>
    issuer.sign({ sub: officer, client_id: officer, ...officers.get(officer)?.claims, ...claims });
  const close = async () => {
    await hub.close();
    await issuer.close();
    await database.drop();
  };
  return { url: hub.url, hub, config, database, policy, log, token, ask: asker(hub.url, token), close };
}

function onPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}

function asker(url: string, token: TestHub['token']): TestHub['ask'] {
  return async (path, { method = 'GET', body, headers = {}, as = 'demo-inspecteur' } = {}) => {
    const sent = new Headers(headers);
    if (as) sent.set('authorization', `Bearer ${await token(as)}`);
    if (method !== 'GET' && !sent.has('idempotency-key')) sent.set('idempotency-key', randomUUID());
    if (body !== undefined && !sent.has('content-type')) sent.set('content-type', 'application/json');
    const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    const answer = await fetch(`${url}${path}`, { method, headers: sent, ...(body !== undefined && { body: raw as never }) });
    const text = await answer.text();
    const json = /json/.test(answer.headers.get('content-type') ?? '') && text !== '';
    return { status: answer.status, headers: answer.headers, body: json ? (JSON.parse(text) as unknown) : text };
  };
}

interface TestIssuer {
  url: string;
  sign(claims: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

async function startIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' }] };
  const server: Server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/jwks' ? keys : { issuer: url, jwks_uri: `${url}/jwks` }));
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { url, sign: (claims) => sign(privateKey, url, claims), close };
}

function sign(key: CryptoKey, issuer: string, claims: Record<string, unknown>): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss: issuer, aud: audience, iat: now, exp: now + 600, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'test' })
    .sign(key);
}
