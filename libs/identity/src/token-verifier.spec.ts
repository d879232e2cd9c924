import { createServer, type Server } from 'node:http';
import { exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../test/database.js';
import { identityMigrations, IssuerUnreachable, PartnerDirectory, TokenRefused, TokenVerifier } from './index.js';

const audience = 'https://hub.example';
const eindhoven = '00000099000000000001';
const former = '00000099000000000002';
const organisations = [
  { oin: eindhoven, name: 'Gemeente Eindhoven', partners: ['GB-BM', 'GB-TZ'], regions: ['riec-oost-brabant'] },
  { oin: former, name: 'Stichting Voorheen', partners: ['NG'], regions: [] },
];

let database: TestDatabase;
let owner: DataSource;
let server: Server;
let issuer: string;
let published: JWK[];
let asked: string[];
let stillCounts = true;
let began_ms: number;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let verifier: TokenVerifier;
let directory: PartnerDirectory;

const now = () => Math.floor(Date.now() / 1000);
const good = () => ({
  iss: issuer,
  aud: audience,
  sub: 'officer-1',
  client_id: 'demo',
  iat: now(),
  exp: now() + 300,
  oin: eindhoven,
  partner: 'GB-TZ',
  task: 'huisvesting',
  roles: ['inspecteur'],
  acr: 'substantial',
});

function sign(claims: Record<string, unknown>, header: Record<string, unknown> = {}, key = keys.privateKey): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header } as never).sign(key);
}
const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const code = (token: string | Promise<string>) =>
  Promise.resolve(token)
    .then((text) => verifier.verify(text))
    .then(
      () => 'accepted',
      (error: unknown) => (error instanceof TokenRefused ? error.code : String(error)),
    );

beforeAll(async () => {
  database = await freshDatabase();
  owner = await new DataSource({ type: 'postgres', url: database.url, migrations: identityMigrations }).initialize();
  await owner.runMigrations();
  directory = new PartnerDirectory(
    owner,
    new Map([
      ['GB-TZ', ['huisvesting']],
      ['NG', ['hulpverlening']],
    ]),
  );
  await directory.seed(organisations);
  await owner.query('update identity_partner set active = false where oin = $1', [former]);
  keys = await generateKeyPair('ES256', { extractable: true });
  [asked, began_ms] = [[], Date.now()];
  server = createServer((request, response) => {
    asked.push(request.url!);
    response.setHeader('content-type', 'application/json');
    if (request.url === '/ask') response.end(JSON.stringify({ active: stillCounts }));
    else if (request.url === '/jwks') response.end(JSON.stringify({ keys: published }));
    else response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks` }));
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  published = [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }];
  verifier = new TokenVerifier({ issuers: [{ issuer, audience }] }, directory);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await owner.destroy();
  await database.drop();
});

test('a good token becomes an officer of its organisation', async () => {
  expect(await verifier.verify(await sign(good()))).toEqual({
    id: 'officer-1',
    host: null,
    partner: 'GB-TZ',
    oin: eindhoven,
    organisation: 'Gemeente Eindhoven',
    regions: ['riec-oost-brabant'],
    task: 'huisvesting',
    roles: ['inspecteur'],
    assurance: 'substantial',
    client: 'demo',
  });
});

test.each([
  ['an eIDAS address counts by its level', { acr: 'http://eidas.europa.eu/LoA/high' }, { assurance: 'high' }],
  ['a level nobody knows counts as the lowest', { acr: 'very-high' }, { assurance: 'low' }],
  ['no level counts as the lowest', { acr: undefined }, { assurance: 'low' }],
  ['no task stays no task', { task: undefined }, { task: null }],
  [
    'somebody who was lent reads in the place of her host',
    { host_partner: 'NG', host_task: 'hulpverlening' },
    { host: { partner: 'NG', task: 'hulpverlening' } },
  ],
  ['roles in one string', { roles: 'inspecteur boa' }, { roles: ['inspecteur', 'boa'] }],
])('%s', async (_, claims, expected) => {
  expect(await verifier.verify(await sign({ ...good(), ...claims }))).toMatchObject(expected);
});

describe('claims that are refused', () => {
  test.each<[string, () => Record<string, unknown>, string]>([
    ['expired a second ago', () => ({ exp: now() - 1, iat: now() - 300 }), 'token.expired'],
    ['no expiry', () => ({ exp: undefined }), 'token.claim-missing'],
    ['no moment of issue', () => ({ iat: undefined }), 'token.claim-missing'],
    ['issued in the future', () => ({ iat: now() + 3600, exp: now() + 7200 }), 'token.not-yet-valid'],
    ['not valid before an hour from now', () => ({ nbf: now() + 3600 }), 'token.not-yet-valid'],
    ['another audience', () => ({ aud: 'https://other.example' }), 'token.audience-refused'],
    ['no audience', () => ({ aud: undefined }), 'token.claim-missing'],
    ['an issuer we never heard of', () => ({ iss: 'https://issuer.invalid' }), 'token.issuer-unknown'],
    ['an issuer that only starts as ours', () => ({ iss: `${issuer}/` }), 'token.issuer-unknown'],
    ['no issuer', () => ({ iss: undefined }), 'token.issuer-unknown'],
    ['an expiry in text', () => ({ exp: '9999999999' }), 'token.claim-missing'],
    ['no subject', () => ({ sub: undefined }), 'token.claim-missing'],
    ['a BSN as subject', () => ({ sub: '999990342' }), 'token.subject-identifying'],
    ['a KvK number as subject', () => ({ sub: '12345678' }), 'token.subject-identifying'],
    ['an organisation that is not connected', () => ({ oin: '00000099999999999999' }), 'token.organisation-unknown'],
    ['an organisation that left', () => ({ oin: former, partner: 'NG', task: 'hulpverlening' }), 'token.organisation-disabled'],
    ['no organisation', () => ({ oin: undefined }), 'token.claim-missing'],
    ['an organisation in a list', () => ({ oin: [eindhoven] }), 'token.claim-missing'],
    ['a partner that the organisation is not', () => ({ partner: 'PO', task: undefined }), 'token.partner-refused'],
    ['no partner where there is a choice', () => ({ partner: undefined }), 'token.claim-missing'],
    ['a task of another partner', () => ({ task: 'hulpverlening' }), 'token.task-unknown'],
    ['a task of nobody', () => ({ task: 'spionage' }), 'token.task-unknown'],
    ['a host with a task of another', () => ({ host_partner: 'NG', host_task: 'huisvesting' }), 'token.task-unknown'],
    ['a host without a task', () => ({ host_partner: 'NG' }), 'token.claim-missing'],
    ['roles that are no text', () => ({ roles: [{ admin: true }] }), 'token.claim-missing'],
    ['more roles than anyone has', () => ({ roles: Array.from({ length: 65 }, (_, n) => `r${n}`) }), 'token.claim-missing'],
  ])('%s', async (_, claims, expected) => {
    expect(await code(sign({ ...good(), ...claims() }))).toBe(expected);
  });
});

describe('headers that are refused', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an ID token or anything else by type', { typ: 'dpop+jwt' }, 'token.type-refused'],
    ['no type', { typ: undefined }, 'token.type-refused'],
    ['a key of its own', { jwk: { kty: 'EC' } }, 'token.header-refused'],
    ['an address of keys', { jku: 'http://127.0.0.1:1/keys' }, 'token.header-refused'],
    ['an address of a certificate', { x5u: 'http://127.0.0.1:1/cert' }, 'token.header-refused'],
    ['a certificate', { x5c: ['MIIB'] }, 'token.header-refused'],
    ['a key nobody published', { kid: 'k2' }, 'token.key-unknown'],
    ['a path as key', { kid: '../../../../dev/null' }, 'token.key-unknown'],
    ['a statement as key', { kid: "' union select 'x" }, 'token.key-unknown'],
  ])('%s', async (_, header, expected) => {
    expect(await code(sign(good(), header))).toBe(expected);
  });

  test('members that must be understood', async () => {
    const token = (await sign(good())).split('.');
    token[0] = part({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', crit: ['exp'] });
    expect(await code(token.join('.'))).toBe('token.header-refused');
  });

  test('a member written twice', async () => {
    const token = (await sign(good())).split('.');
    token[0] = part('{"alg":"none","typ":"at+jwt","kid":"k1","alg":"ES256"}');
    expect(await code(token.join('.'))).toBe('token.header-refused');
  });
});

describe('forged tokens that are refused', () => {
  test.each(['none', 'None', 'NONE', '', 'HS256', 'HS512', 'RS1', 'ES384', 'dir'])('algorithm "%s"', async (alg) => {
    const token = `${part({ alg, typ: 'at+jwt', kid: 'k1' })}.${part(good())}.${part('signature')}`;
    expect(await code(token)).toBe('token.algorithm-refused');
  });

  test('the public key used as a shared secret', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(keys.publicKey));
    const token = await new SignJWT(good()).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'k1' }).sign(secret);
    expect(await code(token)).toBe('token.algorithm-refused');
  });

  test('another key under the name of ours', async () => {
    const thief = await generateKeyPair('ES256');
    expect(await code(sign(good(), {}, thief.privateKey))).toBe('token.signature-invalid');
  });

  test('another payload under a good signature', async () => {
    const token = (await sign(good())).split('.');
    token[1] = part({ ...good(), roles: ['privacy-officer'] });
    expect(await code(token.join('.'))).toBe('token.signature-invalid');
  });

  test('every other last character of the signature', async () => {
    const token = await sign(good());
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].filter((last) => last !== token.at(-1));
    const found = await Promise.all(others.map((last) => code(token.slice(0, -1) + last)));
    expect(found.filter((outcome) => !['token.malformed', 'token.signature-invalid'].includes(outcome))).toEqual([]);
  });

  test.each<[string, (token: string) => string]>([
    ['a space behind', (token) => `${token} `],
    ['a newline behind', (token) => `${token}\n`],
    ['a tab within', (token) => token.replace('.', '.\t')],
    ['padding', (token) => `${token}=`],
    ['the other alphabet', (token) => `${token.slice(0, -2)}+/`],
    ['four parts', (token) => `${token}.x`],
    ['two parts', (token) => token.slice(0, token.lastIndexOf('.'))],
    ['no signature', (token) => `${token.slice(0, token.lastIndexOf('.'))}.`],
    ['nothing', () => ''],
    ['JSON form', (token) => JSON.stringify({ payload: token.split('.')[1] })],
    ['more than 8 KB', (token) => token.replace('.', `${'A'.repeat(9000)}.`)],
    ['a header that is a list', (token) => token.replace(/^[^.]+/, part('[]'))],
    ['a header that is no JSON', (token) => token.replace(/^[^.]+/, part('{alg:1}'))],
    ['a payload that is no UTF-8', (token) => token.replace(/\.[^.]+\./, `.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.`)],
  ])('shape: %s', async (_, change) => {
    expect(await code(change(await sign(good())))).toBe('token.malformed');
  });
});

test('no forged token makes the hub ask anybody but the issuer it knows', () => {
  expect(asked.every((path) => ['/.well-known/openid-configuration', '/jwks'].includes(path))).toBe(true);
  // each asks at most for the keys, and that once a second; with what is asked for those that are in use
  const seconds = (Date.now() - began_ms) / 1000;
  expect(asked.length).toBeLessThanOrEqual(4 + 2 * seconds);
});

test.each<[string, Record<string, unknown>, string]>([
  ['a client that is named', {}, 'accepted'],
  ['a client by its older name', { client_id: undefined, azp: 'demo' }, 'accepted'],
  ['another client', { client_id: 'elders' }, 'token.client-refused'],
  ['another client that says to act for one that is named', { client_id: 'elders', azp: 'demo' }, 'token.client-refused'],
  ['no client', { client_id: undefined }, 'token.client-refused'],
  ['a list of clients', { client_id: ['demo'] }, 'token.client-refused'],
  ['an ID token, by what it says of itself', { typ: 'ID' }, 'token.type-refused'],
  ['a token that asks for a proof beside it', { typ: 'DPoP' }, 'token.type-refused'],
  ['a token that says to be for the bearer', { typ: 'Bearer' }, 'accepted'],
])('where clients are named: %s', async (_, claims, expected) => {
  const strict = new TokenVerifier({ issuers: [{ issuer, audience, clients: ['demo'] }] }, directory);
  const outcome = await strict.verify(await sign({ ...good(), ...claims })).then(
    () => 'accepted',
    ({ code: reason }: TokenRefused) => reason,
  );
  expect(outcome).toBe(expected);
});

test('an issuer that is asked is asked last: about a token that is good in all other ways, and its no is a refusal', async () => {
  const introspection = { clientId: 'hub', clientSecret: 'geheim', uri: `${issuer}/ask` };
  const rules = { issuer, audience, jwksUri: `${issuer}/jwks`, clients: ['demo'], introspection };
  const asking = new TokenVerifier({ issuers: [rules] }, directory);
  const questions = () => asked.filter((path) => path === '/ask').length;
  const thief = await generateKeyPair('ES256');
  for (const token of [sign(good(), {}, thief.privateKey), sign({ ...good(), exp: now() - 1 }), sign({ ...good(), client_id: 'elders' })])
    await expect(asking.verify(await token)).rejects.toBeInstanceOf(TokenRefused);
  expect(questions()).toBe(0);
  await expect(asking.verify(await sign(good()))).resolves.toMatchObject({ id: 'officer-1' });
  expect(questions()).toBe(1);
  stillCounts = false;
  await expect(asking.verify(await sign({ ...good(), sub: 'officer-2' }))).rejects.toMatchObject({ code: 'token.inactive' });
});

test('a new key of the issuer is found without a restart, and its old key stops', async () => {
  const next = await generateKeyPair('ES256', { extractable: true });
  const fresh = new TokenVerifier({ issuers: [{ issuer, audience, jwksUri: `${issuer}/jwks` }] }, directory);
  published = [{ ...(await exportJWK(next.publicKey)), kid: 'k2', alg: 'ES256', use: 'sig' }];
  await expect(fresh.verify(await sign(good(), { kid: 'k2' }, next.privateKey))).resolves.toMatchObject({ id: 'officer-1' });
  await expect(fresh.verify(await sign(good()))).rejects.toMatchObject({ code: 'token.key-unknown' });
});

test('an issuer that is down is a failure of ours, not of the token', async () => {
  const dead = 'http://127.0.0.1:9';
  const alone = new TokenVerifier({ issuers: [{ issuer: dead, audience }] }, directory);
  await expect(alone.verify(await sign({ ...good(), iss: dead }))).rejects.toBeInstanceOf(IssuerUnreachable);
});

test('an algorithm with a shared secret cannot even be configured', () => {
  expect(() => new TokenVerifier({ issuers: [], algorithms: ['ES256', 'HS256'] }, directory)).toThrow('HS256');
});

test('claims under other names, also nested', async () => {
  published = [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' }];
  const other = new TokenVerifier({ issuers: [{ issuer, audience }], claims: { roles: 'realm_access.roles', oin: 'org' } }, directory);
  const token = await sign({ ...good(), oin: undefined, org: eindhoven, roles: ['ignored'], realm_access: { roles: ['boa'] } });
  await expect(other.verify(token)).resolves.toMatchObject({ roles: ['boa'], oin: eindhoven });
});
