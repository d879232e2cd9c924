import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { loadPolicies } from '#libs/policy';
import { demoSecret, loginOfficers, officersOf } from './officers.js';

const audience = 'https://hub.test.example';
const portal = 'http://127.0.0.1:3999';
const dataDir = mkdtempSync(join(tmpdir(), 'seinhuis-idp-'));
const options = { port: 0, dataDir, policiesDir: resolve('policies'), audience, portalOrigins: [portal] };
// the library warns of Node 20 and of keeping sessions in memory: both are known, and meant for a demo
const { warn } = console;
console.warn = () => undefined;
const { startDevIdp } = await import('./dev-idp.js');
let idp: Awaited<ReturnType<typeof startDevIdp>>;

beforeAll(async () => {
  idp = await startDevIdp(options);
});
afterAll(async () => {
  console.warn = warn;
  await idp.close();
  rmSync(dataDir, { recursive: true });
});

const tokenRequest = (body: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${idp.issuer}/token`, { method: 'POST', body: new URLSearchParams(body), headers });
const machine = (officer: string, secret = demoSecret(officer)) =>
  tokenRequest({ grant_type: 'client_credentials' }, { authorization: `Basic ${Buffer.from(`${officer}:${secret}`).toString('base64')}` });

/** A browser: keeps cookies, follows to the login page, chooses an officer, and stops where the portal would take over. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async go(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    return next && !next.startsWith(portal) ? this.go(new URL(next, address).href) : answer;
  }
}

function authorization(challenge: string, more: Record<string, string> = {}): string {
  const asked = {
    client_id: 'seinhuis-portaal',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${portal}/aangemeld`,
    state: 's',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  return `${idp.issuer}/auth?${new URLSearchParams({ ...asked, ...more }).toString()}`;
}
const verifierAndChallenge = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

const firstTaskOf = (officer: string): string => loginOfficers.find(({ id }) => id === officer)?.task ?? '';

/** Chooses an officer, and when she is asked for it a task. @param more of the address, such as that the provider must ask again */
async function loggedIn(officer: string, task = firstTaskOf(officer), browser = new Browser(), more: Record<string, string> = {}) {
  const { verifier, challenge } = verifierAndChallenge();
  const page = await browser.go(authorization(challenge, more));
  const back = await browser.go(page.url, { method: 'POST', body: new URLSearchParams({ officer, task }) });
  return { code: codeIn(back), verifier };
}
const codeIn = (back: Response): string => new URL(back.headers.get('location')!).searchParams.get('code')!;

async function tokenFor({ code, verifier }: { code: string; verifier: string }): Promise<string> {
  const asked = { grant_type: 'authorization_code', code, client_id: 'seinhuis-portaal', redirect_uri: `${portal}/aangemeld` };
  const answer = await tokenRequest({ ...asked, code_verifier: verifier });
  return ((await answer.json()) as { access_token: string }).access_token;
}

test('the login page lists the seven officers, says that it is for demonstration, and lets nothing else in', async () => {
  const page = await new Browser().go(authorization(verifierAndChallenge().challenge));
  const html = await page.text();
  for (const { name } of loginOfficers) expect(html).toContain(name);
  expect(loginOfficers).toHaveLength(7);
  expect(html).toContain('Alleen voor ontwikkeling en demonstratie');
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
});

test.each(loginOfficers.map(({ id }) => id))('the portal gets a token of %s through the code flow with PKCE', async (id) => {
  const access_token = await tokenFor(await loggedIn(id));
  const keys = (await (await fetch(`${idp.issuer}/jwks`)).json()) as JSONWebKeySet;
  const { payload, protectedHeader } = await jwtVerify(access_token, createLocalJWKSet(keys), { issuer: idp.issuer, audience });
  const { claims } = officersOf(loadPolicies(options.policiesDir).organisations).get(id)!;
  expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
  expect(payload).toMatchObject({ ...claims, sub: id, client_id: 'seinhuis-portaal' });
  expect(payload.exp! - payload.iat!).toBe(900);
});

test('a machine gets a token of its officer with its secret, and none with another', async () => {
  const { access_token } = (await (await machine('demo-riec-limburg')).json()) as { access_token: string };
  expect(decodeProtectedHeader(access_token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
  expect(decodeJwt(access_token)).toMatchObject({
    sub: 'demo-riec-limburg',
    aud: audience,
    partner: 'RC',
    roles: ['riec-analist'],
    oin: expect.stringMatching(/^00000099/),
  });
  expect((await machine('demo-riec-limburg', 'geraden')).status).toBe(401);
  expect((await machine('demo-inspecteur', demoSecret('demo-riec-analist'))).status).toBe(401);
});

test('the portal gets nothing without the verifier of the browser that began, nor with a used code', async () => {
  const { code, verifier } = await loggedIn('demo-inspecteur');
  const asked = { grant_type: 'authorization_code', code, client_id: 'seinhuis-portaal', redirect_uri: `${portal}/aangemeld` };
  expect((await tokenRequest({ ...asked, code_verifier: verifierAndChallenge().verifier })).status).toBe(400);
  expect((await tokenRequest({ ...asked, code_verifier: verifier })).status).toBe(200);
  expect((await tokenRequest({ ...asked, code_verifier: verifier })).status).toBe(400);
});

test.each([
  ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
  ['with a plain challenge', { code_challenge_method: 'plain' }],
  ['with the implicit flow', { response_type: 'token' }],
  ['as a client nobody knows', { client_id: 'vreemde' }],
  ['back to another site', { redirect_uri: 'https://elders.example/aangemeld' }],
])('no login page %s', async (_, change) => {
  const answer = await new Browser().go(authorization(verifierAndChallenge().challenge, change));
  expect(await answer.text()).not.toContain('Wie bent u?');
});

test('an officer that is not on the list cannot be chosen', async () => {
  const browser = new Browser();
  const page = await browser.go(authorization(verifierAndChallenge().challenge));
  const again = await browser.go(page.url, { method: 'POST', body: new URLSearchParams({ officer: 'demo-minister' }) });
  expect(await again.text()).toContain('Wie bent u?');
});

describe('an officer with two tasks', () => {
  const officer = 'demo-comensha';
  const [first, second] = ['registratie', 'opvangcoordinatie'];

  test('is asked with which one she works, and her token has that one alone', async () => {
    const browser = new Browser();
    const page = await browser.go(authorization(verifierAndChallenge().challenge));
    const question = await browser.go(page.url, { method: 'POST', body: new URLSearchParams({ officer }) });
    const html = await question.text();
    expect(html).toContain('Met welke taak werkt u nu?');
    expect(html.match(/name="task"/g)).toHaveLength(2);
    const claims = decodeJwt(await tokenFor(await loggedIn(officer, second)));
    expect(claims).toMatchObject({ sub: officer, task: second });
  });

  test('switches: asked again in the same session she is known, chooses the other one, and keeps it when the token is renewed', async () => {
    const browser = new Browser();
    expect(decodeJwt(await tokenFor(await loggedIn(officer, first, browser)))).toMatchObject({ task: first });
    const again = await browser.go(authorization(verifierAndChallenge().challenge, { prompt: 'login' }));
    expect(await again.text()).toContain('Met welke taak werkt u nu?');
    const switched = await tokenFor(await loggedIn(officer, second, browser, { prompt: 'login' }));
    expect(decodeJwt(switched)).toMatchObject({ sub: officer, task: second });
    const { verifier, challenge } = verifierAndChallenge();
    const renewed = await browser.go(authorization(challenge, { prompt: 'none' }));
    expect(decodeJwt(await tokenFor({ code: codeIn(renewed), verifier }))).toMatchObject({ task: second });
  });

  test.each(['opsporing', ''])('does not get the task "%s", which she does not have: she is asked again', async (task) => {
    const browser = new Browser();
    const page = await browser.go(authorization(verifierAndChallenge().challenge));
    const refused = await browser.go(page.url, { method: 'POST', body: new URLSearchParams({ officer, task }) });
    expect(await refused.text()).toContain('Met welke taak werkt u nu?');
  });

  test('does not choose for others: somebody with one task keeps it, whatever she sends', async () => {
    const claims = decodeJwt(await tokenFor(await loggedIn('demo-zorgcoordinator', second)));
    expect(claims).toMatchObject({ task: 'zorgcoordinatie' });
  });

  test('chooses for this session alone: elsewhere she begins with her first', async () => {
    await loggedIn(officer, second);
    const { access_token } = (await (await machine(officer)).json()) as { access_token: string };
    expect(decodeJwt(access_token)).toMatchObject({ task: first });
    expect(decodeJwt(await tokenFor(await loggedIn(officer, first)))).toMatchObject({ task: first });
  });
});

test('its keys stay the same over a restart, and only this user can read them', async () => {
  const before = await (await fetch(`${idp.issuer}/jwks`)).text();
  const second = await startDevIdp(options);
  expect(await (await fetch(`${second.issuer}/jwks`)).text()).toBe(before);
  await second.close();
  expect(statSync(join(dataDir, 'dev-idp.json')).mode & 0o077).toBe(0);
  expect(before).not.toContain('"d"');
});

test('it does not start in production', async () => {
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await expect(startDevIdp(options)).rejects.toThrow('NODE_ENV=production');
  } finally {
    process.env['NODE_ENV'] = NODE_ENV;
  }
});
