import { analyst, fg, GivenPeople, inspector } from '../journeys/erasing.js';

/** A person asks what is held about her: what may be told is told, what the law shields is counted for the officer alone, and no letter gives anything away. */
let people: GivenPeople;
let signal: Awaited<ReturnType<GivenPeople['shared']>>;
const path = '/v1/betrokkenen/_inzage';
const suspectBsn = '999990342';

interface Facet {
  betrokkene: string;
  hoedanigheid: string;
  beperking: string | null;
  gewist: boolean;
  getoond: { label: string; waarde: unknown }[];
  weggelaten: { cel: string; aantal: number; reden: { code: string } | null; wachtOp: string[] }[];
  ontvangers: { naam: string; inBrief: boolean; gronden: string[] }[];
  ontvangersWeggelaten: { aantal: number };
}
interface Access {
  id: string;
  volgnummer: number;
  gevonden: Facet[];
  brieven: { hoedanigheid: string | null; tekst: string }[];
}

const post = (body: object, as: string | null = fg) => people.hub.ask(path, { as, method: 'POST', body: { identiteit: 'balie', ...body } });
async function access(body: object): Promise<Access> {
  const answer = await post(body);
  expect([answer.status, answer.status === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.body as Access;
}
const decide = (betrokkene: string, beperking: string) => ({ besluiten: [{ betrokkene, beperking }] });
const facts = async () => people.hub.hub.foundation.ledger.scan(0, 5_000);

beforeAll(async () => {
  people = await GivenPeople.make();
  signal = await people.shared('90000001');
});
afterAll(() => people?.close());

describe('the victim asks', () => {
  const victim = () => ({ signaal: signal.id, betrokkene: signal.victim });

  test('before anybody decided, nothing is shown: what waits is counted for the officer', async () => {
    const { gevonden, brieven } = await access(victim());
    expect(gevonden).toMatchObject([{ hoedanigheid: 'slachtoffer', beperking: null, getoond: [] }]);
    expect(gevonden[0]!.weggelaten.length).toBeGreaterThan(0);
    for (const { wachtOp } of gevonden[0]!.weggelaten) expect(wachtOp).toEqual(['controller-decision']);
    expect(brieven).toEqual([{ hoedanigheid: null, tekst: expect.not.stringContaining('Testpersoon') as unknown }]);
  });

  test('once it is decided, she hears what there is, where it came from and who got it', async () => {
    const { gevonden, brieven } = await access({ ...victim(), ...decide(signal.victim, 'none') });
    expect(gevonden[0]!.getoond.map(({ waarde }) => waarde)).toContain('Testpersoon Wilg');
    expect(gevonden[0]!.ontvangers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ naam: 'RIEC Oost-Brabant', inBrief: true, gronden: [expect.stringMatching(/\w/)] }),
      ]),
    );
    const [letter] = brieven;
    expect([brieven.length, letter!.hoedanigheid]).toEqual([1, 'slachtoffer']);
    for (const text of ['Testpersoon Wilg', 'Gemeente Eindhoven', 'RIEC Oost-Brabant']) expect(letter!.tekst).toContain(text);
    // what the RIEC got is one line, and names what is told, not all that such a group could hold
    expect(letter!.tekst.match(/- RIEC Oost-Brabant, op .*/g)).toEqual([expect.not.stringContaining('Geslacht') as unknown]);
    for (const text of ['Testpersoon Eik', suspectBsn, 'verdachte']) expect(letter!.tekst).not.toContain(text);
  });

  test('when it is restricted, her letter is that of somebody of whom nothing is held', async () => {
    const restricted = await access({ ...victim(), ...decide(signal.victim, '41-1-d') });
    expect(restricted.gevonden[0]!.weggelaten.map(({ reden }) => reden?.code)).toEqual(
      restricted.gevonden[0]!.weggelaten.map(() => 'RIGHTS_RESTRICTED'),
    );
    const nobody = await access({ bsn: '999990019' });
    expect(nobody.gevonden).toEqual([]);
    expect(restricted.brieven).toEqual(nobody.brieven);
  });
});

describe('a person is found by number', () => {
  test('in the facet that holds it, and in no other', async () => {
    const { gevonden, brieven } = await access({ bsn: suspectBsn });
    expect(gevonden.map(({ betrokkene, hoedanigheid }) => [betrokkene, hoedanigheid])).toEqual([[signal.suspect, 'verdachte']]);
    expect(brieven).toMatchObject([{ hoedanigheid: null }]);
  });

  test('however it is written', async () => {
    expect((await access({ bsn: '9999.90.342' })).gevonden).toHaveLength(1);
  });

  test('who is victim and suspect gets two letters, each as if there were no other', async () => {
    const report = {
      doelen: ['care'],
      gezienOp: '2026-11-01',
      omstandigheden: { inOpdrachtVanCollege: true, geheimAdres: false },
      betrokkenen: [{ ref: 'p1', rol: 'slachtoffer' }],
      velden: [
        { veld: 'naam', betrokkene: 'p1', waarde: 'Testpersoon Linde' },
        { veld: 'bsn', betrokkene: 'p1', waarde: suspectBsn },
      ],
    };
    const care = await people.post('demo-zorgcoordinator', '/signalen', report);
    const both = await access({ bsn: suspectBsn });
    expect(both.gevonden.map(({ hoedanigheid }) => hoedanigheid).toSorted()).toEqual(['slachtoffer', 'verdachte']);
    const victim = both.gevonden.find(({ hoedanigheid }) => hoedanigheid === 'slachtoffer')!.betrokkene;
    const decided = [victim, signal.suspect].map((betrokkene) => ({ betrokkene, beperking: 'none' }));
    const { brieven } = await access({ bsn: suspectBsn, besluiten: decided });
    const alone = await access({ signaal: care.id, betrokkene: victim, ...decide(victim, 'none') });
    const other = await access({ signaal: signal.id, betrokkene: signal.suspect, ...decide(signal.suspect, 'none') });
    expect(brieven).toEqual([...alone.brieven, ...other.brieven]);
    expect(alone.brieven[0]!.tekst).toContain('Testpersoon Linde');
    for (const text of ['Testpersoon Eik', 'verdachte', 'RIEC']) expect(alone.brieven[0]!.tekst).not.toContain(text);
    for (const text of ['Testpersoon Linde', 'slachtoffer', 'Zorg']) expect(other.brieven[0]!.tekst).not.toContain(text);
    // one of them restricted leaves the other as it is
    const half = await access({ bsn: suspectBsn, besluiten: [decided[0], { ...decided[1], beperking: '41-1-d' }] });
    expect(half.brieven).toEqual(alone.brieven);
  });

  test('the number is nowhere: not in the log, not in a view, not among what was looked for', async () => {
    await people.settled();
    expect(await people.tablesWith(suspectBsn)).toEqual([]);
    expect(people.hub.log.filter((line) => line.includes(suspectBsn))).toEqual([]);
  });
});

describe('on record', () => {
  test('the question and what it showed are there, with a decision that can be made again', async () => {
    const asked = await access({ signaal: signal.id, betrokkene: signal.victim, ...decide(signal.victim, 'none') });
    const all = await facts();
    const written = all.filter(({ stream }) => stream.id === asked.id);
    expect(written.map(({ type, seq }) => [type, seq - asked.volgnummer])).toEqual([
      ['SubjectAccessAsked', 0],
      ['SubjectAccessAnswered', 1],
    ]);
    expect(written[0]!.data).toEqual({ identity: 'balie', by: 'schuilnummer', facets: 1 });
    const line = await people.hub.ask('/v1/toezicht/_verstrekkingen', {
      as: fg,
      method: 'POST',
      body: { soort: 'ingezien', betrokkene: signal.victim, getoond: true },
    });
    expect(line.body.items[0]).toMatchObject({ volgnummer: asked.volgnummer + 1, signaal: signal.id, doel: 'rights-request', aan: null });
    const decision = await people.hub.ask(`/v1/beslissingen/${line.body.items[0].beslissingen[0]}/uitleg`, { as: fg });
    expect([decision.status, decision.body.antwoord.length > 0]).toEqual([200, true]);
  });

  test('every such decision comes out the same when it is made again', async () => {
    const { replayLedger } = await import('#libs/oversight');
    const report = await replayLedger(people.hub.hub.foundation.ledger, async (digest) =>
      digest === people.hub.policy.digest ? people.hub.policy : undefined,
    );
    expect([report.deviations, report.same]).toEqual([[], report.decisions]);
  });

  test('her looking is shown to her and to her colleague, without who was looked for', async () => {
    await access({ bsn: suspectBsn });
    await people.settled();
    const own = await people.hub.ask('/v1/toezicht/raadplegingen?van=mij', { as: fg });
    expect(own.body.items[0]).toMatchObject({
      soort: 'inzage',
      filter: { gezochtOp: 'bsn', identiteit: 'balie' },
      antwoorden: 2,
      medewerker: fg,
    });
    const colleague = await people.colleague({});
    const all = await people.hub.ask('/v1/toezicht/raadplegingen', colleague);
    expect(all.body.totaal).toBe(own.body.totaal);
    expect((await people.hub.ask('/v1/toezicht/raadplegingen?van=mij', colleague)).body.totaal).toBe(0);
  });

  test('without a record there is no answer', async () => {
    const { ledger } = people.hub.hub.foundation;
    const before = await ledger.size();
    const spoilt = await post({ signaal: signal.id, betrokkene: signal.victim, ...decide('00000000-0000-4000-8000-000000000001', 'none') });
    expect([spoilt.status, spoilt.body.code, await ledger.size()]).toEqual([400, 'access.decision-elsewhere', before]);
  });
});

describe('what is refused', () => {
  test.each([
    ['no way to find her', {}, 400, 'access.one-way'],
    ['two ways', { bsn: suspectBsn, signaal: '00000000-0000-4000-9000-000000000000' }, 400, 'access.one-way'],
    ['no such number', { bsn: '123456789' }, 400, 'access.invalid-number'],
    [
      'somebody who is not there',
      { signaal: '00000000-0000-4000-9000-000000000000', betrokkene: '00000000-0000-4000-a000-000000000000' },
      404,
      'access.unknown-subject',
    ],
  ])('%s', async (_what, body, status, code) => {
    const answer = await post(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toContain('123456789');
  });

  test('without how was checked who she is, and with two decisions on one facet, all at once', async () => {
    const twice = [signal.victim, signal.victim].map((betrokkene) => ({ betrokkene, beperking: 'misschien' }));
    const { status, body } = await post({ identiteit: undefined, bsn: suspectBsn, besluiten: twice });
    expect(status).toBe(400);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/identiteit', '/besluiten/0/beperking', '/besluiten/1/beperking']));
  });

  test.each([analyst, inspector, 'demo-beleidsbeheerder'])('%s', async (officer) =>
    expect((await post({ bsn: suspectBsn }, officer)).status).toBe(403),
  );

  test('a privacy officer of a partner', async () => {
    const token = await people.hub.token(inspector, { roles: ['privacy-officer'] });
    const answer = await people.hub.ask(path, {
      as: null,
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: { identiteit: 'balie', bsn: suspectBsn },
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'oversight.not-a-supervisor' } });
  });
});

test('what was erased is not shown any more, and the officer sees that it is gone', async () => {
  const other = await people.shared('90000002');
  await people.hub.ask('/v1/toezicht/_verstrekkingen', { as: fg, method: 'POST', body: { betrokkene: other.victim } });
  await people.settled();
  expect(await people.tablesWith(other.victim)).toContain('public.oversight_consultation');
  const wish = { as: fg, method: 'POST', body: { betrokkenen: [other.victim], reden: 'verzoek-betrokkene' } };
  await people.hub.ask('/v1/betrokkenen/_wis', wish);
  await people.hub.ask('/v1/betrokkenen/_wis', await people.colleague(wish));
  const { gevonden, brieven } = await access({ signaal: other.id, betrokkene: other.victim, ...decide(other.victim, 'none') });
  expect(gevonden).toMatchObject([{ gewist: true, getoond: [], weggelaten: [], ontvangers: [] }]);
  expect(brieven).toMatchObject([{ hoedanigheid: null }]);
  await people.settled();
  expect(await people.tablesWith(other.victim)).toEqual(['public.oversight_erasure', 'vault.subject_key']);
});
