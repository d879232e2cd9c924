import { DataSource } from 'typeorm';
import type { StoredFact } from '#libs/ledger';
import { Retention } from '#libs/oversight';
import type { SubjectErased } from '#libs/signals/facts';
import { fg, GivenPeople, inspector } from './erasing.js';

/** What may not be kept any longer is seen beforehand, and goes on its day: in Amsterdam, and not under a legal hold. */
let people: GivenPeople;
let signal: Awaited<ReturnType<GivenPeople['shared']>>;
let facets: string[];
let endsOn: string;
let retention: Retention;

const preview = (op: string, aantal = 100, as = fg) => people.hub.ask(`/v1/bewaartermijnen/voorbeeld?op=${op}&aantal=${aantal}`, { as });
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const subjectsOf = async (op: string) =>
  ((await preview(op)).body.items as { betrokkene: string }[]).map(({ betrokkene }) => betrokkene).sort();

beforeAll(async () => {
  people = await GivenPeople.make();
  signal = await people.shared('90000001');
  await people.settled();
  const { dataSource, eraser, law, policy } = people.hub.hub.foundation;
  retention = new Retention(dataSource, eraser, async () => (await law.fresh()).policy);
  const kept = await people.rows(`select subject, to_char(obtained_on, 'YYYY-MM-DD') as on from oversight_kept order by subject`);
  facets = kept.map(({ subject }) => String(subject));
  endsOn = policy.termEnd('compartment', String(kept[0]!['on']))!;
});
afterAll(() => people?.close());

test('every facet is kept, each once, until five years after it was obtained', async () => {
  expect(facets).toEqual(expect.arrayContaining([signal.victim, signal.suspect]));
  expect(facets.length).toBe(3);
  expect(await subjectsOf(dayBefore(endsOn))).toEqual([]);
  expect(await subjectsOf(endsOn)).toEqual(facets);
  expect((await preview(endsOn)).body.items[0]).toMatchObject({
    signaal: signal.id,
    termijn: 'compartment',
    verlopenOp: endsOn,
    bewaarplicht: false,
  });
});

test('a preview erases nothing, and shows no more than was asked for', async () => {
  const { body } = await preview(endsOn, 1);
  expect([body.totaal, body.items.length]).toEqual([3, 1]);
  expect(await people.sealed(signal.victim)).toBeGreaterThan(0);
});

test('a data subject who was added to keeps her data from the last addition on', async () => {
  const other = await people.shared('90000002');
  const later = dayBefore(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await people.post(inspector, `/signalen/${other.id}/aanvullingen`, {
    gezienOp: later,
    velden: [{ veld: 'naam', betrokkene: 'p1', waarde: 'Testpersoon Wilg' }],
  });
  await people.settled();
  const [row] = await people.rows(`select to_char(obtained_on, 'YYYY-MM-DD') as on from oversight_kept where subject = $1`, [other.victim]);
  expect(row).toEqual({ on: later });
  await people.rows('delete from oversight_kept where signal_id = $1', [other.id]);
});

test('the day begins in Amsterdam, and a legal hold keeps what is due', async () => {
  const hold = await people.post(fg, `/signalen/${signal.id}/bewaarplichten`, { reden: 'rechtszaak' });
  // an hour before midnight in Amsterdam, and in summer two
  const before = new Date(Date.parse(`${endsOn}T00:00:00Z`) - 3 * 3_600_000);
  expect(await retention.run(before)).toMatchObject({ day: dayBefore(endsOn), erased: [], held: [] });
  const after = new Date(Date.parse(`${endsOn}T00:00:00Z`) - 1_800_000);
  const kept = await retention.run(after);
  expect(kept).toMatchObject({ day: endsOn, erased: [] });
  expect(kept.held.map(({ subject }) => subject).sort()).toEqual(facets);
  expect((await preview(endsOn)).body.items.every(({ bewaarplicht }: { bewaarplicht: boolean }) => bewaarplicht)).toBe(true);
  expect(await people.sealed(signal.victim)).toBeGreaterThan(0);
  await people.post(fg, `/signalen/${signal.id}/bewaarplichten/${hold.id}/opheffingen`, { reden: 'afgelopen' });
});

const settle = (body: Record<string, unknown>, as = fg) =>
  people.hub.ask('/v1/bewaartermijnen/vaststellingen', { as, method: 'POST', body });

test('a run that destroys only what was seen leaves what nobody has settled', async () => {
  expect(await retention.run(new Date(`${endsOn}T12:00:00Z`), true)).toMatchObject({ erased: [], held: [] });
  expect(await people.sealed(signal.victim)).toBeGreaterThan(0);
});

test('a preview that changed, or that is empty, cannot be settled', async () => {
  const { kenmerk } = (await preview(endsOn)).body;
  expect(await settle({ op: endsOn, kenmerk: '0'.repeat(32) })).toMatchObject({ status: 409, body: { code: 'retention.changed' } });
  // the same day and another number is another preview
  expect(await settle({ op: endsOn, aantal: 1, kenmerk })).toMatchObject({ status: 409, body: { code: 'retention.changed' } });
  const empty = (await preview(dayBefore(endsOn))).body.kenmerk;
  expect(await settle({ op: dayBefore(endsOn), kenmerk: empty })).toMatchObject({ status: 409, body: { code: 'retention.nothing' } });
  expect(await settle({ op: 'gisteren', aantal: 0, kenmerk: 'x' })).toMatchObject({ status: 400 });
  expect(await settle({ op: endsOn, kenmerk }, inspector)).toMatchObject({ status: 403, body: { code: 'role.missing' } });
});

test('settled for a day, it goes on that day and not before', async () => {
  const { kenmerk, items } = (await preview(endsOn, 1)).body;
  const answer = await settle({ op: endsOn, aantal: 1, kenmerk });
  expect(answer).toMatchObject({ status: 201, body: { op: endsOn, aantal: 1 } });
  expect((await settle({ op: endsOn, aantal: 1, kenmerk })).body).toEqual(answer.body);
  await people.settled();
  expect(await retention.run(new Date(`${dayBefore(endsOn)}T12:00:00Z`), true)).toMatchObject({ erased: [] });
  // something was added since, so its term ends later than was seen: it must be seen again
  const move = (days: number) =>
    people.rows('update oversight_kept set obtained_on = obtained_on + $2::int where subject = $1', [items[0].betrokkene, days]);
  await move(30);
  expect(await retention.run(new Date(Date.parse(`${endsOn}T12:00:00Z`) + 60 * 86_400_000), true)).toMatchObject({ erased: [] });
  await move(-30);
  const run = await retention.run(new Date(`${endsOn}T12:00:00Z`), true);
  expect(run.erased.map(({ subject }) => subject)).toEqual([items[0].betrokkene]);
  await people.settled();
  expect(await people.rows('select * from oversight_settled')).toEqual([]);
});

test('what has data under a law without a term is shown as undecided, and stays', async () => {
  const [row] = await people.rows(`select subject from oversight_kept order by subject limit 1`);
  await people.rows(`update oversight_kept set regime = 'jeugd' where subject = $1`, [row!['subject']]);
  const { body } = await preview(endsOn);
  expect(body.onbeslist).toEqual([{ betrokkene: row!['subject'], signaal: signal.id, wetten: ['jeugd'], sinds: endsOn }]);
  expect([body.totaalOnbeslist, body.items.some(({ betrokkene }: { betrokkene: string }) => betrokkene === row!['subject'])]).toEqual([
    1,
    false,
  ]);
  await people.rows(`update oversight_kept set regime = 'avg' where subject = $1`, [row!['subject']]);
});

test('on its day everything goes, each with its term; a second run has nothing to do', async () => {
  const now = new Date(`${endsOn}T12:00:00Z`);
  const before = (await subjectsOf(endsOn)).length;
  expect(before).toBe(facets.length - 1);
  const run = await retention.run(now);
  expect(run.erased.length).toBe(before);
  for (const subject of facets) expect(await people.sealed(subject)).toBe(0);
  const facts = (await people.hub.hub.foundation.ledger.read({ type: 'signal', id: signal.id })) as StoredFact<SubjectErased>[];
  const erased = facts.filter(({ type }) => type === 'SubjectErased');
  expect(erased.map(({ data }) => [data.because, data.term])).toEqual(facets.map(() => ['bewaartermijn', 'compartment']));
  await people.settled();
  expect(await retention.run(now)).toMatchObject({ erased: [], held: [] });
  expect(await subjectsOf(endsOn)).toEqual([]);
  for (const subject of facets) expect(await people.tablesWith(subject)).toEqual(['public.oversight_erasure', 'vault.subject_key']);
  // what happened stays on record, about nobody
  const lines = await people.hub.ask('/v1/toezicht/_verstrekkingen', { as: fg, method: 'POST', body: { signaal: signal.id } });
  expect(lines.body.totaal).toBeGreaterThan(2);
});

test.each([
  ['?op=2031-02-30', 400],
  ['?op=gisteren', 400],
  ['', 400],
  ['?op=2031-01-01&aantal=0', 400],
  ['?op=2031-01-01&aantal=501', 400],
])('%s: %i', async (search, status) => {
  expect((await people.hub.ask(`/v1/bewaartermijnen/voorbeeld${search}`, { as: fg })).status).toBe(status);
});

test('only the privacy officer of the hub sees it', async () => {
  expect(await preview(endsOn, 10, inspector)).toMatchObject({ status: 403, body: { code: 'role.missing' } });
  const headers = {
    authorization: `Bearer ${await people.hub.token(fg, { partner: 'GB-TZ', oin: people.hub.policy.organisations.find(({ partners }) => partners.includes('GB-TZ'))!.oin, task: 'apv' })}`,
  };
  const partner = await people.hub.ask(`/v1/bewaartermijnen/voorbeeld?op=${endsOn}`, { as: null, headers });
  expect(partner).toMatchObject({ status: 403, body: { code: 'oversight.not-a-supervisor' } });
});

test('the view of what is kept is rebuilt as it was', async () => {
  const owner = await new DataSource({ type: 'postgres', url: people.hub.database.url }).initialize();
  const { Delivery } = await import('#libs/delivery');
  const { Ledger } = await import('#libs/ledger');
  const { Vault } = await import('#libs/vault');
  const { oversightViews } = await import('#libs/oversight');
  await people.shared('90000003');
  await people.settled();
  try {
    await new Delivery(owner, new Ledger(owner, new Vault(owner, people.hub.config.rootKey)), oversightViews).rebuild(['kept']);
    const subjects = (await people.rows('select distinct signal_id from oversight_kept')).length;
    expect(subjects).toBeGreaterThan(0);
    expect(await people.rows('select 1 from oversight_kept where signal_id = $1', [signal.id])).toEqual([]);
  } finally {
    await owner.destroy();
  }
});
