import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { FieldsDelivered } from '#libs/disclosures/facts';
import type { StoredFact } from '#libs/ledger';
import { replayLedger } from '#libs/oversight';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from '../hub.js';

/** A spreadsheet would carry this out. */
const formula = '=HYPERLINK("http://voorbeeld.test";"klik")';
const analyst = 'demo-riec-analist';
const criteria = { soort: 'arbeid', omvang: 'kleine-groep', ernst: 'ernstig', eerdereMaatregelen: false, deelnemersMetZelfdeSignaal: 1 };

let hub: TestHub;
let riecOin: string;
let given: { id: string };
let signal: string;
let zaak: string;

const post = async (as: string, path: string, body: object) => {
  const answer = await hub.ask(`/v1${path}`, { as, method: 'POST', body });
  expect([path, answer.status, answer.status === 201 ? '' : answer.body]).toEqual([path, 201, '']);
  return answer.body;
};
interface Download {
  status: number;
  headers: Headers;
  bytes: Buffer;
}
const asked = { doel: 'organised-crime', formaat: 'application/json' };
/** As bytes: what the digest is over. */
async function exported(body: object = asked, as = analyst, key: string = randomUUID(), id = zaak): Promise<Download> {
  const headers = { authorization: `Bearer ${await hub.token(as)}`, 'content-type': 'application/json', 'idempotency-key': key };
  const answer = await fetch(`${hub.url}/v1/zaken/${id}/exporten`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}
const json = ({ bytes }: Download) => JSON.parse(bytes.toString()); // eslint-disable-line typescript/no-unsafe-return
const size = () => hub.hub.foundation.ledger.size();
const factsFrom = async (seq: number) => (await hub.hub.foundation.ledger.scan(seq, 100)) as StoredFact<FieldsDelivered>[];
const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  hub = await startTestHub();
  const oinOf = (name: RegExp, partner: string) =>
    hub.policy.organisations.find((one) => name.test(one.name) && one.partners.includes(partner))!.oin;
  riecOin = oinOf(/^RIEC Oost-Brabant$/, 'RC');
  const report = nailBar('mogelijk', '90000001');
  report.velden.push({ veld: 'afhandelcode', waarde: 'alleen-compartiment' });
  for (const field of report.velden) if (field.veld === 'bevindingen') field.waarde = formula;
  const { id } = await post('demo-inspecteur', '/signalen', report);
  signal = id;
  given = await post('demo-inspecteur', '/verstrekkingen', { signaal: id, aan: { oin: riecOin, partner: 'RC' }, doel: 'organised-crime' });
  await post(analyst, '/wegingen', { signaal: id, aanvaard: true, criteria });
  zaak = (await post(analyst, '/zaken', { signaal: id, activiteit: 'casusoverleg' })).id;
  const members = [
    [oinOf(/^Gemeente Eindhoven$/, 'GB-TZ'), 'GB-TZ'],
    [oinOf(/^Politie.*Oost-Brabant/, 'PO'), 'PO'],
  ];
  for (const [oin, partner] of members) await post(analyst, `/zaken/${zaak}/leden`, { oin, partner });
});
afterAll(() => hub?.close());

const counts = async (as = analyst) => (await hub.ask(`/v1/zaken/${zaak}/aantallen`, { as })).body;
/** Gives the database a full disk, for what is written to the log alone. */
async function fullDisk(work: () => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: hub.database.superUrl });
  await admin.connect();
  try {
    await admin.query(`create function full_disk() returns trigger language plpgsql as $$ begin raise sqlstate '53100'; end $$;
      create trigger full_disk before insert on ledger.ledger_event execute function full_disk();`);
    await work();
  } finally {
    await admin.query('drop function full_disk cascade');
    await admin.end();
  }
}

test('the file holds what reading shows, with the duties in its head', async () => {
  const read = (await hub.ask(`/v1/zaken/${zaak}/velden`, { as: analyst })).body;
  const { status, headers, bytes } = await exported();
  expect([status, headers.get('content-type')]).toEqual([201, 'application/json; charset=utf-8']);
  const document = JSON.parse(bytes.toString());
  expect(document.velden).toEqual(read.velden);
  expect(document.velden.length).toBeGreaterThan(5);
  expect(document.export).toMatchObject({ zaak, voor: { oin: riecOin, partner: 'RC' }, id: headers.get('export-id') });
  expect(document.verplichtingen).toMatchObject({
    doel: expect.stringContaining('georganiseerde criminaliteit'),
    vernietigenOp: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    doorgeven: expect.stringContaining('Geef niets hieruit door'),
    afhandelcodes: [{ signaal: null, code: 'alleen-compartiment' }],
  });
  expect(document.verplichtingen.plichten.map(({ code }: { code: string }) => code)).toContain('SECRECY');
  expect((await counts()).totaal).toBe(document.velden.length);
});

test('the record says who took which fields on which ground, with the digest of the very bytes', async () => {
  const before = await size();
  const { headers, bytes } = await exported({ ...asked, cellen: ['case.LOC'] });
  const [fact, ...more] = await factsFrom(before);
  expect(more).toEqual([]);
  expect(headers.get('export-volgnummers')).toBe(String(before));
  expect(headers.get('content-digest')).toBe(`sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`);
  expect(fact).toMatchObject({ type: 'FieldsDelivered', officer: analyst, org: riecOin });
  const { how, purpose, fields, decision } = fact!.data;
  expect(how).toEqual({ kind: 'export', id: headers.get('export-id'), format: 'application/json', digest: digestOf(bytes) });
  expect(purpose).toBe('organised-crime');
  expect(new Set(fields.map(({ cell }) => cell))).toEqual(new Set(['case.LOC']));
  expect(decision.fields.every(({ bases }) => bases.length > 0)).toBe(true);
  const lines = await hub.ask('/v1/toezicht/_verstrekkingen', { as: 'demo-privacy-officer', method: 'POST', body: { signaal: signal } });
  expect(lines.body.items.filter(({ volgnummer }: { volgnummer: number }) => volgnummer === before)).toMatchObject([
    { soort: 'geexporteerd' },
  ]);
  expect(await hub.ask(`/v1/beslissingen/${decision.id}`, { as: analyst })).toMatchObject({ status: 200 });
});

test('a spreadsheet opens the file as it stands, and carries nothing out', async () => {
  const { headers, bytes } = await exported({ ...asked, formaat: 'text/csv' });
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="Z-[0-9A-F]{8}-[0-9a-f-]{36}\.csv"$/);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.toString().slice(1);
  expect(text).toContain(`;"'=HYPERLINK(""http://voorbeeld.test"";""klik"")";`);
  expect(text).not.toMatch(/(^|;)"?[=+@-]/m);
  expect(text.indexOf('doorgeven;')).toBeGreaterThan(0);
  expect(text.indexOf('doorgeven;')).toBeLessThan(text.indexOf('Voorbeeldstraat'));
});

test('for another purpose nothing goes; each group is named once with reason and way out, and no value, id or number', async () => {
  const { bytes } = await exported({ ...asked, doel: 'help' });
  const { velden, geweigerd, verplichtingen } = JSON.parse(bytes.toString());
  expect([velden, verplichtingen.vernietigenOp]).toEqual([[], null]);
  const cells = geweigerd.map(({ cel }: { cel: string }) => cel) as string[];
  expect(cells).toEqual([...new Set(cells)].toSorted());
  expect(cells).toContain('case.LOC');
  for (const group of geweigerd) {
    expect(group).toMatchObject({
      reden: { code: 'PURPOSE_NOT_COVERED' },
      uitwegen: expect.arrayContaining([expect.objectContaining({ code: 'F5' })]),
    });
    expect(Object.keys(group)).toEqual(['cel', 'uitkomst', 'reden', 'uitleg', 'wachtOp', 'uitwegen']);
  }
  for (const value of ['Voorbeeldstraat', 'Testpersoon', '90000001']) expect(bytes.toString()).not.toContain(value);
  const { body } = await hub.ask(`/v1/zaken/${zaak}/aantallen?doel=help`, { as: analyst });
  expect(body).toEqual({ zaak, doel: 'help', totaal: 0, items: [] });
});

test('counting is on record too, and shows no value to anybody', async () => {
  const before = await size();
  const { totaal, items } = await counts('demo-rechercheur');
  expect(totaal).toBe(items.reduce((sum: number, { aantal }: { aantal: number }) => sum + aantal, 0));
  expect(totaal).toBeGreaterThan(5);
  expect((await factsFrom(before)).map(({ data: { how, fields } }) => ({ how, fields }))).toEqual([{ how: { kind: 'count' }, fields: [] }]);
});

describe('refused', () => {
  test.each(['demo-gemeente-tilburg', 'demo-riec-limburg', 'demo-comensha'])(
    '%s has no part in the case: it looks like none',
    async (as) => {
      const before = await size();
      const outside = await exported(asked, as);
      const absent = await exported(asked, as, randomUUID(), randomUUID());
      const told = ({ status, bytes }: Download) => ({ status, ...JSON.parse(bytes.toString()), instance: '' });
      expect(told(outside)).toMatchObject({ status: 404, code: 'case.unknown' });
      expect(told(outside)).toEqual(told(absent));
      expect(await hub.ask(`/v1/zaken/${zaak}/aantallen`, { as })).toMatchObject({ status: 404, body: { code: 'case.unknown' } });
      expect((await factsFrom(before)).map(({ type }) => type)).toEqual(['ReadingRefused', 'ReadingRefused']);
    },
  );

  test.each([
    [{ doel: 'iets', formaat: 'text/csv', cellen: ['case.LOC', 'case.NIETS'] }, ['/doel', '/cellen/1']],
    [{ doel: 'help', formaat: 'text/html' }, ['/formaat']],
    [{ formaat: 'text/csv' }, ['/doel']],
  ])('what is not known, all at once: %j', async (body, pointers) => {
    const before = await size();
    const answer = await exported(body);
    expect(answer.status).toBe(400);
    expect([...new Set(json(answer).errors.map(({ pointer }: { pointer: string }) => pointer))]).toEqual(pointers);
    expect(await size()).toBe(before);
  });

  test('a cell of which the case has nothing', async () =>
    expect(json(await exported({ ...asked, cellen: ['suspect.POL8'] }))).toMatchObject({ status: 409, code: 'export.nothing-held' }));

  test('without a record nothing leaves, and it heals', async () => {
    const key = randomUUID();
    const before = await size();
    await fullDisk(async () => {
      const { status, headers, bytes } = await exported(asked, analyst, key);
      expect([status, headers.get('content-type')]).toEqual([503, 'application/problem+json; charset=utf-8']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(headers.get('content-digest')).toBeNull();
      for (const value of ['Voorbeeldstraat', 'Testpersoon', 'HYPERLINK']) expect(bytes.toString()).not.toContain(value);
      expect(await hub.ask(`/v1/zaken/${zaak}/aantallen`, { as: analyst })).toMatchObject({ status: 503 });
    });
    expect(await size()).toBe(before);
    expect((await exported(asked, analyst, key)).status).toBe(201);
  });
});

describe('the same key', () => {
  test('gives the same file, and each time it leaves is on record', async () => {
    const key = randomUUID();
    const before = await size();
    const [first, again] = [await exported(asked, analyst, key), await exported(asked, analyst, key)];
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    const digests = (await factsFrom(before)).map(({ data: { how } }) => how);
    expect(digests).toEqual(
      [1, 2].map(() => ({ kind: 'export', id: first.headers.get('export-id'), format: asked.formaat, digest: digestOf(first.bytes) })),
    );
    expect((await exported()).bytes.equals(first.bytes)).toBe(false);
  });

  test('at once gives the same file', async () => {
    const key = randomUUID();
    const files = await Promise.all([1, 2, 3, 4].map(() => exported(asked, analyst, key)));
    expect(new Set(files.map(({ bytes }) => digestOf(bytes))).size).toBe(1);
  });

  test('is refused for another question', async () => {
    const key = randomUUID();
    await exported(asked, analyst, key);
    const answer = await exported({ ...asked, formaat: 'text/csv' }, analyst, key);
    expect(json(answer)).toMatchObject({ status: 409, code: 'idempotency.key-reused' });
  });

  test('is judged again: not while the agreement is suspended, and not what was recalled', async () => {
    const key = randomUUID();
    const first = await exported(asked, analyst, key);
    const keeper = 'demo-beheerder-afspraken';
    const { items } = (await hub.ask('/v1/instrumenten?regio=riec-oost-brabant&paginaGrootte=100', { as: keeper })).body;
    const { id } = items.find(({ soort, status }: { soort: string; status: string }) => soort === 'I-RIEC' && status === 'geldig');
    await post(keeper, `/instrumenten/${id}/opschortingen`, { reden: 'incident' });
    const meanwhile = json(await exported(asked, analyst, key));
    expect(meanwhile.velden).toEqual([]);
    expect(meanwhile.geweigerd.length).toBeGreaterThan(0);
    await post(keeper, `/instrumenten/${id}/hervattingen`, {});
    expect((await exported(asked, analyst, key)).bytes.equals(first.bytes)).toBe(true);

    await post('demo-inspecteur', `/verstrekkingen/${given.id}/terugnemingen`, { reden: 'vergissing' });
    const after = await exported(asked, analyst, key);
    expect(json(after)).toMatchObject({ status: 409, code: 'export.nothing-held' });
    expect((await counts()).totaal).toBe(0);
  });
});

test('every decision on an export or a count can be made again', async () => {
  const { ledger } = hub.hub.foundation;
  const report = await replayLedger(ledger, async (digest) => (digest === hub.policy.digest ? hub.policy : undefined));
  expect(report).toMatchObject({ deviations: [], erased: [], size: await size() });
  expect(report.same).toBeGreaterThan(20);
});
