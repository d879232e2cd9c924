import { commandLine } from '../commands/seinhuis.js';
import type { TestHub } from '../hub.js';
import { environment, hubWith, withKeycloak } from './given-keycloak.js';
import { RealmAdmin } from './realm-admin.js';

withKeycloak('the five journeys, by the machines of Keycloak', () => {
  const { seinhuis } = commandLine();
  const { issuer } = new RealmAdmin('seinhuis-demo');
  let hub: TestHub;

  beforeAll(async () => {
    hub = await hubWith(environment(issuer));
  });
  afterAll(() => hub?.close());

  test('`seinhuis demo` needs nothing but the address of the issuer', async () => {
    const { code, out, err } = await seinhuis(['demo', '--hub', hub.url, '--issuer', issuer, '--json']);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ deviations: [] });
    expect(code).toBe(0);
  });
});
