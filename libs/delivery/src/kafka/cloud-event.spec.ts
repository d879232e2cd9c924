import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { eventSchemas } from '../event-schemas.js';
import { cloudEvent, eventWriter, type FeedRow, NotPublishable } from './cloud-event.js';
import { createCommand, topicOf } from './topics.js';

const origin = { hubOin: '00000099000000009000', publicUrl: 'https://hub.example' };
const id = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
const row: FeedRow = {
  oin: '00000099000000002000',
  department: 'PO',
  seq: '42',
  fact_type: 'SignalRegistered',
  stream_type: 'signal',
  stream_id: id,
  recorded_at: new Date('2026-11-24T10:00:00.123Z'),
};
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const fits = ajv.compile(eventSchemas.get('cloudevent')!);
const dataFits = ajv.compile(eventSchemas.get('gebeurtenis')!);

test('an event has these parts and no others, and is the same each time', () => {
  const event = cloudEvent(row, origin);
  expect(event).toEqual({
    specversion: '1.0',
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8/),
    source: 'urn:nld:oin:00000099000000009000:systeem:seinhuis',
    type: 'nl.seinhuis.signal-registered.v1',
    subject: id,
    time: '2026-11-24T10:00:00.123Z',
    datacontenttype: 'application/json',
    dataschema: 'https://hub.example/v1/schemas/gebeurtenissen/gebeurtenis',
    dataref: `https://hub.example/v1/signalen/${id}`,
    sequence: '0000000000000042',
    data: { volgnummer: 42, soort: 'nl.seinhuis.signal-registered.v1', onderwerp: 'signal', id, tijdstip: '2026-11-24T10:00:00.123Z' },
  });
  expect(JSON.stringify(cloudEvent({ ...row }, origin))).toBe(JSON.stringify(event));
  expect(cloudEvent({ ...row, department: '*' }, origin).id).toBe(event.id);
  expect(cloudEvent({ ...row, seq: '43' }, origin).id).not.toBe(event.id);
});

test.each([
  ['signal', `signalen/${id}`],
  ['case', `zaken/${id}`],
  ['disclosure', `verstrekkingen/${id}/velden`],
  ['instruments', 'instrumenten'],
  ['rulebook', 'beleidsversies'],
  ['consent', 'gebeurtenissen?na=41&aantal=1'],
])('a %s is asked for at %s, and the event fits the published schema', (stream_type, place) => {
  const event = cloudEvent({ ...row, stream_type }, origin);
  expect(event.dataref).toBe(`https://hub.example/v1/${place}`);
  expect([fits(event), fits.errors]).toEqual([true, null]);
  expect(dataFits(event.data)).toBe(true);
});

test('that somebody read points nowhere that is read anew: whoever follows every dataref would never end', () =>
  expect(cloudEvent({ ...row, stream_type: 'disclosure', fact_type: 'FieldsDelivered' }, origin).dataref).toBe(
    'https://hub.example/v1/gebeurtenissen?na=41&aantal=1',
  ));

test.each([
  ...['signal', 'case', 'disclosure', 'erasure', 'instruments', 'rulebook', 'consent'].map((stream_type) => [{ stream_type }, {}] as const),
  [{ fact_type: 'FieldsDelivered', stream_type: 'disclosure' }, {}],
  [{ seq: '0', stream_type: 'consent', department: '*' }, {}],
  [{ seq: String(Number.MAX_SAFE_INTEGER) }, {}],
  [{}, { publicUrl: 'https://hub.example/een"twee\\drie/één' }],
] as [Partial<FeedRow>, Partial<typeof origin>][])('an event is written as the bytes of its JSON: %j', (change, from) => {
  const [one, its] = [
    { ...row, ...change },
    { ...origin, ...from },
  ];
  expect(eventWriter(its)(one).toString()).toBe(JSON.stringify(cloudEvent(one, its)));
});

test('the first event of all can be asked for too', () =>
  expect(cloudEvent({ ...row, seq: '0', stream_type: 'consent' }, origin)).toMatchObject({
    dataref: 'https://hub.example/v1/gebeurtenissen?na=-1&aantal=1',
    sequence: '0000000000000000',
  }));

test('sequences sort as their numbers', () => {
  const seqs = ['9', '10', '100', String(Number.MAX_SAFE_INTEGER)];
  const sequences = seqs.map((seq) => cloudEvent({ ...row, seq }, origin).sequence);
  expect(sequences.toSorted()).toEqual(sequences);
});

const canary = '999995571';
test.each<[keyof FeedRow, string]>([
  ['oin', `hub`],
  ['oin', `${canary}`],
  ['department', `Jan ${canary}`],
  ['seq', `-1`],
  ['seq', `1e5`],
  ['fact_type', `Signal ${canary}`],
  ['fact_type', 'signalRegistered'],
  ['stream_type', `signal/${canary}`],
  ['stream_id', canary],
])('a row whose %s is %j is not published, and the reason does not repeat it', (field, value) => {
  const wrong = { ...row, [field]: value };
  for (const attempt of [() => cloudEvent(wrong, origin), () => eventWriter(origin)(wrong)]) {
    expect(attempt).toThrow(NotPublishable);
    expect(attempt).toThrow(field);
    expect(attempt).not.toThrow(canary);
  }
});

test.each([
  ['one more part', { bsn: canary }],
  ['one more part in its data', { data: { ...cloudEvent(row, origin).data, naam: 'x' } }],
  ['a sequence that does not sort', { sequence: '42' }],
])('the schema refuses %s', (_, change) => expect(fits({ ...cloudEvent(row, origin), ...change })).toBe(false));

test('a receiver has a topic of its own, and the command that makes it', () => {
  expect(topicOf(row, 'seinhuis')).toBe('seinhuis.00000099000000002000.PO');
  expect(topicOf({ ...row, department: '*' }, 'proef')).toBe('proef.00000099000000002000');
  const brokers = ['kafka-1:9092', 'kafka-2:9092'];
  expect(createCommand('a.b', { brokers, partitions: 3, replication: 3, topicPrefix: 'a' })).toBe(
    'kafka-topics.sh --bootstrap-server kafka-1:9092 --create --topic a.b --partitions 3 --replication-factor 3',
  );
  expect(createCommand('a.b', { brokers, partitions: 1, replication: -1, topicPrefix: 'a' })).not.toContain('replication');
});
