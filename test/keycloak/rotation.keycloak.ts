import { decodeProtectedHeader } from 'jose';
import type { TestHub } from '../hub.js';
import { audience, eventually, hubWith, outcome, withKeycloak } from './given-keycloak.js';
import { RealmAdmin } from './realm-admin.js';
import { machineToken } from './visitor.js';

withKeycloak('new signing keys at Keycloak, with a hub that runs on', () => {
  let realm: RealmAdmin;
  let hub: TestHub;

  beforeAll(async () => {
    realm = await RealmAdmin.copyOf('seinhuis-demo-realm.json', 'sleutels');
    // not asked about: here the keys alone must do
    hub = await hubWith({ OIDC_ISSUER: realm.issuer, OIDC_AUDIENCE: audience });
  });
  afterAll(async () => {
    await hub?.close();
    await realm?.remove();
  });

  const keyOf = (token: string) => decodeProtectedHeader(token).kid;

  test('a new key counts at the first token, the old one until it is withdrawn, and then no more', async () => {
    const before = await machineToken(realm.issuer, 'demo-inspecteur');
    expect(await outcome(hub, before)).toBe(200);
    const [old] = (await realm.get('/components?type=org.keycloak.keys.KeyProvider')).filter(
      ({ providerId }) => providerId === 'ecdsa-generated',
    );

    const config = { priority: ['200'], ecdsaEllipticCurveKey: ['P-256'], enabled: ['true'], active: ['true'] };
    await realm.add('/components', { name: 'nieuw', providerId: 'ecdsa-generated', providerType: 'org.keycloak.keys.KeyProvider', config });
    const after = await machineToken(realm.issuer, 'demo-inspecteur');
    expect(keyOf(after)).not.toBe(keyOf(before));
    await eventually(() => outcome(hub, after), 200);
    expect(await outcome(hub, before)).toBe(200);

    await realm.put(`/components/${old!['id']}`, { ...old, config: { ...old!['config'], active: ['false'], enabled: ['false'] } });
    await eventually(() => outcome(hub, before), '401 token.key-unknown');
    expect(await outcome(hub, after)).toBe(200);
  });
});
