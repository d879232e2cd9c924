import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '#libs/environment';
import { ed25519Key, formatVkey, keySigner } from '#libs/notes';
import { readConfiguration } from './configuration.js';

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

test('how long a hub drains, in whole seconds', () => {
  expect(readConfiguration(good)).toMatchObject({ drain_ms: 5_000 });
  expect(readConfiguration({ ...good, SEINHUIS_DRAIN_SECONDS: '0' })).toMatchObject({ drain_ms: 0 });
  for (const wrong of ['301', '-1', '2.5', 'vijf'])
    expect(problems({ ...good, SEINHUIS_DRAIN_SECONDS: wrong })).toEqual([expect.stringContaining('SEINHUIS_DRAIN_SECONDS')]);
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
  expect(found.map((text) => text.split(' ')[0]!).filter((first) => first.startsWith('OIDC_'))).toEqual([name]);
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

/** What production must say of the log. */
const watched = {
  SEINHUIS_LOG_KEY: Buffer.alloc(32, 5).toString('base64'),
  SEINHUIS_RECEIPT_KEY: Buffer.alloc(32, 6).toString('base64'),
  SEINHUIS_WITNESSES: 'geen',
};
const vkeyOf = (type: 'note' | 'cosignature') => formatVkey(keySigner('hub.example/vroeger', type, ed25519Key(Buffer.alloc(32, 3))).key);

/** The key of the log in a process of its own. */
const signing = () => ({
  SEINHUIS_LOG_ORIGIN: 'hub.example/vroeger',
  SEINHUIS_LOG_SIGNER: `http://signer:3500=${vkeyOf('note')}`,
  SEINHUIS_LOG_SIGNER_TOKEN: 'lang-en-willekeurig-lang-en-willekeurig',
});

test('with a signer the hub has the public half of the key and no more, in production too', () => {
  const { SEINHUIS_LOG_KEY: _, ...others } = watched;
  const { log } = readConfiguration({ ...good, ...others, ...signing(), NODE_ENV: 'production' });
  expect(formatVkey(log.signer.key)).toBe(vkeyOf('note'));
});

test.each([
  ['a port that is none', { PORT: '3000; rm' }],
  ['a port with a sign', { PORT: '-1' }],
  ['a database that is none', { DATABASE_URL: 'mysql://x' }],
  ['an issuer that is none', { OIDC_ISSUER: 'login.example' }],
  ['a rate of nothing', { SEINHUIS_RATE_PER_MINUTE: '0' }],
  ['an issuer without TLS in production', { ...watched, NODE_ENV: 'production', OIDC_ISSUER: 'http://login.example' }],
  ['the demo key in production', { ...watched, NODE_ENV: 'production', SEINHUIS_ROOT_KEY: '' }],
  ['a log without a key of its own in production', { ...watched, NODE_ENV: 'production', SEINHUIS_LOG_KEY: '' }],
  ['a log that does not say who watches it in production', { ...watched, NODE_ENV: 'production', SEINHUIS_WITNESSES: '' }],
  ['half a key of the log', { SEINHUIS_LOG_KEY: 'AAAA' }],
  ['receipts without a key of their own in production', { ...watched, NODE_ENV: 'production', SEINHUIS_RECEIPT_KEY: '' }],
  ['receipts with the key of the log', { ...watched, SEINHUIS_RECEIPT_KEY: watched.SEINHUIS_LOG_KEY }],
  ['half a key of receipts', { SEINHUIS_RECEIPT_KEY: 'AAAA' }],
  ['an earlier key of receipts that is none', { SEINHUIS_RECEIPT_EARLIER_KEYS: 'hub.example+00000000+AAAA' }],
  ['an earlier key of receipts that is the key of a witness', { SEINHUIS_RECEIPT_EARLIER_KEYS: vkeyOf('cosignature') }],
  ['a witness without a key', { SEINHUIS_WITNESSES: 'https://getuige.example' }],
  [
    'a witness with the key of a log',
    { SEINHUIS_WITNESSES: 'https://getuige.example=example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k' },
  ],
  ['more witnesses wanted than there are', { SEINHUIS_WITNESSES: 'geen', SEINHUIS_WITNESS_QUORUM: '1' }],
  ['a log whose name has a space', { SEINHUIS_LOG_ORIGIN: 'hub example' }],
  ['half a root key', { SEINHUIS_ROOT_KEY: 'AAAA' }],
  ['a key of the log here and at a signer', { ...signing(), SEINHUIS_LOG_KEY: watched.SEINHUIS_LOG_KEY }],
  ['a signer without a token', { ...signing(), SEINHUIS_LOG_SIGNER_TOKEN: '' }],
  ['a signer without a key', { ...signing(), SEINHUIS_LOG_SIGNER: 'http://signer:3500' }],
  ['a signer with the key of a witness', { ...signing(), SEINHUIS_LOG_SIGNER: `http://signer:3500=${vkeyOf('cosignature')}` }],
  ['a signer of another log', { ...signing(), SEINHUIS_LOG_ORIGIN: 'hub.example/logboek' }],
])('%s is refused', (_, change) => {
  expect(problems({ ...good, ...change })).toHaveLength(1);
});

test('receipts have a key of their own, and earlier ones stay known', () => {
  const { log } = readConfiguration({ ...good, ...watched, SEINHUIS_RECEIPT_EARLIER_KEYS: vkeyOf('note') });
  expect(log.receiptSigner.key.publicKey.equals(log.signer.key.publicKey)).toBe(false);
  expect(log.receiptSigner.key.name).toMatch(/^seinhuis\.example\/logboek\/ontvangstbewijs-[0-9a-f]{8}$/);
  expect(log.earlierReceiptKeys.map(({ name }) => name)).toEqual(['hub.example/vroeger']);
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

describe('Kafka', () => {
  const kafka = { ...good, KAFKA_BROKERS: 'a.example:9092 b.example:9093' };
  test('none without brokers; with them the rest has defaults outside production', () => {
    expect(readConfiguration(good)).not.toHaveProperty('kafka');
    expect(readConfiguration(kafka)).toMatchObject({
      kafka: {
        brokers: ['a.example:9092', 'b.example:9093'],
        topicPrefix: 'seinhuis',
        shards: 1,
        partitions: 1,
        replication: -1,
        createTopics: true,
      },
      relayElsewhere: false,
    });
  });

  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['brokers without a port', { KAFKA_BROKERS: 'a.example' }, /^KAFKA_BROKERS is een lijst/],
    ['a name that is none', { KAFKA_SSL_CA: 'x' }, /^KAFKA_SSL_CA bestaat niet; bedoelt u KAFKA_SSL/],
    ['a setting without brokers', { KAFKA_BROKERS: '', KAFKA_SSL: 'true' }, /^KAFKA_SSL zonder KAFKA_BROKERS/],
    ['a certificate without its key', { KAFKA_SSL_CERT_FILE: 'package.json' }, /horen bij elkaar/],
    ['a file that is not there', { KAFKA_SSL_CA_FILE: 'nergens.pem' }, /^het bestand in KAFKA_SSL_CA_FILE/],
    ['no TLS beside a certificate', { KAFKA_SSL: 'false', KAFKA_SSL_CA_FILE: 'package.json' }, /^KAFKA_SSL=false, en toch/],
    ['a user without a password', { KAFKA_SASL_USERNAME: 'u' }, /^KAFKA_SASL_PASSWORD ontbreekt/],
    [
      'a password that can be read on the way',
      { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'hunter2' },
      /alleen met TLS/,
    ],
    [
      'a mechanism that is none',
      { KAFKA_SASL_MECHANISM: 'gssapi', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'hunter2' },
      /^KAFKA_SASL_MECHANISM moet/,
    ],
    ['too many shards', { KAFKA_SHARDS: '65' }, /^KAFKA_SHARDS moet/],
    ['a prefix that is no part of a topic', { KAFKA_TOPIC_PREFIX: 'Sein huis' }, /^KAFKA_TOPIC_PREFIX/],
    ['another place than hub or extern', { SEINHUIS_RELAY: 'elders' }, /^SEINHUIS_RELAY moet/],
    ['an OIN that is none', { SEINHUIS_OIN: '12' }, /^SEINHUIS_OIN is een OIN/],
  ])('%s is refused', (_, env, message) => {
    const found = problems({ ...kafka, ...env });
    expect(found).toEqual([expect.stringMatching(message)]);
    expect(found.join()).not.toContain('hunter2');
  });

  test('in production who speaks, where, and whether the line is closed must be said', () => {
    const found = problems({ ...kafka, NODE_ENV: 'production' }).map((problem) => problem.split(' ')[0]);
    expect(found).toEqual(expect.arrayContaining(['KAFKA_SSL', 'SEINHUIS_OIN', 'SEINHUIS_PUBLIC_URL']));
    const said = { KAFKA_SSL: 'false', SEINHUIS_OIN: '00000099000000009000', SEINHUIS_PUBLIC_URL: 'http://hub.example' };
    const left = problems({ ...kafka, NODE_ENV: 'production', ...said }).filter((problem) => /KAFKA|SEINHUIS_(?:OIN|PUBLIC)/.test(problem));
    expect(left).toEqual([expect.stringMatching(/^SEINHUIS_PUBLIC_URL is geen adres dat met https/)]);
  });
});
