import { decodeJwt } from 'jose';
import type { TestHub } from '../hub.js';
import { environment, eventually, hubWith, outcome, withKeycloak } from './given-keycloak.js';
import { RealmAdmin } from './realm-admin.js';
import { machineToken, Visitor } from './visitor.js';

withKeycloak('tokens that Keycloak signed and the hub refuses', () => {
  let realm: RealmAdmin;
  let elsewhere: RealmAdmin;
  let hub: TestHub;

  beforeAll(async () => {
    realm = await RealmAdmin.copyOf('seinhuis-demo-realm.json', 'weigeringen', (content) => {
      const [{ protocolMappers: level, ...plain }] = content['clients'].filter(
        (client: { clientId: string }) => client.clientId === 'demo-inspecteur',
      );
      const other = (clientId: string, change: object) => ({
        ...plain,
        protocolMappers: level,
        clientId,
        secret: `${clientId}-geheim`,
        ...change,
      });
      const audience = { 'included.custom.audience': 'https://elders.example', 'access.token.claim': 'true' };
      const machines = [
        other('andere-toepassing', {}),
        // these two may come by the name of a client that is named in the configuration
        other('demo-comensha', {
          defaultClientScopes: [],
          protocolMappers: [{ name: 'aud', protocol: 'openid-connect', protocolMapper: 'oidc-audience-mapper', config: audience }],
        }),
        other('demo-zorgcoordinator', { attributes: { 'access.token.lifespan': '1' } }),
      ];
      content['clients'] = [
        ...content['clients'].filter(({ clientId }: { clientId: string }) => !machines.some((one) => one.clientId === clientId)),
        ...machines,
      ];
      const inspector = content['users'].find(({ username }: { username: string }) => username === 'service-account-demo-inspecteur');
      content['users'].push({ ...inspector, username: 'service-account-andere-toepassing', serviceAccountClientId: 'andere-toepassing' });
    });
    elsewhere = await RealmAdmin.copyOf('seinhuis-demo-realm.json', 'elders');
    hub = await hubWith(environment(realm.issuer));
  });
  afterAll(async () => {
    await hub?.close();
    await realm?.remove();
    await elsewhere?.remove();
  });

  const inspector = () => new Visitor(realm.issuer).logIn('demo-inspecteur', 'demo-inspecteur-geheim');

  test('of another client, though it is for the hub and says all that the hub asks', async () => {
    const token = await machineToken(realm.issuer, 'andere-toepassing');
    expect(decodeJwt(token)).toMatchObject({ aud: 'seinhuis-hub', azp: 'andere-toepassing', partner: 'GB-TZ' });
    expect(await outcome(hub, token)).toBe('401 token.client-refused');
    expect(await outcome(hub, await machineToken(realm.issuer, 'demo-inspecteur'))).toBe(200);
  });

  test('for another audience', async () => {
    const token = await machineToken(realm.issuer, 'demo-comensha');
    expect(decodeJwt(token)).toMatchObject({ aud: 'https://elders.example', azp: 'demo-comensha' });
    expect(await outcome(hub, token)).toBe('401 token.audience-refused');
  });

  test('of another realm of the same Keycloak, with the same clients, officers and secrets', async () => {
    const token = await machineToken(elsewhere.issuer, 'demo-inspecteur');
    expect(await outcome(hub, token)).toBe('401 token.issuer-unknown');
    const there = await hubWith(environment(elsewhere.issuer));
    expect(await outcome(there, token)).toBe(200);
    await there.close();
  });

  test('that expired', async () => {
    const token = await machineToken(realm.issuer, 'demo-zorgcoordinator');
    await eventually(() => Promise.resolve(Date.now() / 1000 > decodeJwt(token).exp!), true);
    expect(await outcome(hub, token)).toBe('401 token.expired');
  });

  test('of an officer who was disabled, at once, also when the portal asks for a new one; of her colleague not', async () => {
    const officer = new Visitor(realm.issuer);
    const { access_token } = await officer.logIn('demo-rechercheur', 'demo-rechercheur-geheim');
    const colleague = await inspector();
    expect(await outcome(hub, access_token)).toBe(200);
    await realm.user('demo-rechercheur', { enabled: false });
    await eventually(() => outcome(hub, access_token), '401 token.inactive');
    expect(decodeJwt(access_token).exp!).toBeGreaterThan(Date.now() / 1000);
    expect(await officer.renew()).toEqual(expect.any(String));
    expect(await outcome(hub, colleague.access_token)).toBe(200);
  });

  test('of a partner whose machine was disabled', async () => {
    const token = await machineToken(realm.issuer, 'demo-riec-limburg');
    expect(await outcome(hub, token)).toBe(200);
    await realm.client('demo-riec-limburg', { enabled: false });
    await eventually(() => outcome(hub, token), '401 token.inactive');
  });

  test('of an officer with the partner of another organisation, and of one without an organisation', async () => {
    const [user] = await realm.get('/users?exact=true&username=demo-privacy-officer');
    const logIn = () => new Visitor(realm.issuer).logIn('demo-privacy-officer', 'demo-privacy-officer-geheim');
    await realm.user('demo-privacy-officer', { attributes: { ...user!['attributes'], partner: ['PO'] } });
    expect(await outcome(hub, (await logIn()).access_token)).toBe('401 token.partner-refused');
    await realm.user('demo-privacy-officer', { attributes: { partner: ['FG'] } });
    expect(await outcome(hub, (await logIn()).access_token)).toBe('401 token.claim-missing');
  });

  test('all of them, by a hub that Keycloak does not answer', async () => {
    const { access_token } = await inspector();
    const shut = await hubWith({ ...environment(realm.issuer), OIDC_INTROSPECTION_CLIENT_SECRET: 'geraden' });
    const answer = await shut.ask('/v1/partners', { as: null, headers: { authorization: `Bearer ${access_token}` } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    await shut.close();
    expect(await outcome(hub, access_token)).toBe(200);
  });
});
