import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from '../hub.js';

let hub: TestHub;
let signalId: string;
let refused: string;

beforeAll(async () => {
  hub = await startTestHub();
  const registered = await hub.ask('/v1/signalen', { method: 'POST', body: nailBar('geen', '90000011') });
  signalId = registered.body.id;
  const riec = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!;
  const body = { signaal: signalId, aan: { oin: riec.oin, partner: 'RC', taak: 'casus' }, doel: 'organised-crime' };
  const answer = await hub.ask('/v1/verstrekkingen', { method: 'POST', body });
  expect(answer).toMatchObject({ status: 201, body: { status: 'geweigerd' } });
  refused = answer.body.beslissing;
});
afterAll(() => hub?.close());

describe('the explanation of a decision', () => {
  test('says why not, and what would change it', async () => {
    const { status, body } = await hub.ask(`/v1/beslissingen/${refused}/uitleg`);
    expect(status).toBe(200);
    const place = body.antwoord.find(({ cel }: { cel: string }) => cel === 'case.LOC');
    expect(place).toMatchObject({ uitkomst: 'niet-toegestaan', reden: { code: 'NO_ORGANISED_LINK' } });
    expect(place.veranderen.map(({ doen }: { doen: { code: string }[] }) => doen.map(({ code }) => code))).toContainEqual(['organised']);
    expect(place.bronnen).toBeUndefined();
  });
  test('in full for a jurist: articles, how they were read, which rule spoke, under which policy', async () => {
    const { body } = await hub.ask(`/v1/beslissingen/${refused}/uitleg?vorm=jurist`);
    expect(body.beleid).toEqual({ version: hub.policy.version, digest: hub.policy.digest });
    const place = body.antwoord.find(({ cel }: { cel: string }) => cel === 'case.LOC');
    expect(place.toetsing.join(' ')).toContain('NO_ORGANISED_LINK');
    expect(place.bronnen.length).toBeGreaterThan(0);
  });
  test('is for who asked and for supervision, and for nobody else', async () => {
    expect(await hub.ask(`/v1/beslissingen/${refused}/uitleg`, { as: 'demo-privacy-officer' })).toMatchObject({ status: 200 });
    for (const as of ['demo-gemeente-tilburg', 'demo-rechercheur', 'demo-riec-analist'])
      expect(await hub.ask(`/v1/beslissingen/${refused}/uitleg`, { as })).toMatchObject({
        status: 404,
        body: { code: 'decision.unknown' },
      });
  });
  test('knows two forms', async () => expect(await hub.ask(`/v1/beslissingen/${refused}/uitleg?vorm=kort`)).toMatchObject({ status: 400 }));
});

describe('asking before', () => {
  const ask = (body: object, as = 'demo-inspecteur') => hub.ask('/v1/beslissingen/_proef', { method: 'POST', body, as });
  const situation = { georganiseerdVerband: 'mogelijk', gemotiveerd: true, adresIsWoning: false, bedrijfIsPersoon: false };
  type Part = {
    cel: string;
    uitkomst: string;
    reden: { code: string } | null;
    uitwegen: object[];
    veranderen: { doen: { code: string }[] }[];
  };
  const about = (body: { items: { partner: { code: string }; antwoord: Part[] }[] }, code: string, cel: string) =>
    body.items.find(({ partner }) => partner.code === code)?.antwoord.find((one) => one.cel === cel);

  test('answers per partner and per kind of data, with a reason and a way out, and writes nothing', async () => {
    const before = await hub.hub.foundation.ledger.size();
    const { status, body } = await ask({ omstandigheden: situation, cellen: ['case.LOC', 'victim.IDV'], velden: ['bsn'] });
    expect(status).toBe(200);
    expect(about(body, 'RC', 'case.LOC')).toMatchObject({ uitkomst: 'toegestaan', veranderen: [] });
    expect(about(body, 'PO', 'victim.BSN')?.uitkomst).not.toBe('toegestaan');
    for (const { antwoord } of body.items)
      for (const { uitkomst, reden } of antwoord as Part[])
        expect(uitkomst === 'toegestaan' || reden !== null || uitkomst === 'wacht').toBe(true);
    expect(await hub.hub.foundation.ledger.size()).toBe(before);
  });
  test('says what a disclosure would say', async () => {
    const { body } = await ask({ omstandigheden: { ...situation, georganiseerdVerband: 'geen' }, cellen: ['case.LOC'], partners: ['RC'] });
    expect(body.items).toHaveLength(1);
    const place = about(body, 'RC', 'case.LOC');
    expect(place).toMatchObject({ uitkomst: 'niet-toegestaan', reden: { code: 'NO_ORGANISED_LINK' } });
    expect(place?.veranderen[0]?.doen[0]?.code).toBe('organised');
  });
  test.each<[string, object, string]>([
    ['nothing', {}, '/cellen'],
    ['a cell that is not there', { cellen: ['victim.ZZZ'] }, '/cellen/0'],
    ['a field that is not there', { velden: ['schoenmaat'] }, '/velden/0'],
    ['a partner that is not there', { cellen: ['case.LOC'], partners: ['QQ'] }, '/partners/0'],
    ['a value', { velden: ['bsn'], waarde: '999990342' }, '/waarde'],
    ['a value in the place of a name', { velden: ['999990342'] }, '/velden'],
  ])('refuses %s', async (_, body, pointer) => {
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toContain(pointer);
    expect(JSON.stringify(answer.body)).not.toContain('999990342');
  });
  test('is for who could report a signal', async () =>
    expect(await ask({ cellen: ['case.LOC'] }, 'demo-privacy-officer')).toMatchObject({ status: 403 }));
});
