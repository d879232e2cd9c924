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

  describe('the feed', () => {
    const heardBy = async (ask: (path: string) => ReturnType<TestHub['ask']>): Promise<string[]> => {
      await hub.hub.foundation.delivery.caughtUp((await hub.hub.foundation.ledger.size()) - 1);
      return (await ask('/v1/gebeurtenissen?aantal=500')).body.items.map(({ soort }: { soort: string }) => soort);
    };
    const of = (...kinds: string[]) => kinds.map((kind) => `nl.seinhuis.${kind}.v1`);
    const post = async (path: string, body: object) => {
      const answer = await hub.ask(path, { method: 'POST', body });
      expect(answer).toMatchObject({ status: 201 });
      return answer.body;
    };

    beforeAll(async () => {
      const [riec] = (await hub.ask('/v1/partners?partner=RC&regio=riec-oost-brabant')).body.items;
      const wish = { signaal: signal, aan: { oin: riec.oin, partner: 'RC' }, doel: 'organised-crime' };
      const given = await post('/v1/verstrekkingen', wish);
      await post(`/v1/verstrekkingen/${given.id}/terugnemingen`, { reden: 'vergissing' });
      const { velden } = (await hub.ask(`/v1/signalen/${signal}`)).body;
      const [{ id }] = velden.filter(({ veld }: { veld: string }) => veld === 'adres');
      await post(`/v1/signalen/${signal}/correcties`, { reden: 'onjuist', correcties: [{ id, waarde: 'Voorbeeldstraat 13, Eindhoven' }] });
      const consent = { betrokkene: 'p1', ontvangers: ['CM'], cellen: ['victim.IDV'], doel: 'help', gegevenDoor: 'zelf' };
      const told = { ...consent, gegevenOp: '2026-11-02', vorm: 'schriftelijk', vrij: true };
      const { id: consentId } = await post(`/v1/signalen/${signal}/toestemmingen`, told);
      await post(`/v1/signalen/${signal}/toestemmingen/${consentId}/intrekkingen`, {});
    });

    test('tells the department that did it', async () => {
      const done = ['signal-registered', 'disclosure-granted', 'disclosure-recalled', 'signal-corrected'];
      expect(await heardBy((path) => hub.ask(path))).toEqual(of(...done, 'consent-given', 'consent-withdrawn'));
    });

    test('tells the receiver what is about what it got', async () => {
      const rest = await heardBy((path) => hub.ask(path, { as: 'demo-riec-analist' }));
      expect(rest).toEqual(of('disclosure-granted', 'disclosure-recalled', 'signal-corrected', 'consent-withdrawn'));
    });

    test('tells the other department nothing', async () => expect(await heardBy(social)).toEqual([]));
  });
});
