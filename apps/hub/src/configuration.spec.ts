import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readConfiguration, variables } from './configuration.js';

const rootKey = Buffer.alloc(32, 1).toString('base64');
const good = {
  DATABASE_URL: 'postgresql://owner:secret@db.example:5432/seinhuis',
  OIDC_ISSUER: 'https://login.example',
  OIDC_AUDIENCE: 'https://hub.example',
  SEINHUIS_ROOT_KEY: rootKey,
};
const problems = (env: NodeJS.ProcessEnv): string[] => {
  try {
    readConfiguration(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
};

test('the least that is needed', () => {
  expect(readConfiguration(good)).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    issuers: [{ issuer: 'https://login.example', audience: 'https://hub.example' }],
    claims: {},
    logLevel: 'info',
    trustProxy: false,
  });
});

test('claims by another name, and another port', () => {
  expect(
    readConfiguration({ ...good, PORT: '8080', SEINHUIS_CLAIM_ROLES: 'realm_access.roles', OIDC_JWKS_URI: 'https://login.example/certs' }),
  ).toMatchObject({
    port: 8080,
    claims: { roles: 'realm_access.roles' },
    issuers: [{ jwksUri: 'https://login.example/certs' }],
  });
});

const asking = { OIDC_INTROSPECTION_CLIENT_ID: 'hub', OIDC_INTROSPECTION_CLIENT_SECRET: 'hunter2' };

test('the clients that may come, and the question whether a token still counts', () => {
  const [plain] = readConfiguration(good).issuers;
  expect(plain).not.toHaveProperty('clients');
  expect(plain).not.toHaveProperty('introspection');
  const { issuers } = readConfiguration({
    ...good,
    ...asking,
    OIDC_CLIENTS: 'seinhuis-portaal, koppeling-politie',
    OIDC_INTROSPECTION_URI: 'https://intern.example/ask',
  });
  expect(issuers[0]).toMatchObject({
    clients: ['seinhuis-portaal', 'koppeling-politie'],
    introspection: { clientId: 'hub', clientSecret: 'hunter2', uri: 'https://intern.example/ask' },
  });
});

test.each([
  ['a list of clients without a client', { OIDC_CLIENTS: ' , ' }, 'OIDC_CLIENTS'],
  ['a client for the question without its secret', { OIDC_INTROSPECTION_CLIENT_ID: 'hub' }, 'OIDC_INTROSPECTION_CLIENT_SECRET'],
  ['a secret without its client', { OIDC_INTROSPECTION_CLIENT_SECRET: 'hunter2' }, 'OIDC_INTROSPECTION_CLIENT_ID'],
  ['an address to ask at, and nobody who asks', { OIDC_INTROSPECTION_URI: 'https://login.example/ask' }, 'OIDC_INTROSPECTION_CLIENT_ID'],
  ['an address to ask at that is none', { ...asking, OIDC_INTROSPECTION_URI: 'ask' }, 'OIDC_INTROSPECTION_URI'],
  [
    'an address to ask at without TLS in production',
    { ...asking, NODE_ENV: 'production', OIDC_INTROSPECTION_URI: 'http://login.example/ask' },
    'OIDC_INTROSPECTION_URI',
  ],
  ['a slip of the pen that would let every client in', { OIDC_CLIENT: 'seinhuis-portaal' }, 'OIDC_CLIENT'],
])('%s stops the start', (_, change, name) => {
  const found = problems({ ...good, ...change });
  expect(found.map((text) => text.split(' ')[0])).toEqual([name]);
  expect(found.join(' ')).not.toContain('hunter2');
});

test('a name that does not exist stops the start, with the name that was meant', () => {
  expect(problems({ ...good, SEINHUIS_ROOTKEY: 'x' })).toEqual([
    expect.stringMatching(/^SEINHUIS_ROOTKEY bestaat niet; bedoelt u SEINHUIS_ROOT_KEY=/),
  ]);
  expect(problems({ ...good, SEINHUIS_HOST_FILE: 'x' })).toHaveLength(1);
});

test('all problems come at once', () => {
  expect(
    problems({ SEINHUIS_ROOT_KEY: rootKey, PORT: '70000', LOG_LEVEL: 'loud', SEINHUIS_TRUST_PROXY: 'ja' }).map(
      (text) => text.split(' ')[0],
    ),
  ).toEqual(
    ['DATABASE_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'PORT', 'LOG_LEVEL', 'SEINHUIS_TRUST_PROXY'].toSorted(
      (a, b) => order.indexOf(a) - order.indexOf(b),
    ),
  );
});
const order = ['PORT', 'DATABASE_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'LOG_LEVEL', 'SEINHUIS_TRUST_PROXY'];

test.each([
  ['a port that is none', { PORT: '3000; rm' }],
  ['a port with a sign', { PORT: '-1' }],
  ['a database that is none', { DATABASE_URL: 'mysql://x' }],
  ['an issuer that is none', { OIDC_ISSUER: 'login.example' }],
  ['a rate of nothing', { SEINHUIS_RATE_PER_MINUTE: '0' }],
  ['an issuer without TLS in production', { NODE_ENV: 'production', OIDC_ISSUER: 'http://login.example' }],
  ['the demo key in production', { NODE_ENV: 'production', SEINHUIS_ROOT_KEY: '' }],
  ['half a root key', { SEINHUIS_ROOT_KEY: 'AAAA' }],
])('%s is refused', (_, change) => {
  expect(problems({ ...good, ...change })).toHaveLength(1);
});

test('a problem never repeats what may be a secret', () => {
  const text = problems({ ...good, DATABASE_URL: 'postgres//owner:hunter2@db', SEINHUIS_ROOT_KEY: 'hunter2' }).join(' ');
  expect(text).not.toContain('hunter2');
});

describe('secrets from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-config-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (text: string) => {
    const path = join(folder, 'secret');
    writeFileSync(path, text);
    return path;
  };
  const { DATABASE_URL, ...rest } = good;

  test('also that of the question about tokens', () => {
    const { issuers } = readConfiguration({
      ...good,
      OIDC_INTROSPECTION_CLIENT_ID: 'hub',
      OIDC_INTROSPECTION_CLIENT_SECRET_FILE: file('hunter2\n'),
    });
    expect(issuers[0]!.introspection).toEqual({ clientId: 'hub', clientSecret: 'hunter2' });
  });

  test('are read without the newline at the end', () => {
    expect(readConfiguration({ ...rest, DATABASE_URL_FILE: file(`${DATABASE_URL}\n`) }).databaseUrl).toBe(DATABASE_URL);
  });
  test('are refused when they cannot be read, or are given twice', () => {
    expect(problems({ ...rest, DATABASE_URL_FILE: join(folder, 'none') })).toHaveLength(1);
    expect(problems({ ...good, DATABASE_URL_FILE: file(DATABASE_URL) })).toHaveLength(1);
  });
});

test('.env.example names every variable and no other', () => {
  const named = [...readFileSync('.env.example', 'utf8').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name!);
  expect(named.toSorted()).toEqual(Object.keys(variables).toSorted());
});
