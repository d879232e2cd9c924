import { leafHash } from '#libs/proofs';
import type { Order } from './fact.js';
import { canonicalBytes, factOf, headerOf } from './header.js';

/** Cases of RFC 8785 (JSON Canonicalization Scheme) as its authors publish them. */
test.each([
  ['arrays', '[56,{"d":true,"10":null,"1":[ ]}]', '[56,{"1":[],"10":null,"d":true}]'],
  [
    'order by UTF-16 code unit, not by locale',
    '{"peach":"a","p\\u00e9ch\\u00e9":"b","p\\u00eache":"c","sin":"d"}',
    '{"peach":"a","p\u00e9ch\u00e9":"b","p\u00eache":"c","sin":"d"}',
  ],
  [
    'nested structures',
    '{"1":{"f":{"f":"hi","F":5},"\\n":56.0},"10":{},"":"empty","a":{},"111":[{"e":"yes","E":"no"}],"A":{}}',
    '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}',
  ],
  ['no normalisation of Unicode', '{"Unnormalized Unicode":"A\\u030a"}', '{"Unnormalized Unicode":"A\u030a"}'],
  [
    'numbers, strings and literals',
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  ],
  [
    'odd keys',
    '{"\\u20ac":1,"\\r":2,"\\u000a":3,"1":4,"\\u0080":5,"\\ud83d\\ude02":6,"\\u00f6":7,"\\ufb33":8,"</script>":9}',
    '{"\\n":3,"\\r":2,"1":4,"</script>":9,"\u0080":5,"\u00f6":7,"\u20ac":1,"\u{1f602}":6,"\ufb33":8}',
  ],
])('RFC 8785: %s', (_, input, expected) => {
  expect(canonicalBytes(JSON.parse(input)).toString('utf8')).toBe(expected);
});

const cyclic: unknown[] = [];
cyclic.push(cyclic);

test.each([
  ['a lone surrogate', { a: '\ud800' }],
  ['one in a key', { '\udc00': 1 }],
  ['NaN', [Number.NaN]],
  ['infinity', [Infinity]],
  ['a cycle', cyclic],
  ['nothing', undefined],
])('%s is no JSON', (_, value) => {
  expect(() => canonicalBytes(value)).toThrow(expect.objectContaining({ code: 'ledger.not-json', kind: 'invalid' }));
});

const order: Order = {
  stream: { type: 'signal', id: '7d444840-9dc0-11d1-b245-5ffdce74fad2' },
  org: '00000099000000001000',
  officer: 'officer-1',
  task: 'huisvesting',
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  at: new Date('2026-11-24T10:00:00.120Z'),
};
const subject = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';
const fact = { type: 'SignalRegistered', data: { zeta: 1, alpha: 'caf\u00e9' }, personal: [{ path: '14', subject, value: 'x' }] };
const eventId = '550e8400-e29b-41d4-a716-446655440000';

describe('the format, which never changes', () => {
  const bytes = canonicalBytes(headerOf(order, fact, eventId, 3));
  const commitments = Buffer.alloc(32, 0xab);

  test('the bytes of a header', () => {
    expect(bytes.toString('utf8')).toBe(
      '{"data":{"alpha":"caf\u00e9","zeta":1},"event_id":"550e8400-e29b-41d4-a716-446655440000","event_type":"SignalRegistered",' +
        '"fields":[{"path":"14","subject":"f81d4fae-7dec-11d0-a765-00a0c91e6bf6"}],"officer":"officer-1","org":"00000099000000001000",' +
        '"recorded_at":"2026-11-24T10:00:00.120Z","schema_version":1,"span_id":"b7ad6b7169203331",' +
        '"stream_id":"7d444840-9dc0-11d1-b245-5ffdce74fad2","stream_type":"signal","stream_version":3,"task":"huisvesting",' +
        '"trace_id":"0af7651916cd43dd8448eb211c80319c"}',
    );
  });

  test('the leaf hash of that entry', () => {
    expect(leafHash(bytes, commitments).toString('hex')).toBe('1482c6021ad34adbefbc0169326ac59b52c3ff0c7a680f113852d9f885826e70');
  });

  test('a row reads back as the fact that was written', () => {
    expect(factOf({ seq: '41', header: bytes, commitments, leaf_hash: leafHash(bytes, commitments) })).toEqual({
      seq: 41,
      eventId,
      org: order.org,
      officer: 'officer-1',
      task: 'huisvesting',
      stream: order.stream,
      version: 3,
      type: 'SignalRegistered',
      schemaVersion: 1,
      data: fact.data,
      recordedAt: order.at,
      traceId: order.traceId,
      spanId: order.spanId,
      fields: [{ no: 0, path: '14', subject }],
      leafHash: leafHash(bytes, commitments).toString('hex'),
    });
  });

  test('a row that was changed is not read, and named', () => {
    const leaf_hash = leafHash(bytes, commitments);
    const changed = Buffer.from(bytes.toString('utf8').replace('huisvesting', 'opsporing!!'));
    expect(() => factOf({ seq: 41, header: changed, commitments, leaf_hash })).toThrow('ledger entry 41 does not match its leaf hash');
    expect(() => factOf({ seq: 41, header: bytes, commitments: Buffer.alloc(32), leaf_hash })).toThrow('ledger entry 41');
  });
});

test('an order without officer or task says so in the header', () => {
  const { officer: _officer, task: _task, ...plain } = order;
  expect(headerOf(plain, fact, eventId, 1)).toMatchObject({ officer: null, task: null, schema_version: 1 });
  expect(headerOf(plain, { ...fact, schemaVersion: 2 }, eventId, 1)).toMatchObject({ schema_version: 2 });
});
