import { randomUUID } from 'node:crypto';
import { startTestHub, type TestHub } from '../hub.js';
import { analyst, caseworkOn, criteria, inspector } from './casework.js';

let hub: TestHub;
let work: ReturnType<typeof caseworkOn>;

const plate = (waarde: string) => [{ veld: 'kenteken', waarde }];
const queue = async (stand = 'wacht', as = analyst) =>
  (await work.get(as, `/wegingen?stand=${stand}&paginaGrootte=100`)).body.items as any[]; // eslint-disable-line typescript/no-explicit-any
const inQueue = async (signaal: string, stand?: string, as?: string) => (await queue(stand, as)).filter((one) => one.signaal === signaal);
const refused = (status: number, code: string) => ({ status, body: { code } });

beforeAll(async () => {
  hub = await startTestHub();
  work = caseworkOn(hub);
});
afterAll(() => hub?.close());

describe('the queue', () => {
  test('has what this RIEC got and has not weighed, longest waiting first, without content', async () => {
    const [one, other] = [await work.reported(plate('GV-701-X')), await work.reported(plate('GV-702-X'))];
    expect((await queue()).map(({ signaal }) => signaal as string)).toEqual([one.id, other.id]);
    expect(await inQueue(one.id)).toEqual([
      {
        signaal: one.id,
        stand: 'wacht',
        van: { oin: work.oinOf(/^Gemeente Eindhoven$/, 'GB-TZ'), partner: 'GB-TZ' },
        verstrekkingen: [one.given],
        ontvangenOp: expect.stringMatching(/^\d{4}-/),
        leeftijdDagen: 0,
        gewogenOp: null,
        criteria: null,
      },
    ]);
    await work.weighed(one.id);
    await work.weighed(other.id, false);
    expect(await queue()).toEqual([]);
    expect(await inQueue(one.id, 'aanvaard')).toMatchObject([{ criteria, gewogenOp: expect.any(String) }]);
    expect(await inQueue(other.id, 'afgewezen')).toMatchObject([{ criteria }]);
  });

  test('loses what was recalled or withdrawn', async () => {
    const [one, other] = [await work.reported(plate('GV-703-X')), await work.reported(plate('GV-704-X'))];
    await work.done(inspector, `/verstrekkingen/${one.given}/terugnemingen`, { reden: 'vergissing' });
    await work.done(inspector, `/signalen/${other.id}/intrekkingen`, { reden: 'dubbel' });
    expect(await queue()).toEqual([]);
  });

  test('is its own for each RIEC, and for analysts alone', async () => {
    const { id } = await work.reported(plate('GV-705-X'));
    expect(await inQueue(id, 'wacht', 'demo-riec-limburg')).toEqual([]);
    for (const as of [inspector, 'demo-rechercheur', 'demo-privacy-officer']) expect((await work.get(as, '/wegingen')).status).toBe(403);
    expect((await work.get(analyst, '/wegingen?stand=alles')).status).toBe(400);
  });
});

describe('a weighing', () => {
  const weigh = (signaal: string, as = analyst) => work.post(as, '/wegingen', { signaal, aanvaard: true, criteria });
  const says = ({ status, body: { instance: _instance, ...body } }: Awaited<ReturnType<typeof weigh>>) => ({
    status,
    body: body as object,
  });

  test('is of what this RIEC was given; anything else looks like what does not exist', async () => {
    const { id } = await work.reported(plate('GV-706-X'));
    const untold = await work.untold(plate('GV-707-X'));
    const absent = says(await weigh(randomUUID()));
    expect(absent).toMatchObject(refused(404, 'signal.unknown'));
    expect(says(await weigh(untold))).toEqual(absent);
    expect(says(await weigh(id, 'demo-riec-limburg'))).toEqual(absent);
    expect((await weigh(id)).status).toBe(201);
    expect(await inQueue(id, 'aanvaard')).toHaveLength(1);
  });

  test('is not of what was recalled, until it is given again', async () => {
    const { id, given } = await work.reported(plate('GV-708-X'));
    await work.weighed(id, false);
    await work.done(inspector, `/verstrekkingen/${given}/terugnemingen`, { reden: 'vergissing' });
    expect(await weigh(id)).toMatchObject(refused(404, 'signal.unknown'));
    await work.done(inspector, '/verstrekkingen', { signaal: id, aan: { oin: work.riec, partner: 'RC' }, doel: 'organised-crime' });
    expect((await weigh(id)).status).toBe(201);
  });

  test('of what was withdrawn is refused to who had it, in so many words', async () => {
    const { id } = await work.reported(plate('GV-709-X'));
    await work.done(inspector, `/signalen/${id}/intrekkingen`, { reden: 'dubbel' });
    expect(await weigh(id)).toMatchObject(refused(410, 'signal.withdrawn'));
    expect(await weigh(id, 'demo-riec-limburg')).toMatchObject(refused(404, 'signal.unknown'));
  });
});

describe('a field of a case', () => {
  test('has its source, its days, its ground with the article, its duties in words and its end; what was not given says nothing here either', async () => {
    const { id } = await work.reported([...plate('GV-710-X'), { veld: 'betrouwbaarheid', waarde: 'B2' }]);
    const zaak = await work.caseOf(id);
    const { velden, ingetrokken } = (await work.get(analyst, `/zaken/${zaak}/velden`)).body;
    expect(ingetrokken).toEqual([]);
    const [vehicle] = velden.filter(({ veld }: { veld: string }) => veld === 'kenteken');
    // the list of the law has no place for how sure a source is, so the RIEC did not get that field, nor its code
    expect(velden).toHaveLength(1);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
    expect(vehicle).toMatchObject({
      waarde: 'GV710X',
      bron: { partner: 'GB-TZ', verkregenOp: expect.any(String), vastgelegdOp: expect.stringMatching(/T/) },
      bewarenTot: expect.stringMatching(/^20\d\d-/),
      gecorrigeerdOp: null,
      betrouwbaarheid: null,
    });
    expect([vehicle.ontvangenOp, vehicle.bewarenTot > today]).toEqual([today, true]);
    expect(vehicle.gronden[0]).toMatchObject({ artikel: expect.stringMatching(/\d/), uitleg: expect.any(String) });
    expect(vehicle.plichten.map(({ code }: { code: string }) => code).sort()).toEqual(vehicle.verplichtingen.toSorted());
    expect(vehicle.plichten.every(({ tekst }: { tekst: string }) => tekst.length > 5)).toBe(true);
  });

  test('says that it was corrected, and a case says which of its signals was withdrawn', async () => {
    const [one, other] = [await work.reported(plate('GV-711-X')), await work.reported(plate('GV-712-X'))];
    const zaak = await work.caseOf(one.id, other.id);
    const { velden } = (await work.get(inspector, `/signalen/${one.id}`)).body;
    await work.done(inspector, `/signalen/${one.id}/correcties`, {
      correcties: [{ id: velden[0].id, waarde: 'GV-713-X' }],
      reden: 'typefout',
    });
    await work.done(inspector, `/signalen/${other.id}/intrekkingen`, { reden: 'dubbel' });
    const read = (await work.get(analyst, `/zaken/${zaak}/velden`)).body;
    expect(read.ingetrokken).toEqual([other.id]);
    expect(read.velden).toMatchObject([{ signaal: one.id, waarde: 'GV713X', gecorrigeerdOp: expect.stringMatching(/T/) }]);
  });
});

describe('measures, feedback and the end', () => {
  const plan = () => ({
    soort: 'bestuurlijk',
    barriere: 'huisvesting',
    geplandOp: '2026-12-01',
    door: { oin: work.oinOf(/^Gemeente Eindhoven$/, 'GB-TZ'), partner: 'GB-TZ' },
  });

  test('a case agrees, concludes, tells the reporter and closes; afterwards nothing of it is read as a case', async () => {
    const { id, given } = await work.reported(plate('GV-720-X'));
    const zaak = await work.caseOf(id);
    await work.done(analyst, `/zaken/${zaak}/interventies`, plan());
    const [measure] = (await work.get('demo-rechercheur', `/zaken/${zaak}`)).body.maatregelen;
    expect(measure).toMatchObject({ ...plan(), uitkomst: null, tekst: expect.stringContaining('burgemeester') });
    expect(await work.post(analyst, `/zaken/${zaak}/sluitingen`, { reden: 'afgerond' })).toMatchObject(
      refused(409, 'case.interventions-open'),
    );
    await work.done(analyst, `/zaken/${zaak}/interventies/${measure.id}/uitkomsten`, { uitkomst: 'uitgevoerd' });

    await work.done(analyst, `/zaken/${zaak}/terugkoppelingen`, { signaal: id, code: 'betrokken-bij-zaak' });
    await work.done(analyst, `/zaken/${zaak}/terugkoppelingen`, { signaal: id, code: 'opvolging-gestart' });
    const heard = [
      { code: 'betrokken-bij-zaak', tekst: expect.stringContaining('zaak'), van: work.riec, op: expect.stringMatching(/T/) },
      { code: 'opvolging-gestart', tekst: expect.any(String), van: work.riec, op: expect.stringMatching(/T/) },
    ];
    expect((await work.get(inspector, `/signalen/${id}`)).body.terugkoppelingen).toEqual(heard);
    const listed = (await work.get(inspector, '/signalen?paginaGrootte=100')).body.items.find((one: { id: string }) => one.id === id);
    expect(listed.terugkoppelingen).toEqual(heard);
    expect(JSON.stringify(listed)).not.toContain(zaak);

    await work.done(analyst, `/zaken/${zaak}/sluitingen`, { reden: 'afgerond' });
    expect((await work.get('demo-rechercheur', `/zaken/${zaak}`)).body).toMatchObject({ gesloten: { reden: 'afgerond' } });
    for (const path of ['velden', 'aantallen', 'overeenkomsten'])
      expect(await work.get(analyst, `/zaken/${zaak}/${path}`)).toMatchObject(refused(410, 'case.closed'));
    expect(await work.get('demo-gemeente-tilburg', `/zaken/${zaak}/velden`)).toMatchObject(refused(404, 'case.unknown'));
    for (const [path, body] of [
      ['interventies', plan()],
      ['sluitingen', { reden: 'afgerond' }],
      ['stappen', { stap: 2, activiteit: 'casusoverleg' }],
      ['signalen', { signaal: id }],
    ] as const)
      expect(await work.post(analyst, `/zaken/${zaak}/${path}`, body)).toMatchObject(refused(410, 'case.closed'));
    // the RIEC still has what it got, on its own ground
    expect((await work.get(analyst, `/verstrekkingen/${given}/velden`)).body.velden).toMatchObject([{ waarde: 'GV720X' }]);
    await work.done(analyst, `/zaken/${zaak}/terugkoppelingen`, { signaal: id, code: 'niet-opgevolgd' });
  });

  test('a rejected signal gets feedback without a case', async () => {
    const { id } = await work.reported(plate('GV-721-X'));
    const tell = (code: string) => work.post(analyst, `/wegingen/${id}/terugkoppelingen`, { code });
    expect(await tell('niet-opgevolgd')).toMatchObject(refused(409, 'case.not-weighed'));
    await work.weighed(id, false);
    expect(await tell('opvolging-gestart')).toMatchObject(refused(409, 'feedback.contradicts-case'));
    expect((await tell('niet-betrokken-bij-zaak')).status).toBe(201);
    expect((await work.get(inspector, `/signalen/${id}`)).body.terugkoppelingen).toMatchObject([{ code: 'niet-betrokken-bij-zaak' }]);
  });

  test('refused: who has no part, who is not a member, what is not in the case, what is not known', async () => {
    const [one, other] = [await work.reported(plate('GV-722-X')), await work.reported(plate('GV-723-X'))];
    const zaak = await work.caseOf(one.id);
    const feedback = { signaal: one.id, code: 'opvolging-gestart' };
    for (const [path, body] of [
      ['interventies', plan()],
      [`interventies/${randomUUID()}/uitkomsten`, { uitkomst: 'uitgevoerd' }],
      ['terugkoppelingen', feedback],
      ['sluitingen', { reden: 'afgerond' }],
    ] as const) {
      expect(await work.post('demo-riec-limburg', `/zaken/${zaak}/${path}`, body)).toMatchObject(refused(404, 'case.unknown'));
      for (const as of [inspector, 'demo-rechercheur']) expect((await work.post(as, `/zaken/${zaak}/${path}`, body)).status).toBe(403);
    }
    const tilburg = { oin: work.oinOf(/^Gemeente Tilburg$/, 'GB-TZ'), partner: 'GB-TZ' };
    expect(await work.post(analyst, `/zaken/${zaak}/interventies`, { ...plan(), door: tilburg })).toMatchObject(
      refused(409, 'case.not-a-member'),
    );
    expect(await work.post(analyst, `/zaken/${zaak}/interventies/${randomUUID()}/uitkomsten`, { uitkomst: 'uitgevoerd' })).toMatchObject(
      refused(404, 'case.intervention-unknown'),
    );
    expect(await work.post(analyst, `/zaken/${zaak}/terugkoppelingen`, { signaal: other.id, code: 'niet-opgevolgd' })).toMatchObject(
      refused(409, 'feedback.not-in-case'),
    );
    const nonsense = { soort: 'iets', barriere: 'iets', geplandOp: '2026-02-30', door: { oin: '1', partner: 'po' } };
    const { status, body } = await work.post(analyst, `/zaken/${zaak}/interventies`, nonsense);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer) as string[];
    expect([status, [...new Set(pointers)].toSorted()]).toEqual([400, ['/barriere', '/door/oin', '/door/partner', '/geplandOp', '/soort']]);
  });
});
