import { analyst, fg, GivenPeople, inspector } from '../journeys/erasing.js';

/** What in the record is worth a look: found in what really happened, explained, and closed by a human. */
let people: GivenPeople;
let signal: Awaited<ReturnType<GivenPeople['shared']>>;
const path = '/v1/toezicht/_afwijkingen';
/** Days around today, whatever the hour at which the test runs. */
const day = (shift: number): string => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const period = { van: day(-1), tot: day(1) };

interface Anomaly {
  id: string;
  soort: string;
  organisatie: string;
  medewerker: string;
  uitleg: string;
  volgnummers: number[];
  regels: number;
  afhandeling: { reden: string; door: string } | null;
}
const ask = (body: object = {}, as = fg) => people.hub.ask(path, { as, method: 'POST', body: { ...period, ...body } });
async function find(body: object = {}): Promise<Anomaly[]> {
  const answer = await ask(body);
  expect([answer.status, answer.status === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.body.items as Anomaly[];
}
const handle = (id: string, reden: string, more: object = {}) =>
  people.hub.ask(`/v1/toezicht/afwijkingen/${id}/afhandelingen`, { as: fg, method: 'POST', body: { ...period, reden, ...more } });

beforeAll(async () => {
  people = await GivenPeople.make();
  signal = await people.shared('90000001');
});
afterAll(() => people?.close());

test('an analyst who reads one signal again and again is found, with the lines and in words', async () => {
  expect(await find({ soort: 'vaak-dezelfde' })).toEqual([]);
  for (let times = 1; times < 8; times++) await people.hub.ask(`/v1/verstrekkingen/${signal.given.id}/velden`, { as: analyst });
  const [found] = await find({ soort: 'vaak-dezelfde' });
  expect(found).toMatchObject({ organisatie: people.riec, medewerker: analyst, regels: 8, afhandeling: null });
  expect(found!.uitleg).toContain('8 keer hetzelfde signaal');
  const line = await people.hub.ask('/v1/toezicht/_verstrekkingen', {
    as: fg,
    method: 'POST',
    body: { medewerker: analyst, soort: 'gelezen' },
  });
  expect(new Set(line.body.items.map(({ volgnummer }: { volgnummer: number }) => volgnummer))).toEqual(new Set(found!.volgnummers));
});

test('many refusals of one officer are found', async () => {
  const comensha = people.hub.policy.organisations.find(({ partners }) => partners.includes('CM'))!.oin;
  const wanted = { signaal: signal.id, aan: { oin: comensha, partner: 'CM', taak: 'registratie' }, doel: 'shelter-registration' };
  for (let times = 0; times < 12; times++) await people.post(inspector, '/verstrekkingen', wanted);
  const [found] = await find({ soort: 'veel-weigeringen' });
  expect(found).toMatchObject({ medewerker: inspector });
});

test('a department that gets a new kind of field after a month is found; one that is new is not', async () => {
  await people.settled();
  expect(await find({ soort: 'eerste-keer' })).toEqual([]);
  await people.rows(`select set_config('seinhuis.reader', '*', false)`);
  await people.rows(
    `update oversight_first_shown set shown_at = shown_at - interval '40 days' where to_partner = 'RC' and cell <> 'victim.IDV'`,
  );
  const [found] = await find({ soort: 'eerste-keer' });
  expect(found?.uitleg).toContain('las voor het eerst victim.IDV, terwijl zij al 40 dagen');
});

describe('it is handled', () => {
  test('by an officer with a reason, on record; then it is no longer open, and nothing else changes', async () => {
    const [{ id, volgnummers }] = (await find({ soort: 'vaak-dezelfde' })) as [Anomaly];
    const before = await people.hub.hub.foundation.ledger.size();
    expect(await handle(id, 'verklaard')).toMatchObject({ status: 201, body: { id, reden: 'verklaard' } });
    expect(await find({ soort: 'vaak-dezelfde' })).toEqual([]);
    expect(await find({ soort: 'vaak-dezelfde', status: 'afgehandeld' })).toMatchObject([
      { id, afhandeling: { reden: 'verklaard', door: fg } },
    ]);
    const [fact] = (await people.hub.hub.foundation.ledger.scan(before, 100)).filter(({ type }) => type === 'AnomalyHandled');
    expect(fact).toMatchObject({ data: { rule: 'vaak-dezelfde', because: 'verklaard', lines: volgnummers }, officer: fg });
    const still = await people.hub.ask(`/v1/verstrekkingen/${signal.given.id}/velden`, { as: analyst });
    expect(still.status).toBe(200);
  });

  test('once more is the same; with another reason it is refused', async () => {
    const [{ id }] = (await find({ status: 'afgehandeld' })) as [Anomaly];
    expect((await handle(id, 'verklaard')).status).toBe(201);
    expect(await handle(id, 'doorgegeven')).toMatchObject({ status: 409, body: { code: 'anomaly.handled' } });
  });

  test('one that is not there cannot be handled, nor one outside its period', async () => {
    const nowhere = await handle('00000000-0000-4000-8000-000000000000', 'verklaard');
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'anomaly.unknown' } });
    const [{ id }] = (await find({ soort: 'veel-weigeringen' })) as [Anomaly];
    expect(await handle(id, 'verklaard', { van: '2026-01-01', tot: '2026-01-31' })).toMatchObject({
      status: 404,
      body: { code: 'anomaly.unknown' },
    });
    expect(await find({ soort: 'veel-weigeringen' })).toHaveLength(1);
  });
});

describe('what is refused', () => {
  test('too long a period, and one that ends before it begins', async () => {
    expect(await ask({ van: '2026-01-01', tot: '2026-03-01' })).toMatchObject({ status: 400, body: { code: 'anomaly.period-too-long' } });
    expect(await ask({ van: '2026-01-02', tot: '2026-01-01' })).toMatchObject({ status: 400, body: { code: 'anomaly.period-invalid' } });
  });

  test('what does not exist, all at once', async () => {
    const { status, body } = await ask({ van: '2026-02-30', soort: 'verdacht', status: 'misschien' });
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()]).toEqual([
      400,
      ['/soort', '/status', '/van'],
    ]);
    expect((await handle('00000000-0000-4000-8000-000000000000', 'zomaar')).status).toBe(400);
  });

  test.each([analyst, inspector, 'demo-beleidsbeheerder'])('%s', async (officer) => expect((await ask({}, officer)).status).toBe(403));
});

test('her question is on record', async () => {
  await find({ soort: 'veel-tegelijk' });
  await people.settled();
  const { body } = await people.hub.ask('/v1/toezicht/raadplegingen?van=mij', { as: fg });
  expect(body.items[0]).toMatchObject({
    soort: 'afwijkingen',
    filter: { ...period, soort: 'veel-tegelijk', status: 'open' },
    antwoorden: 0,
  });
});
