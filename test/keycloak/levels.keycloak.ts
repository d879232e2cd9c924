import { createHmac } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { TestHub } from '../hub.js';
import { audience, hubWith, officers, outcome, withKeycloak } from './given-keycloak.js';
import { RealmAdmin } from './realm-admin.js';
import { type Tokens, Visitor } from './visitor.js';

const level = (name: string) => `http://eidas.europa.eu/LoA/${name}`;

/** The code that an app shows now (RFC 6238: SHA-1, 30 s, six digits). */
function codeOfApp(secret: string): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const value = mac.readUInt32BE(mac[19]! & 0xf) & 0x7fff_ffff;
  return String(value % 1_000_000).padStart(6, '0');
}

/** The realm for work, as imported: its portal and its secret came from the environment, and an operator added one officer. */
withKeycloak('the level of a login', () => {
  const realm = new RealmAdmin('seinhuis');
  const username = 'medewerker-1';
  const password = 'alleen-in-deze-proef';
  const path = '/v1/toezicht/_verstrekkingen';
  let hub: TestHub;

  beforeAll(async () => {
    const { oin, partner } = officers.get('demo-privacy-officer')!.claims;
    await realm.add('/users', {
      username,
      enabled: true,
      attributes: { oin: [oin], partner: [partner] },
      credentials: [{ type: 'password', value: password, temporary: false }],
    });
    const [client] = await realm.get('/clients?clientId=seinhuis-hub');
    const [role] = (await realm.get(`/clients/${client!['id']}/roles`)).filter(({ name }) => name === 'privacy-officer');
    const user = await officer();
    await realm.add(`/users/${user['id']}/role-mappings/clients/${client!['id']}`, [role!]);
    hub = await hubWith({ OIDC_ISSUER: realm.issuer, OIDC_AUDIENCE: audience, OIDC_CLIENTS: 'seinhuis-portaal' });
  });
  afterAll(async () => {
    await hub?.close();
    await realm.remove(`/users/${(await officer())['id']}`);
  });

  const officer = async () => (await realm.get(`/users?exact=true&username=${username}`))[0]!;

  const withPassword = async (somebody: Visitor, more: Record<string, string> = {}) => {
    const { page, verifier } = await somebody.begin(more);
    return { page: await somebody.fillIn(page, { username, password }), verifier };
  };

  test('a password alone is low: enough to be known, too low for a role', async () => {
    const somebody = new Visitor(realm.issuer);
    const { page, verifier } = await withPassword(somebody, { acr_values: level('low') });
    const { access_token } = await somebody.redeem(page, verifier);
    expect(decodeJwt(access_token)).toMatchObject({ acr: level('low'), roles: ['privacy-officer'] });
    expect(await outcome(hub, access_token)).toBe(200);
    expect(await outcome(hub, access_token, path, 'POST')).toBe('403 assurance.too-low');
  });

  test('the portal is asked for a code of an app as well, and that is substantial', async () => {
    const somebody = new Visitor(realm.issuer);
    const { page, verifier } = await withPassword(somebody);
    expect(page.headers.get('location')).toBeNull(); // no way back with a password alone
    const back = await somebody.fillIn(page, (html) => {
      const [, totpSecret = ''] = /name="totpSecret" value="([^"]+)"/.exec(html) ?? [];
      return { totp: codeOfApp(totpSecret), totpSecret, userLabel: 'proef' };
    });
    const tokens: Tokens = await somebody.redeem(back, verifier);
    expect(decodeJwt(tokens.access_token)).toMatchObject({ acr: level('substantial') });
    expect(await outcome(hub, tokens.access_token, path, 'POST')).toBe(200);
  });

  test('asking for high does not make it so', async () => {
    const somebody = new Visitor(realm.issuer);
    const { page } = await somebody.begin({ acr_values: level('high') });
    expect(await page.text()).toContain('name="password"');
  });
});
