import { decodeJwt, decodeProtectedHeader } from 'jose';
import { numberOf } from '../../apps/dev-idp/src/keycloak/demo-realm.js';
import { loginOfficers } from '../../apps/dev-idp/src/officers.js';
import type { TestHub } from '../hub.js';
import { proofKey } from '../browser.js';
import { environment, eventually, hubWith, officers, outcome, withKeycloak } from './given-keycloak.js';
import { RealmAdmin } from './realm-admin.js';
import { codeOf, machine, machineToken, portal, redeem, Visitor } from './visitor.js';

withKeycloak('the realm of the demo, as Keycloak imported it', () => {
  const { issuer } = new RealmAdmin('seinhuis-demo');
  const password = (id: string) => `${id}-geheim`;
  const visitor = () => new Visitor(issuer);
  let hub: TestHub;

  beforeAll(async () => {
    hub = await hubWith(environment(issuer));
  });
  afterAll(() => hub?.close());

  /** What the hub makes of a token, without the names of the organisation that it adds itself. */
  const officerOf = async (token: string) => {
    const { organisation: _name, regions: _regions, ...officer } = await hub.hub.foundation.verifier.verify(token);
    return officer;
  };
  const expected = (id: string) => {
    const { oin, partner, task = null, roles, host_partner, host_task } = officers.get(id)!.claims;
    const host = host_partner ? { partner: host_partner, task: host_task } : null;
    return { oin, partner, task, roles, host, assurance: 'substantial' };
  };

  test.each(loginOfficers.map(({ id }) => id))(
    '%s logs in by code flow with PKCE, and is to the hub who she is in the demo',
    async (id) => {
      const tokens = await visitor().logIn(id, password(id));
      expect(await officerOf(tokens.access_token)).toEqual({ ...expected(id), id: numberOf(id), client: 'seinhuis-portaal' });
      expect(await outcome(hub, tokens.access_token)).toBe(200);
      expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
      const { iat, exp } = decodeJwt(tokens.access_token);
      expect(exp! - iat!).toBe(300);
      expect(tokens).not.toHaveProperty('refresh_token');
    },
  );

  test.each([...officers.keys()])('the machine client %s gets a token of its officer', async (id) => {
    expect(await officerOf(await machineToken(issuer, id))).toMatchObject({ ...expected(id), client: id });
  });

  test('a machine gets no token with another secret, and the hub itself gets none at all', async () => {
    expect((await machine(issuer, 'demo-inspecteur', 'geraden')).status).toBe(401);
    expect((await machine(issuer, 'demo-inspecteur', password('demo-riec-analist'))).status).toBe(401);
    expect((await machine(issuer, 'seinhuis-hub', 'seinhuis-hub-geheim')).status).not.toBe(200);
  });

  test('a wrong password gives the form again, and no code', async () => {
    const somebody = visitor();
    const { page } = await somebody.begin();
    const again = await somebody.fillIn(page, { username: 'demo-inspecteur', password: 'geraden' });
    expect(again.headers.get('location')).toBeNull();
    expect(await again.text()).toContain('name="password"');
  });

  test('a code is good once, and only for the browser that began', async () => {
    const somebody = visitor();
    const { page, verifier } = await somebody.begin();
    const code = codeOf(await somebody.fillIn(page, { username: 'demo-inspecteur', password: password('demo-inspecteur') }));
    expect((await redeem(issuer, code, proofKey().verifier)).status).toBe(400);
    const { page: next, verifier: mine } = await somebody.begin();
    expect((await redeem(issuer, codeOf(next), mine)).status).toBe(200);
    expect((await redeem(issuer, codeOf(next), mine)).status).toBe(400);
    expect(verifier).not.toBe(mine);
  });

  test.each([
    ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['with a plain challenge', { code_challenge_method: 'plain' }],
    ['with the implicit flow', { response_type: 'token' }],
    ['as a client nobody knows', { client_id: 'vreemde' }],
    ['back to another site', { redirect_uri: 'https://elders.example/aangemeld' }],
  ])('no form to log in %s', async (_, change) => {
    const { page } = await visitor().begin(change);
    expect(await page.text()).not.toContain('name="password"');
    expect(page.headers.get('location') ?? `${portal}/`).toMatch(/^http:\/\/127\.0\.0\.1:3000\/(?:aangemeld[?#].*error=.*)?$/);
  });

  test('while she works the portal gets new tokens without a question, at the same level', async () => {
    const somebody = visitor();
    await somebody.logIn('demo-inspecteur', password('demo-inspecteur'));
    const tokens = await somebody.renew();
    if (typeof tokens === 'string') throw new Error(tokens);
    expect(await officerOf(tokens.access_token)).toMatchObject({ id: numberOf('demo-inspecteur'), assurance: 'substantial' });
  });

  test('after a logout there is no new token without a login, and the token that was given is refused', async () => {
    const somebody = visitor();
    const tokens = await somebody.logIn('demo-comensha', password('demo-comensha'));
    expect(await outcome(hub, tokens.access_token)).toBe(200);
    const left = await somebody.logOut(tokens.id_token);
    expect(left.headers.get('location')).toBe(`${portal}/`);
    expect(await somebody.renew()).toBe('login_required');
    await eventually(() => outcome(hub, tokens.access_token), '401 token.inactive');
  });

  test('a logout does not send anybody to another site', async () => {
    const somebody = visitor();
    const tokens = await somebody.logIn('demo-inspecteur', password('demo-inspecteur'));
    expect((await somebody.logOut(tokens.id_token, 'https://elders.example/')).headers.get('location')).toBeNull();
    expect(await somebody.renew()).toMatchObject({ access_token: expect.any(String) });
  });

  test('the ID token is no token for the hub', async () => {
    const { id_token } = await visitor().logIn('demo-inspecteur', password('demo-inspecteur'));
    expect(decodeJwt(id_token)).toMatchObject({ typ: 'ID', aud: 'seinhuis-portaal' });
    expect(await outcome(hub, id_token)).toBe('401 token.audience-refused');
  });
});
