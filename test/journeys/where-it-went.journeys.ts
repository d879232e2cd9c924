import { randomUUID } from 'node:crypto';
import { readAs } from '#libs/identity';
import { DataSource } from 'typeorm';
import { analyst, GivenPeople, inspector } from './erasing.js';

/** Where one signal went, asked of a list that holds those of many. */
let people: GivenPeople;
let one: Awaited<ReturnType<GivenPeople['shared']>>;
let other: Awaited<ReturnType<GivenPeople['shared']>>;
const list = async (as: string, query: string) => (await people.hub.ask(`/v1/verstrekkingen?${query}`, { as })).body;

beforeAll(async () => {
  people = await GivenPeople.make();
  [one, other] = [await people.shared('90000001'), await people.shared('90000002')];
});
afterAll(() => people?.close());

test('giver and receiver see the disclosures of that signal alone, page by page', async () => {
  for (const [as, kant] of [
    [inspector, 'gegeven'],
    [analyst, 'ontvangen'],
  ] as const) {
    const all = await list(as, `kant=${kant}`);
    const mine = await list(as, `kant=${kant}&signaal=${one.id}&paginaGrootte=1`);
    expect(mine.items.map(({ id, signaal }: Record<string, string>) => [id, signaal])).toEqual([[one.given.id, one.id]]);
    expect([mine.totaal, mine.volgende, all.totaal]).toEqual([1, null, 2]);
  }
});

test('the next page asks for the same signal', async () => {
  const wanted = { signaal: other.id, aan: { oin: people.riec, partner: 'RC' }, doel: 'organised-crime' };
  await people.post(inspector, '/verstrekkingen', wanted);
  const { volgende, totaal } = await list(inspector, `kant=gegeven&signaal=${other.id}&paginaGrootte=1`);
  expect([totaal, volgende]).toEqual([2, expect.stringContaining(`signaal=${other.id}`)]);
});

test('whoever is not at one of its ends gets an empty list, as for a signal that is not there', async () => {
  const [stranger, nowhere] = [await list('demo-zorgcoordinator', `signaal=${one.id}`), await list(inspector, `signaal=${randomUUID()}`)];
  expect([stranger.totaal, nowhere.totaal]).toEqual([0, 0]);
});

test('what is no id is refused', async () =>
  expect(await people.hub.ask('/v1/verstrekkingen?signaal=alles', { as: inspector })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/signaal' }] },
  }));

test('among many it is read along the index of the signal, also by the role of the hub at work', async () => {
  await people.rows(
    `insert into disclosures_list (disclosure_id, signal_id, from_oin, from_partner, to_oin, to_partner, purpose, status, granted, withheld, decided_at, seq)
     select gen_random_uuid(), gen_random_uuid(), from_oin, from_partner, to_oin, to_partner, purpose, status, granted, withheld, decided_at, seq + n
     from disclosures_list cross join generate_series(1, 10000) as n where signal_id = $1`,
    [one.id],
  );
  await people.rows('analyze disclosures_list');
  const app = await new DataSource({ type: 'postgres', url: people.hub.database.appUrl }).initialize();
  try {
    const plan = await readAs(app, people.riec, (tx) =>
      tx.query<unknown[]>(
        `explain (format json) select * from disclosures_list where to_oin = $1 and to_partner = 'RC' and signal_id = $2 order by seq desc limit 100`,
        [people.riec, one.id],
      ),
    );
    expect(JSON.stringify(plan)).toContain('"disclosures_list_signal"');
  } finally {
    await app.destroy();
  }
});
