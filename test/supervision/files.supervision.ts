import { createHash, randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { analyst, fg, GivenPeople, inspector } from '../journeys/erasing.js';
import { readPdf, tagged } from '../read-pdf.js';

/** What supervision takes along: on record with its digest before it leaves, to be read aloud, and with nothing in it that is shielded. */
let people: GivenPeople;
let signal: Awaited<ReturnType<GivenPeople['shared']>>;
const day = (shift: number): string => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const period = { van: day(-1), tot: day(1) };
const [victimName, suspectName, suspectBsn] = ['Testpersoon Wilg', 'Testpersoon Eik', '999990342'];
const [csv, pdf] = ['text/csv', 'application/pdf'];

interface Taken {
  status: number;
  type: string | null;
  name: string;
  digest: string;
  bytes: Buffer;
}
async function take(path: string, body: object, as = fg): Promise<Taken> {
  const headers = { authorization: `Bearer ${await people.hub.token(as)}`, 'content-type': 'application/json' };
  const answer = await fetch(`${people.hub.url}/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    name,
    digest: answer.headers.get('content-digest') ?? '',
    bytes,
  };
}
const refused = async (path: string, body: object, as = fg) => {
  const { status, bytes } = await take(path, body, as);
  return [status, (JSON.parse(bytes.toString()) as { code?: string }).code];
};
const victim = (beperking?: string) => ({
  identiteit: 'balie',
  signaal: signal.id,
  betrokkene: signal.victim,
  ...(beperking && { besluiten: [{ betrokkene: signal.victim, beperking }] }),
});
const ledger = () => people.hub.hub.foundation.ledger;
const lastFact = async () => (await ledger().scan((await ledger().size()) - 1, 1))[0]!;

const questions: [string, string, () => object, string][] = [
  ['the record', '/toezicht/_export', () => ({ signaal: signal.id, soort: 'verleend' }), 'verstrekkingen'],
  ['what stands out', '/toezicht/afwijkingen/_export', () => ({ ...period, status: 'alle' }), 'afwijkingen'],
  ['what is held about a person', '/betrokkenen/_export', () => victim('none'), 'inzage'],
];

beforeAll(async () => {
  people = await GivenPeople.make();
  signal = await people.shared('90000001');
  for (let times = 1; times < 8; times++) await people.hub.ask(`/v1/verstrekkingen/${signal.given.id}/velden`, { as: analyst });
});
afterAll(() => people?.close());

/** Tags, language, title, letters, and heads of rows and columns. */
async function expectReadAloud(bytes: Buffer): Promise<void> {
  const read = await readPdf(bytes);
  expect(read).toMatchObject({
    marked: true,
    language: 'nl-NL',
    showsTitle: true,
    title: expect.stringMatching(/^[A-Z][a-z ]+$/) as unknown,
  });
  expect(read.fonts.length).toBeGreaterThan(0);
  expect(read.fonts.filter(({ inside, name }) => !inside || !name.includes('SourceSans3'))).toEqual([]);
  expect(tagged(read.tags, 'H1').length).toBe(1);
  const [rows, heads, cells] = ['TR', 'TH', 'TD'].map((role) => tagged(tagged(read.tags, 'Table'), role).length) as [
    number,
    number,
    number,
  ];
  expect(rows).toBeGreaterThan(1);
  expect(heads).toBeGreaterThan(rows);
  expect(cells).toBeGreaterThan(0);
  expect(read.text).toContain(`gemaakt door ${fg}`);
  expect(read.text).toContain(`bladzijde 1 van ${read.pages}`);
}

describe.each(questions)('%s', (_what, path, question, asked) => {
  test.each([csv, pdf])('leaves as %s with the digest that is on record, and as a PDF it can be read aloud', async (formaat) => {
    const { status, type, name, digest, bytes } = await take(path, { ...question(), formaat });
    expect([status, type]).toEqual([200, formaat === csv ? 'text/csv; charset=utf-8' : pdf]);
    expect(name).toMatch(/^[a-z]+-[0-9a-f-]{36}\.(csv|pdf)$/);
    const hash = createHash('sha256').update(bytes);
    const hex = hash.copy().digest('hex');
    expect(digest).toBe(`sha-256=:${hash.digest('base64')}:`);
    expect(await lastFact()).toMatchObject({
      type: 'OversightConsulted',
      officer: fg,
      data: { question: asked, file: { format: formaat, digest: hex } },
    });
    if (formaat === pdf) await expectReadAloud(bytes);
  });

  test.each([analyst, inspector, 'demo-beleidsbeheerder'])('%s is refused', async (officer) =>
    expect((await refused(path, question(), officer))[0]).toBe(403),
  );

  test('another kind of file is refused', async () =>
    expect(await refused(path, { ...question(), formaat: 'text/html' })).toEqual([400, 'input.invalid']));
});

test('what the officer may see of a person is in both kinds, and what is shielded in neither', async () => {
  const open = await take('/betrokkenen/_export', { ...victim('none'), formaat: pdf });
  const { text } = await readPdf(open.bytes);
  const sheet = (await take('/betrokkenen/_export', victim('none'))).bytes.toString();
  for (const found of [text, sheet]) {
    expect(found).toContain(victimName);
    expect(found).toContain('RIEC Oost-Brabant');
    for (const shielded of [suspectName, suspectBsn]) expect(found).not.toContain(shielded);
  }
  const shut = await readPdf((await take('/betrokkenen/_export', { ...victim('41-1-d'), formaat: pdf })).bytes);
  for (const found of [shut.text, (await take('/betrokkenen/_export', victim('41-1-d'))).bytes.toString()]) {
    expect(found).not.toContain(victimName);
    expect(found).toContain('weggelaten');
  }
});

test('a sheet of anomalies has a row for each, and says on top who took it', async () => {
  const { bytes } = await take('/toezicht/afwijkingen/_export', { ...period, soort: 'vaak-dezelfde' });
  const rows: string[][] = parse(bytes, { bom: true, delimiter: ';', relax_column_count: true });
  expect(rows).toContainEqual(['gemaakt door', fg, expect.stringMatching(/\d{20}/)]);
  expect(rows.filter((row) => row.includes('vaak-dezelfde') && row.includes(analyst))).toHaveLength(1);
});

describe('the letter', () => {
  const letter = (body: object) => take('/betrokkenen/_brief', body);

  test('is the text that the answer shows, tagged, on record, and without the officer', async () => {
    const told = await people.hub.ask('/v1/betrokkenen/_inzage', { as: fg, method: 'POST', body: victim('none') });
    const { status, type, name, bytes } = await letter({ ...victim('none'), hoedanigheid: 'slachtoffer' });
    expect([status, type]).toEqual([200, pdf]);
    expect(name).toMatch(/^brief-[0-9a-f-]{36}\.pdf$/);
    const read = await readPdf(bytes);
    expect(read).toMatchObject({ marked: true, language: 'nl-NL', title: 'Antwoord op uw verzoek om inzage' });
    const words = (text: string) => text.replace(/[•-]/g, ' ').split(/\s+/).filter(Boolean);
    const missing = words(told.body.brieven[0].tekst as string).filter((word) => !words(read.text).includes(word));
    expect(missing).toEqual([]);
    expect(tagged(tagged(read.tags, 'L'), 'LBody').length).toBeGreaterThan(3);
    for (const kept of [fg, suspectName, 'verdachte', 'weggelaten']) expect(read.text).not.toContain(kept);
    expect(await lastFact()).toMatchObject({ type: 'OversightConsulted', data: { question: 'inzage', filter: { onderdeel: 'brief' } } });
  });

  test('of whom nothing may be told reads as that of somebody of whom nothing is held', async () => {
    const shut = await letter(victim('41-1-d'));
    const nobody = await letter({ identiteit: 'balie', bsn: '999990019' });
    const plain = async ({ bytes }: Taken) =>
      (await readPdf(bytes)).text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '').replace(/\d\d:\d\d/g, '');
    expect(await plain(shut)).toBe(await plain(nobody));
    expect(shut.bytes.toString('latin1')).not.toContain(signal.victim);
  });

  test('in a capacity in which there is none is refused, and the question stays on record', async () => {
    expect(await refused('/betrokkenen/_brief', { ...victim('41-1-d'), hoedanigheid: 'slachtoffer' })).toEqual([404, 'access.no-letter']);
    expect((await lastFact()).type).toBe('SubjectAccessAnswered');
  });

  test('is refused to everybody else, and for somebody who is not there', async () => {
    expect((await refused('/betrokkenen/_brief', victim('none'), analyst))[0]).toBe(403);
    expect(await refused('/betrokkenen/_brief', { ...victim(), signaal: randomUUID() })).toEqual([404, 'access.unknown-subject']);
  });
});

test('her colleague sees what was taken along', async () => {
  await take('/betrokkenen/_export', victim('none'));
  await people.settled();
  const { body } = await people.hub.ask('/v1/toezicht/raadplegingen', { as: fg });
  expect(body.items[0]).toMatchObject({ soort: 'inzage', filter: { onderdeel: 'overzicht' }, antwoorden: 1 });
});
