import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from '../hub.js';

/** One municipality, one OIN: what supervision asks is not for the social domain, and the other way round. */
describe('two departments of one organisation', () => {
  let hub: TestHub;
  let decision: string;
  let signal: string;
  const social = async (path: string) => {
    const token = await hub.token('demo-inspecteur', { partner: 'GS', task: 'wmo', roles: ['hulpverlener', 'inspecteur'] });
    return hub.ask(path, { as: null, headers: { authorization: `Bearer ${token}` } });
  };

  beforeAll(async () => {
    hub = await startTestHub();
    signal = (await hub.ask('/v1/signalen', { method: 'POST', body: nailBar('mogelijk', '90000001') })).body.id as string;
    decision = (await hub.ask('/v1/beslissingen')).body.items[0].id as string;
  });
  afterAll(() => hub?.close());

  test('who asked finds its decision', async () => {
    expect(await hub.ask(`/v1/beslissingen/${decision}`)).toMatchObject({ status: 200, body: { id: decision } });
    expect(await hub.ask(`/v1/beslissingen/${decision}/uitleg`)).toMatchObject({ status: 200 });
  });

  test('supervision of the hub finds it too', async () => {
    expect(await hub.ask(`/v1/beslissingen/${decision}`, { as: 'demo-privacy-officer' })).toMatchObject({ status: 200 });
  });

  test.each([() => `/v1/beslissingen/${decision}`, () => `/v1/beslissingen/${decision}/uitleg`, () => `/v1/signalen/${signal}`])(
    'the other department finds nothing: %#',
    async (path) => expect(await social(path())).toMatchObject({ status: 404 }),
  );

  test.each(['/v1/beslissingen', '/v1/signalen'])('the other department lists nothing: %s', async (path) =>
    expect(await social(path)).toMatchObject({ status: 200, body: { items: [], totaal: 0 } }),
  );
});
