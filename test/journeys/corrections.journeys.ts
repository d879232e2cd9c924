import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from '../hub.js';
import { approving, cells, expectReplayable, type Told } from './approving.js';

/** A correction is judged as registering is, and follows its value to wherever the old one could be found. */
describe('a correction', () => {
  let hub: TestHub;
  let signal: string;
  let disclosure: string;
  const { as } = approving(() => hub);
  const inspector = as('demo-inspecteur');
  const analyst = as('demo-riec-analist');
  const ids = new Map<string, string>();
  const correct = (who: typeof inspector, ...corrections: { id: string; waarde: unknown }[]) =>
    who('POST', `/v1/signalen/${signal}/correcties`, { reden: 'onjuist', correcties: corrections });
  const found = async (waarde: string): Promise<string[]> => {
    const { status, body } = await analyst('POST', '/v1/signalen/_zoek', { soort: 'kvkNummer', waarde, gemotiveerd: true });
    expect(status).toBe(200);
    return body.signalen;
  };
  const idOf = (veld: string): string => ids.get(veld)!;

  beforeAll(async () => {
    hub = await startTestHub();
    signal = (await inspector('POST', '/v1/signalen', nailBar('mogelijk', '90000001'))).body.id;
    for (const { veld, id } of (await inspector('GET', `/v1/signalen/${signal}`)).body.velden) ids.set(veld, id);
    const [riec] = (await inspector('GET', '/v1/partners?partner=RC&regio=riec-oost-brabant')).body.items;
    const wish = { signaal: signal, aan: { oin: riec.oin, partner: 'RC' }, doel: 'organised-crime' };
    disclosure = (await inspector('POST', '/v1/verstrekkingen', wish)).body.id;
  });
  afterAll(() => hub?.close());

  test('is found by the new value where the old one was, without another grant; not by the old one any more', async () => {
    expect(await found('90000001')).toEqual([signal]);
    const id = idOf('kvkNummer');
    const corrected = await correct(inspector, { id, waarde: '90000002' });
    expect(corrected).toMatchObject({ status: 201, body: { verbeterd: [id], weggehaald: [], nietVerbeterd: [] } });
    expect([await found('90000002'), await found('90000001')]).toEqual([[signal], []]);
    const read = (await analyst('GET', `/v1/verstrekkingen/${disclosure}/velden`)).body.velden as (Told & { waarde: unknown })[];
    expect(read.find((field) => field.id === id)).toMatchObject({ waarde: '90000002', uitkomst: 'toegestaan' });
    await correct(inspector, { id, waarde: '90000003' });
    expect([await found('90000003'), await found('90000002')]).toEqual([[signal], []]);
  });

  test('is told to who got the old value', async () => {
    const { delivery, ledger } = hub.hub.foundation;
    await delivery.caughtUp((await ledger.size()) - 1);
    const { body } = await analyst('GET', '/v1/gebeurtenissen?aantal=500');
    expect(body.items).toContainEqual(expect.objectContaining({ soort: 'nl.seinhuis.signal-corrected.v1', id: signal }));
  });

  test('that only takes away needs no ground, and the value is not found any more', async () => {
    const id = idOf('kvkNummer');
    expect(await correct(inspector, { id, waarde: null })).toMatchObject({ status: 201, body: { verbeterd: [], weggehaald: [id] } });
    expect(await found('90000003')).toEqual([]);
  });

  test('under a task that may not register it, is not stored; the reason and what can be done are told', async () => {
    const other = as('demo-inspecteur', () => ({ task: 'bibob' }));
    const id = idOf('adres');
    const before = (await inspector('GET', `/v1/signalen/${signal}`)).body.versie;
    const refused = await correct(other, { id, waarde: 'Voorbeeldstraat 77, Eindhoven' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'signal.nothing-to-store' } });
    expect(JSON.stringify(refused.body)).not.toContain('Voorbeeldstraat');
    expect(refused.body.errors).toMatchObject([{ pointer: '/correcties/0/waarde', code: 'NO_GROUND_REGISTER' }]);
    const own = (await inspector('GET', `/v1/signalen/${signal}`)).body;
    expect(own.velden.find((field: Told) => field.id === id)).toMatchObject({ waarde: 'Voorbeeldstraat 12, Eindhoven' });
    expect(own.versie).toBe(before);
    const partly = await correct(other, { id, waarde: 'Voorbeeldstraat 78, Eindhoven' }, { id: idOf('sector'), waarde: null });
    expect(partly).toMatchObject({ status: 201, body: { verbeterd: [], weggehaald: [idOf('sector')] } });
    expect(cells(partly.body.nietVerbeterd)).toEqual(['case.LOC NO_GROUND_REGISTER']);
    expect(partly.body.nietVerbeterd[0].uitwegen.length).toBeGreaterThan(0);
  });

  test('without a task is refused', async () => {
    const idle = as('demo-inspecteur', () => ({ task: undefined }));
    const answer = await correct(idle, { id: idOf('adres'), waarde: 'Voorbeeldstraat 79, Eindhoven' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'officer.no-task' } });
  });

  test('stands in the record of supervision with its grounds and its reasons', async () => {
    const { body } = await as('demo-privacy-officer')('POST', '/v1/toezicht/_verstrekkingen', { signaal: signal, paginaGrootte: 100 });
    const lines = (
      body.items as { soort: string; cellen: { cel: string; uitkomst: string; gronden: string[]; reden: string | null }[] }[]
    ).filter(({ soort }) => soort === 'vastgelegd');
    const all = lines.flatMap(({ cellen }) => cellen);
    expect(lines).toHaveLength(5);
    expect(all).toContainEqual(expect.objectContaining({ cel: 'case.LOC', uitkomst: 'deny', reden: 'NO_GROUND_REGISTER' }));
  });

  test('twice at once with one key is one correction', async () => {
    const key = '5f0d3c1e-0000-4000-8000-000000000001';
    const body = { reden: 'onjuist', correcties: [{ id: idOf('kenteken'), waarde: null }] };
    const answers = await Promise.all([1, 2, 3].map(() => inspector('POST', `/v1/signalen/${signal}/correcties`, body, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body: { volgnummer } }) => volgnummer)).size).toBe(1);
  });

  test('can be judged again from the ledger', () => expectReplayable(hub));
});
