import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { FieldsDelivered } from '#libs/disclosures/facts';
import type { StoredFact } from '#libs/ledger';
import { replayLedger } from '#libs/oversight';
import { startTestHub, type TestHub } from '../hub.js';
import { analyst, caseworkOn, inspector } from './casework.js';

let hub: TestHub;
let work: ReturnType<typeof caseworkOn>;
/** Two signals of one case, and one outside it: they share a plate; the case alone shares a firm; all of another kind stand apart. */
let first: { id: string; given: string };
let second: { id: string; given: string };
let outside: { id: string; given: string };
let zaak: string;

interface Item {
  id: string;
  stand: string;
  kanten: { signaal: string; inZaak: boolean; betrokkene: string | null }[];
  redenen: { soort: string; aantalSignalen: number; hoeVaak: string; velden: { signaal: string; veld: string; cel: string }[] }[];
  gronden: string[];
}
const list = async (stand = 'voorgesteld', as = analyst, id = zaak) => work.get(as, `/zaken/${id}/overeenkomsten?stand=${stand}`);
const proposed = async (stand?: string): Promise<Item[]> => (await list(stand)).body.items as Item[];
const pairOf = ({ kanten }: Item) => kanten.map(({ signaal }) => signaal).sort();
const between = (items: Item[], ...ids: string[]) => items.find((item) => pairOf(item).join() === ids.toSorted().join());
const say = (match: string, body: object, as = analyst) => work.post(as, `/zaken/${zaak}/overeenkomsten/${match}/oordelen`, body);
const size = () => hub.hub.foundation.ledger.size();
const factsFrom = async (seq: number) => (await hub.hub.foundation.ledger.scan(seq, 500)) as StoredFact<FieldsDelivered>[];

beforeAll(async () => {
  hub = await startTestHub();
  work = caseworkOn(hub);
  const plate = { veld: 'kenteken', waarde: 'GV-777-X' };
  const firm = { veld: 'kvkNummer', waarde: '90000007' };
  const person = (waarde: string) => ({ veld: 'bsn', betrokkene: 'p1', waarde });
  const people = [{ ref: 'p1', rol: 'verdachte' }];
  first = await work.reported([plate, firm, { veld: 'adres', waarde: 'Voorbeeldstraat 7, Eindhoven' }, person('999990342')], people);
  second = await work.reported([{ ...plate, waarde: 'gv 777 x' }, firm, { veld: 'adres', waarde: 'voorbeeldstraat 7 EINDHOVEN' }]);
  outside = await work.reported([plate, person('999990342')], people);
  await work.reported([
    { veld: 'kenteken', waarde: 'GV-776-X' },
    { veld: 'kvkNummer', waarde: '90000008' },
  ]);
  zaak = await work.caseOf(first.id, second.id);
});
afterAll(() => hub?.close());

test('what is exactly equal is proposed, however it was written, in the case and outside it; with its kind, how common it is and the ground', async () => {
  const items = await proposed();
  const inside = between(items, first.id, second.id)!;
  expect(inside.redenen.map(({ soort }) => soort).sort()).toEqual(['address', 'kvk', 'plate']);
  expect(inside.kanten.map(({ inZaak, betrokkene }) => [inZaak, betrokkene])).toEqual([
    [true, null],
    [true, null],
  ]);
  const byKind = Object.fromEntries(inside.redenen.map((one) => [one.soort, one]));
  expect(byKind['plate']).toMatchObject({ aantalSignalen: 3, hoeVaak: 'vaker', zekerheid: 'precies-gelijk' });
  expect(byKind['kvk']).toMatchObject({ aantalSignalen: 2, hoeVaak: 'alleen-hier' });
  expect(inside.gronden.length).toBeGreaterThan(0);
  const person = items.find(({ redenen }) => redenen.some(({ soort }) => soort === 'bsn'))!;
  expect(pairOf(person)).toEqual([first.id, outside.id].toSorted());
  expect(person.kanten.map(({ betrokkene }) => betrokkene)).toEqual(['p1', 'p1']);
  expect(items.some((item) => pairOf(item).every((id) => id === outside.id))).toBe(false);
});

test('no value leaves in the list, and the rarest stands first', async () => {
  const { body } = await list();
  for (const value of ['777', '90000007', 'Voorbeeldstraat', '999990342']) expect(JSON.stringify(body)).not.toContain(value);
  const rarest = (body.items as Item[]).map(({ redenen }) => Math.min(...redenen.map(({ aantalSignalen }) => aantalSignalen)));
  expect(rarest).toEqual(rarest.toSorted((one, other) => one - other));
});

test('it is on record before it leaves: who compared which fields on which ground, none of them shown', async () => {
  const before = await size();
  await proposed();
  const facts = await factsFrom(before);
  expect(facts.map(({ type, officer, data: { how } }) => [type, officer, how])).toEqual(
    facts.map(() => ['FieldsDelivered', analyst, { kind: 'match' }]),
  );
  expect(new Set(facts.map(({ data }) => data.signalId))).toEqual(new Set([first.id, second.id, outside.id]));
  const ofFirst = facts.find(({ data }) => data.signalId === first.id)!;
  expect(ofFirst.data.fields.map(({ cell }) => cell).sort()).toEqual(['case.BIZ', 'case.LOC', 'case.VEH', 'suspect.BSN']);
  expect(ofFirst.data.decision.fields.every(({ bases, effect }) => effect !== 'permit' || bases.length > 0)).toBe(true);
  const lines = await work.post('demo-privacy-officer', '/toezicht/_verstrekkingen', { signaal: outside.id });
  const line = lines.body.items.find(({ soort }: { soort: string }) => soort === 'vergeleken');
  expect(line.cellen.map(({ cel, getoond }: { cel: string; getoond?: boolean }) => [cel, getoond ?? false])).toEqual(
    expect.arrayContaining([['case.VEH', false]]),
  );
});

describe('a person judges', () => {
  test('a rejected pair is not proposed again, stays known, and comes back when that is taken back', async () => {
    const match = between(await proposed(), first.id, second.id)!;
    expect((await say(match.id, { oordeel: 'niet-zelfde', reden: 'gedeeld-gegeven' })).body).toMatchObject({ stand: 'niet-zelfde' });
    expect(between(await proposed(), first.id, second.id)).toBeUndefined();
    expect(await proposed('niet-zelfde')).toMatchObject([{ id: match.id, oordeel: { reden: 'gedeeld-gegeven' } }]);
    expect(await say(match.id, { oordeel: 'zelfde', reden: 'nagekeken' })).toMatchObject({
      status: 409,
      body: { code: 'match.judged-otherwise' },
    });
    await say(match.id, { oordeel: 'ingetrokken', reden: 'vergissing' });
    expect(between(await proposed(), first.id, second.id)).toMatchObject({ id: match.id });
    expect(await proposed('niet-zelfde')).toEqual([]);
  });

  test('the same is said without merging: both signals keep their fields', async () => {
    const fields = async () => (await work.get(analyst, `/zaken/${zaak}/velden`)).body.velden.length as number;
    const before = await fields();
    const match = between(await proposed(), first.id, second.id)!;
    await say(match.id, { oordeel: 'zelfde', reden: 'nagekeken' });
    expect(await proposed('zelfde')).toMatchObject([{ id: match.id }]);
    expect(await fields()).toBe(before);
    await say(match.id, { oordeel: 'ingetrokken', reden: 'nieuwe-informatie' });
  });

  test('what was never said cannot be taken back; a reason must fit; an id that is not proposed is unknown', async () => {
    const person = (await proposed()).find(({ redenen }) => redenen.some(({ soort }) => soort === 'bsn'))!;
    expect(await say(person.id, { oordeel: 'ingetrokken', reden: 'vergissing' })).toMatchObject({
      status: 409,
      body: { code: 'match.never-judged' },
    });
    expect(await say(person.id, { oordeel: 'zelfde', reden: 'toeval' })).toMatchObject({
      status: 400,
      body: { code: 'match.reason-unfit' },
    });
    expect((await say(person.id, { oordeel: 'misschien', reden: 'iets' })).body.errors).toHaveLength(2);
    expect(await say(randomUUID(), { oordeel: 'zelfde', reden: 'nagekeken' })).toMatchObject({
      status: 404,
      body: { code: 'match.unknown' },
    });
  });
});

describe('refused', () => {
  test.each([
    ['demo-rechercheur', 403],
    [inspector, 403],
    ['demo-gemeente-tilburg', 403],
    ['demo-comensha', 403],
  ])('%s has another role', async (as, status) => {
    expect((await list('voorgesteld', as)).status).toBe(status);
    expect((await say(randomUUID(), { oordeel: 'zelfde', reden: 'nagekeken' }, as)).status).toBe(status);
  });

  test('the analyst of another RIEC sees what she would see of a case that does not exist, and the attempt is on record', async () => {
    const before = await size();
    const told = ({ status, body }: { status: number; body: object }) => ({ status, ...body, instance: '' });
    const [other, none] = [await list('voorgesteld', 'demo-riec-limburg'), await list('voorgesteld', 'demo-riec-limburg', randomUUID())];
    expect(told(other)).toMatchObject({ status: 404, code: 'case.unknown' });
    expect(told(other)).toEqual(told(none));
    expect((await factsFrom(before)).map(({ type }) => type as string)).toEqual(['ReadingRefused']);
  });

  test('a match on a field that is shielded for the reader does not exist for her, nor does it count', async () => {
    const [match, before] = [between(await proposed(), first.id, outside.id)!, await proposed()];
    const plates = (items: Item[]) => items.flatMap(({ redenen }) => redenen.filter(({ soort }) => soort === 'plate'));
    expect(plates(before).every(({ aantalSignalen }) => aantalSignalen === 3)).toBe(true);
    await work.done(inspector, `/verstrekkingen/${outside.given}/terugnemingen`, { reden: 'vergissing' });
    const after = await proposed();
    expect(after.filter((item) => pairOf(item).includes(outside.id))).toEqual([]);
    expect(plates(after).every(({ aantalSignalen }) => aantalSignalen === 2)).toBe(true);
    expect(await say(match.id, { oordeel: 'zelfde', reden: 'nagekeken' })).toMatchObject({ status: 404, body: { code: 'match.unknown' } });
  });

  test('while the agreement of the region is suspended, nothing is proposed and nothing counts', async () => {
    const keeper = 'demo-beheerder-afspraken';
    const { items } = (await work.get(keeper, '/instrumenten?regio=riec-oost-brabant&paginaGrootte=100')).body;
    const { id } = items.find(({ soort, status }: { soort: string; status: string }) => soort === 'I-RIEC' && status === 'geldig');
    await work.done(keeper, `/instrumenten/${id}/opschortingen`, { reden: 'incident' });
    expect((await list()).body).toMatchObject({ items: [], totaal: 0 });
    await work.done(keeper, `/instrumenten/${id}/hervattingen`, {});
    expect((await list()).body.totaal).toBeGreaterThan(0);
  });
});

test('without a record nothing leaves: not what agrees, and not how much', async () => {
  const before = await size();
  const admin = new pg.Client({ connectionString: hub.database.superUrl });
  await admin.connect();
  try {
    await admin.query(`create function full_disk() returns trigger language plpgsql as $$ begin raise sqlstate '53100'; end $$;
      create trigger full_disk before insert on ledger.ledger_event execute function full_disk();`);
    const { status, body } = await list();
    expect([status, body.items, body.totaal]).toEqual([503, undefined, undefined]);
  } finally {
    await admin.query('drop function full_disk cascade');
    await admin.end();
  }
  expect(await size()).toBe(before);
  expect((await list()).status).toBe(200);
});

test('every decision on a comparison can be made again', async () => {
  const report = await replayLedger(hub.hub.foundation.ledger, async (digest) => (digest === hub.policy.digest ? hub.policy : undefined));
  expect(report).toMatchObject({ deviations: [], erased: [], size: await size() });
});
