import { readAs } from '#libs/identity';
import { alongAnIndex, type RecordFilter, type RecordQuestion, searchSql } from '../../libs/oversight/src/record-search.js';
import { cursorOf, directions, recordSorts, type RecordOrder } from '../../libs/oversight/src/record-cursor.rules.js';
import { lines, LongRecord, rareSignal, rareSubject } from './long-record.js';

let record: LongRecord;
const officer = 'demo-privacy-officer';
const newest: RecordOrder = { by: 'tijdstip', direction: 'aflopend' };
const post = (body: object, as = officer) => record.hub.ask('/v1/toezicht/_verstrekkingen', { as, method: 'POST', body });

beforeAll(async () => void (record = await LongRecord.make()));
afterAll(() => record?.close());

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Loops'?: number;
  Plans?: Plan[];
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** Tables that the hub at work reads from end to end. A part of the plan that was not needed, such as the look-up of whose line it is, reads nothing. */
async function readWhole(question: RecordQuestion): Promise<string[]> {
  const { sql, values } = searchSql(question);
  const [row] = await readAs(record.app, '*', async (tx) => {
    await tx.query(alongAnIndex);
    return tx.query<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(`explain (analyze, format json) ${sql}`, values);
  });
  return nodes(row!['QUERY PLAN'][0].Plan)
    .filter((node) => node['Node Type'] === 'Seq Scan' && node['Actual Loops'] !== 0)
    .map((node) => node['Relation Name'] ?? '');
}

const filters: RecordFilter[] = [
  {},
  { signaal: rareSignal },
  { betrokkene: rareSubject },
  { ontvanger: '00000099000000000004' },
  { afdelingGever: 'PO' },
  { afdelingOntvanger: 'CM', soort: 'gelezen' },
  { soort: 'lezen-geweigerd' },
  { doel: 'help' },
  { cel: 'victim.IDV', getoond: true },
  { reden: 'RIGHTS_RESTRICTED' },
  { grond: 'W-R1' },
  { uitkomst: 'deny' },
  { van: '2026-03-01T00:00:00Z', tot: '2026-03-02T00:00:00Z' },
];

describe(`a record of ${lines} lines`, () => {
  test.each(filters)('%j is read through an index, on the first page and far down', async (filter) => {
    const places = [undefined, cursorOf(newest, { key: '', seq: 1_050_000 })];
    for (const after of places)
      expect(await readWhole({ filter, order: newest, size: 50, ...(after !== undefined && { after }) })).toEqual([]);
  });

  test.each(recordSorts.flatMap((by) => directions.map((direction) => ({ by, direction }))))('sorted by %j, too', async (order) => {
    const key = { tijdstip: '', soort: 'gelezen', gever: 'GS', ontvanger: 'RC' }[order.by];
    for (const after of [undefined, cursorOf(order, { key, seq: 1_050_000 })])
      expect(await readWhole({ filter: {}, order, size: 50, ...(after !== undefined && { after }) })).toEqual([]);
  });

  test('without its index a page is read from end to end: the test above can fail', async () => {
    const [row] = await record.rows<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (format json) select * from oversight_entry where officer = 'medewerker-7' order by org`,
    );
    expect(nodes(row!['QUERY PLAN'][0].Plan).map((node) => node['Node Type'])).toContain('Seq Scan');
  });

  test.each(recordSorts.flatMap((sorteerOp) => directions.map((richting) => ({ sorteerOp, richting }))))(
    'page after page by %j gives each line once, in order',
    async (order) => {
      const seen: number[] = [];
      const keys: string[] = [];
      let na: string | null | undefined;
      do {
        const { status, body } = await post({ signaal: rareSignal, ...order, paginaGrootte: 30, ...(na && { na }) });
        expect([status, body.totaal]).toEqual([200, 100]);
        for (const line of body.items) {
          seen.push(line.volgnummer);
          const key = { tijdstip: '', soort: line.soort, gever: line.van?.partner ?? '', ontvanger: line.aan?.partner ?? '' };
          keys.push(`${key[order.sorteerOp].padEnd(20)} ${String(line.volgnummer).padStart(9, '0')}`);
        }
        na = body.volgende;
      } while (na);
      const sorted = keys.toSorted((one, other) => (one < other ? -1 : 1));
      expect(keys).toEqual(order.richting === 'oplopend' ? sorted : sorted.toReversed());
      const there = await record.rows<{ seq: string }>('select seq from oversight_entry where signal_id = $1', [rareSignal]);
      expect(new Set(seen)).toEqual(new Set(there.map(({ seq }) => Number(seq))));
      expect(seen).toHaveLength(there.length);
    },
  );

  test('a filter on a cell must hold of one cell of the line: the ground of one and the refusal of another do not count together', async () => {
    expect((await post({ signaal: rareSignal, cel: 'suspect.IDS', uitkomst: 'deny' })).body.totaal).toBe(100);
    expect((await post({ signaal: rareSignal, cel: 'victim.IDV', uitkomst: 'deny' })).body.totaal).toBe(0);
  });

  test('it says that there are very many, not how many', async () => {
    expect((await post({ paginaGrootte: 1 })).body.totaal).toBe(10_000);
    expect((await post({ reden: 'RIGHTS_RESTRICTED', paginaGrootte: 1 })).body.totaal).toBe(200);
  });
});

describe('what is refused', () => {
  test('a place in another list', async () => {
    const { body } = await post({ paginaGrootte: 1 });
    const other = await post({ na: body.volgende, sorteerOp: 'gever' });
    expect(other).toMatchObject({ status: 400, body: { code: 'oversight.cursor-invalid' } });
  });

  test('what is no code, all of it at once', async () => {
    const { status, body } = await post({ cel: 'naam van iemand', grond: "'", uitkomst: 'ja', sorteerOp: 'naam', paginaGrootte: 0 });
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()]).toEqual([
      400,
      ['/cel', '/grond', '/paginaGrootte', '/sorteerOp', '/uitkomst'],
    ]);
  });

  test('anybody else', async () => {
    expect((await post({}, 'demo-riec-analist')).status).toBe(403);
  });
});
