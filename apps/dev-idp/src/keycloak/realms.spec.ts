import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadPolicies } from '#libs/policy';
import { filesUnder, root } from '../../../../test/architecture.sources.js';
import { demoSecret, loginOfficers, officersOf } from '../officers.js';
import { attributes } from './claims.js';
import { demoRealm, emptyRealm } from './demo-realm.js';
import { levels, roles } from './realm.js';

const { organisations, partners } = loadPolicies(resolve('policies'));
const officers = officersOf(organisations);
const inFile = (name: string): unknown => JSON.parse(readFileSync(resolve('deploy/keycloak', name), 'utf8'));
const plain = (realm: unknown): unknown => JSON.parse(JSON.stringify(realm));
const demo = demoRealm(organisations);

test.each([
  ['seinhuis-demo-realm.json', demo],
  ['seinhuis-realm.json', emptyRealm()],
])('deploy/keycloak/%s is what the officers and the clients here say', (name, realm) => {
  expect(inFile(name)).toEqual(plain(realm));
});

test('every officer of the demo is a machine with her claims, and the seven of the login page log in as well', () => {
  const claimed = demo.users.map(({ username, attributes, clientRoles }) => [
    username,
    { ...attributes, roles: clientRoles['seinhuis-hub'] },
  ]);
  const expected = [...officers].flatMap(([id, { claims }]) => {
    const { acr: _level, roles: held, ...rest } = claims;
    const attributes = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, [value]]));
    const names = loginOfficers.some((officer) => officer.id === id) ? [id, `service-account-${id}`] : [`service-account-${id}`];
    return names.map((username) => [username, { ...attributes, roles: held }]);
  });
  expect(Object.fromEntries(claimed)).toEqual(Object.fromEntries(expected));
  expect(claimed).toHaveLength(expected.length);
  expect([...new Set([...officers.values()].map(({ claims }) => claims.acr))].every((level) => level in levels)).toBe(true);
});

test('passwords and secrets are in the realm of the demo alone, which says what it is', () => {
  const text = JSON.stringify(inFile('seinhuis-realm.json'));
  expect(text.match(/-geheim|credentials|"users"|demo|"secret":"[^"$]/gi)).toBeNull();
  expect(text).toContain(`"secret":"\${SEINHUIS_HUB_CLIENT_SECRET}"`);
  expect(demo.realm).toBe('seinhuis-demo');
  expect(demo.displayName).toContain('DEMO: alleen voor ontwikkeling en demonstratie');
  expect(demo.users.flatMap((user) => ('credentials' in user ? user.credentials : [])).map(({ value }) => value)).toEqual(
    loginOfficers.map(({ id }) => demoSecret(id)),
  );
});

test.each([
  ['seinhuis-demo', demo],
  ['seinhuis', emptyRealm()],
])('realm %s holds no key, opens no way in but the one that a client needs, and lets nobody write her own organisation', (_, realm) => {
  expect(JSON.stringify(realm)).not.toMatch(/PRIVATE KEY|privateKey|"d":/);
  for (const client of realm.clients) {
    expect(client).toMatchObject({ implicitFlowEnabled: false, directAccessGrantsEnabled: false, fullScopeAllowed: false });
    expect(client.publicClient).toBe(client.clientId === 'seinhuis-portaal');
    expect(client.standardFlowEnabled).toBe(client.clientId === 'seinhuis-portaal');
  }
  expect(realm.clients.find(({ clientId }) => clientId === 'seinhuis-portaal')!.attributes).toMatchObject({
    'pkce.code.challenge.method': 'S256',
  });
  const [profile] = realm.components['org.keycloak.userprofile.UserProfileProvider'];
  const { attributes, ...others } = JSON.parse(profile!.config['kc.user.profile.config'][0]!) as {
    attributes: { permissions: { edit: string[] } }[];
  };
  expect(others).toEqual({}); // no policy for attributes that are not listed: then Keycloak refuses them
  expect(attributes.map(({ permissions }) => permissions.edit)).toEqual(attributes.map(() => ['admin']));
});

test('the realm has every role that a controller of the hub asks for, and no other', () => {
  const sources = filesUnder('libs', /\.http\.ts$/).map((file) => readFileSync(join(root, file), 'utf8'));
  const words = (text: string): string[] => [...text.matchAll(/'([a-z-]+)'/g)].map(([, word]) => word!);
  const asked = sources.flatMap((text) =>
    [...text.matchAll(/@AllowRoles\((?:\.\.\.(\w+)|([^)]*))\)/g)].flatMap(([, list, named]) =>
      words(named ?? new RegExp(`const ${list} = \\[([^\\]]*)\\]`).exec(text)![1]!),
    ),
  );
  expect([...new Set(asked)].toSorted()).toEqual(roles.toSorted());
});

test('the profile of a user has room for every organisation, partner and task of the policies', () => {
  expect(organisations.map(({ oin }) => oin).filter((oin) => !attributes.oin.test(oin))).toEqual([]);
  expect(partners.map(({ code }) => code).filter((code) => !attributes.partner.test(code))).toEqual([]);
  expect(partners.flatMap(({ tasks }) => tasks).filter((task) => !attributes.task.test(task))).toEqual([]);
});
