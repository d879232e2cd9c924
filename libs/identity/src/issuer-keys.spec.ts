import { createServer, type Server, type ServerResponse } from 'node:http';
import { type CryptoKey, exportJWK, type FlattenedJWSInput, generateKeyPair, type JWK } from 'jose';
import { IssuerKeys } from './issuer-keys.js';
import { IssuerUnreachable } from './token-refused.js';

const realNow = Date.now.bind(Date);
let ahead_ms = 0;
let server: Server;
let uri: string;
let published: JWK[];
/** How often the keys were asked for, and what becomes of such a request. */
let asked: number;
let serve: (response: ServerResponse) => void;
let keys: IssuerKeys;

const answer = (response: ServerResponse) => response.end(JSON.stringify({ keys: published }));
const later = (by_ms: number) => (ahead_ms += by_ms);
const find = (kid: string): Promise<string> =>
  Promise.resolve(keys.find({ alg: 'ES256', kid }, {} as FlattenedJWSInput)).then(
    () => 'found',
    (error: Error & { code?: string }) => (error instanceof IssuerUnreachable ? 'unreachable' : error.code!),
  );
/** Resolves at the next time that the keys are asked for. */
const nextAsked = () =>
  new Promise<void>((told) => {
    const before = serve;
    serve = (response) => {
      serve = before;
      before(response);
      told();
    };
  });

async function jwk(kid: string): Promise<JWK> {
  const pair: { publicKey: CryptoKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256', use: 'sig' };
}

beforeAll(async () => {
  Date.now = () => realNow() + ahead_ms;
  server = createServer((_request, response) => {
    asked += 1;
    serve(response.setHeader('content-type', 'application/json'));
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  uri = `http://127.0.0.1:${(server.address() as { port: number }).port}/jwks`;
});
afterAll(async () => {
  Date.now = realNow;
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
beforeEach(async () => {
  [asked, serve] = [0, answer];
  published = [await jwk('old')];
  keys = new IssuerKeys({ issuer: 'https://login.example', audience: 'hub', jwksUri: uri });
  expect(await find('old')).toBe('found');
});

test('a key that the issuer withdrew is refused too when the clock went back a day', async () => {
  later(5_000);
  expect(await find('old')).toBe('found'); // looked at, and confirmed
  published = [await jwk('new')];
  later(-86_400_000);
  expect(await find('old')).toBe('token.key-unknown');
});

test.each([
  ['an exponent of 1', { e: 'AQ' }],
  ['an exponent of 3', { e: 'Aw' }],
])("an RSA key with %s is nobody's", async (_, weak) => {
  const { publicKey } = await generateKeyPair('RS256', { extractable: true });
  const good = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig' };
  published = [
    { ...good, kid: 'good' },
    { ...good, ...weak, kid: 'weak' },
  ];
  keys = new IssuerKeys({ issuer: 'https://login.example', audience: 'hub', jwksUri: uri });
  const found = (kid: string) =>
    Promise.resolve(keys.find({ alg: 'RS256', kid }, {} as FlattenedJWSInput)).then(
      () => 'found',
      (error: { code?: string }) => error.code,
    );
  expect([await found('good'), await found('weak')]).toEqual(['found', 'token.key-unknown']);
});

test('a key that the issuer withdrew is refused 5 s later, at the very first question', async () => {
  published = [await jwk('new')];
  later(5_000);
  expect(await find('old')).toBe('token.key-unknown');
});

test('a key that the issuer added is found 5 s later, also right after somebody asked for one that is not there', async () => {
  expect(await find('strange')).toBe('token.key-unknown');
  published = [...published, await jwk('new')];
  later(5_000);
  expect(await find('strange')).toBe('token.key-unknown');
  expect(await find('new')).toBe('found');
});

test('keys that are in use are looked at in passing: nobody waits, and what was withdrawn is gone', async () => {
  later(5_000);
  await find('old');
  published = [await jwk('new')];
  later(3_000);
  const looked = nextAsked();
  expect(await find('old')).toBe('found');
  await looked;
  later(1_500);
  expect(await find('old')).toBe('token.key-unknown');
});

test('strangers who name keys that do not exist make us ask once a second at most', async () => {
  later(1_000);
  const before = asked;
  for (let time = 0; time < 20; time++) expect(await find(`strange-${time}`)).toBe('token.key-unknown');
  // the clock runs on a little during the twenty, hence a second one
  expect(asked - before).toBeLessThanOrEqual(2);
});

describe('an issuer that is away', () => {
  beforeEach(async () => {
    serve = (response) => void response.writeHead(503).end();
    later(5_000);
    expect(await find('old')).toBe('found');
  });

  test('stops nobody whose key is known', async () => {
    for (let time = 0; time < 10; time++) {
      later(5_000);
      expect(await find('old')).toBe('found');
    }
  });

  test('and does not answer at all: nobody waits for it', async () => {
    const held: ServerResponse[] = [];
    serve = (response) => void held.push(response);
    later(5_000);
    expect(await find('old')).toBe('found');
    held.forEach((response) => response.destroy());
  });

  test('is asked again, and followed when it is back', async () => {
    published = [await jwk('new')];
    serve = answer;
    later(5_000);
    // the look goes on beside the questions, which do not wait for it
    while ((await find('old')) === 'found') await new Promise((turn) => setImmediate(turn));
    expect(await find('old')).toBe('token.key-unknown');
  });

  test('is no longer trusted after ten minutes', async () => {
    later(600_000);
    expect(await find('old')).toBe('unreachable');
  });
});
