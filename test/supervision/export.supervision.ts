import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { lines, LongRecord, rareSignal } from './long-record.js';

/** The record leaves as a file: marked, on record with its digest first, and whole or not at all. */
let record: LongRecord;
const officer = 'demo-privacy-officer';
const post = (body: object, as = officer) => record.hub.ask('/v1/toezicht/_export', { as, method: 'POST', body });

beforeAll(async () => void (record = await LongRecord.make()));
afterAll(() => record?.close());

test('every line of the question is in it, and its digest is on record', async () => {
  const { status, headers, body } = await post({ signaal: rareSignal });
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  const text = body as string;
  const rows: string[][] = parse(text, { bom: true, delimiter: ';', relax_column_count: true });
  const seqs = new Set(rows.map(([first]) => Number(first)).filter((seq) => seq > 1_000_000));
  expect(seqs.size).toBe(100);
  expect(text).toContain(`gemaakt door;${officer};`);
  const { ledger } = record.hub.hub.foundation;
  const [last] = await ledger.scan((await ledger.size()) - 1, 1);
  const digest = Buffer.from(headers.get('content-digest')!.slice('sha-256=:'.length, -1), 'base64').toString('hex');
  expect(last).toMatchObject({
    type: 'OversightConsulted',
    data: { question: 'verstrekkingen', answers: 100, file: { format: 'text/csv', digest } },
  });
});

test('the digest is that of what arrived', async () => {
  const token = await record.hub.token(officer);
  const answer = await fetch(`${record.hub.url}/v1/toezicht/_export`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ signaal: rareSignal }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const digest = createHash('sha256').update(bytes).digest('base64');
  expect(answer.headers.get('content-digest')).toBe(`sha-256=:${digest}:`);
});

test(`${lines} lines are too many: nothing leaves and nothing is recorded`, async () => {
  const before = await record.hub.hub.foundation.ledger.size();
  expect(await post({})).toMatchObject({ status: 409, body: { code: 'oversight.export-too-large' } });
  expect(await record.hub.hub.foundation.ledger.size()).toBe(before);
});

test('more rows than paper is for are refused before anything is drawn, with what can be done', async () => {
  const before = await record.hub.hub.foundation.ledger.size();
  const refusal = await post({ soort: 'gelezen', formaat: 'application/pdf' });
  expect(refusal).toMatchObject({
    status: 409,
    body: { code: 'oversight.export-too-large', detail: expect.stringContaining('CSV') as unknown },
  });
  expect(await record.hub.hub.foundation.ledger.size()).toBe(before);
});

test('anybody else is refused', async () => expect((await post({ signaal: rareSignal }, 'demo-riec-analist')).status).toBe(403));
