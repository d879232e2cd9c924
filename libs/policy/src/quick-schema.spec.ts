import { readFileSync } from 'node:fs';
import { loadPolicies } from './load.js';
import type { PolicyPack } from './pack.js';
import { quickSchema } from './quick-schema.js';
import { requestSchema } from './request-schema.js';
import { SchemaCheck } from './schema-check.js';
import { YamlDocument } from './yaml-document.js';

type Judge = (value: unknown) => boolean;

/** `allOf` is not known to the quick way, so ajv judges, set as it is when it is asked what is wrong. */
function ajvOf(schema: object): Judge {
  const check = new SchemaCheck({ allOf: [schema] });
  return (value) => check.errors(value).length === 0;
}

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, additionalProperties: false, ...more });

/** A keyword, what fits and what does not. */
const examples: readonly [string, object, unknown[], unknown[]][] = [
  ['type', { type: 'string' }, ['', 'a'], [1, null, [], {}, undefined]],
  ['several types', { type: ['string', 'null'] }, ['a', null], [0, [], {}, false]],
  ['number', { type: 'number' }, [0, -0, 1.5], [NaN, Infinity, -Infinity, '1']],
  ['integer', { type: 'integer' }, [0, 2, 1e21, 3.0], [1.5, NaN, Infinity, '2', true]],
  ['object', { type: 'object' }, [{}, { a: 1 }], [[], null, 'a']],
  ['enum', { enum: [1, 'a', null, false] }, [1, 'a', null, false], ['1', 0, undefined, true, [1]]],
  ['enum of zero', { enum: [0] }, [0, -0], ['0', false]],
  ['const', { const: 'a' }, ['a'], ['b', ['a'], null]],
  ['minLength', { minLength: 2 }, ['ab', '😀😀', 5, null], ['a', '', '😀', '\ud83d']],
  ['maxLength', { maxLength: 2 }, ['ab', '😀😀', '', 500], ['abc', '😀😀😀']],
  ['pattern', { pattern: '^a+$' }, ['a', 'aa', 7], ['', 'ab', 'a\n']],
  ['date', { format: 'date' }, ['2024-02-29', 7], ['2023-02-29', '2024-13-01', '24-01-01', '2024-1-1', '']],
  ['uri', { format: 'uri' }, ['https://example.org/a'], ['example.org', '', 'https://a b']],
  ['minimum', { minimum: 2 }, [2, 3, 'a', null, NaN], [1, 1.9, -3]],
  ['maximum', { maximum: 2 }, [2, -3, 'a', Infinity], [2.1, 3]],
  ['items', { items: { type: 'integer' } }, [[], [1, 2], 'a', {}], [['a'], [1, '2'], [undefined]]],
  ['a hole in a list', { items: { type: 'integer' } }, [[1]], [Array<unknown>(1)]],
  ['minItems', { minItems: 1 }, [[1], 'a'], [[]]],
  ['maxItems', { maxItems: 1 }, [[], [1]], [[1, 2]]],
  [
    'uniqueItems',
    { uniqueItems: true },
    [[], [1, '1', true, null], [[1], [2]]],
    [
      [1, 1],
      [0, -0],
      ['a', 'b', 'a'],
      [[1], [1]],
    ],
  ],
  ['unique objects', { uniqueItems: true }, [[{ a: 1 }, { a: 2 }, { a: 1, b: 1 }, { b: 1 }]], [[{ a: 1, b: [2] }, 3, { b: [2], a: 1 }]]],
  ['not unique', { uniqueItems: false }, [[1, 1]], []],
  ['required', { required: ['a', 'b'] }, [{ a: 1, b: null }, 'a'], [{ a: 1 }, {}, { a: 1, b: undefined }]],
  ['minProperties', { minProperties: 1 }, [{ a: 1 }, []], [{}]],
  ['propertyNames', { propertyNames: { enum: ['a'] } }, [{}, { a: 1 }, 'b'], [{ b: 1 }, { a: 1, b: 1 }]],
  ['properties', { properties: { a: { type: 'string' } } }, [{}, { a: 'x', b: 1 }, { a: undefined }, 'a'], [{ a: 1 }, { a: null }]],
  [
    'no other keys',
    object({ a: {} }),
    [{}, { a: 1 }],
    [{ b: 1 }, { a: 1, b: undefined }, { constructor: 1 }, JSON.parse('{"__proto__":1}')],
  ],
  ['a key of the prototype', object({ a: {} }), [Object.create({ a: 1 })], [Object.create({ b: 1 })]],
  ['other keys', { additionalProperties: { type: 'integer' } }, [{}, { a: 1 }], [{ a: 'x' }, { a: 1, b: undefined }]],
  ['any other keys', { properties: { a: { type: 'null' } }, additionalProperties: true }, [{ a: null, b: 1 }], [{ a: 1, b: 1 }]],
  ['anyOf', { anyOf: [{ type: 'string' }, { required: ['a'] }] }, ['x', { a: 1 }, 7], [{}]],
  ['oneOf', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }, [{ a: 1 }, { b: 1 }], [{}, { a: 1, b: 1 }, 'a']],
  ['several keywords', { type: 'string', minLength: 1, pattern: '^a' }, ['a', 'ab'], ['', 'b', 1]],
];

describe.each(examples)('%s', (_, schema, fitting, others) => {
  const [quick, ajv] = [quickSchema(schema)!, ajvOf(schema)];
  test('fits', () => expect(fitting.map((value) => [quick(value), ajv(value)])).toEqual(fitting.map(() => [true, true])));
  test('does not fit', () => expect(others.map((value) => [quick(value), ajv(value)])).toEqual(others.map(() => [false, false])));
});

test.each([
  [{ if: { type: 'string' }, else: { minItems: 1 } }],
  [{ $ref: '#/$defs/a', $defs: { a: {} } }],
  [{ not: {} }],
  [{ allOf: [{}] }],
  [{ format: 'email' }],
  [{ enum: [{ a: 1 }] }],
  [{ items: true }],
  [{ type: 'toString' }],
  [{ constructor: 1 }],
  [object({ a: { unevaluatedProperties: false } })],
])('what it does not know is left to ajv: %j', (schema) => expect(quickSchema(schema)).toBeUndefined());

test('a schema that it does not know is judged by ajv', () => {
  const check = new SchemaCheck({ not: { type: 'string' } });
  expect(check.errors(1)).toEqual([]);
  expect(check.errors('a').map(({ keyword }) => keyword)).toEqual(['not']);
});

test('what does not fit is told in full, as ajv says it', () => {
  const check = new SchemaCheck(object({ a: { type: 'string' }, b: { enum: [1] } }, { required: ['c'] }));
  expect(check.errors({ a: 1, b: 2, d: 3 }).map(({ keyword }) => keyword)).toEqual(['required', 'additionalProperties', 'type', 'enum']);
});

/** Of every list the first two items. */
function short(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(short);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, short(inner)]));
}

/** The value with one thing in it changed, in every place. */
function* spoiled(value: unknown): Generator<unknown> {
  yield* [null, 7, -1.5, '', 'ééé', [], {}, true].filter((other) => JSON.stringify(other) !== JSON.stringify(value));
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) for (const other of spoiled(item)) yield value.with(at, other);
    yield [...(value as unknown[]), (value as unknown[])[0]];
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      for (const other of spoiled(inner)) yield { ...value, [key]: other };
      const { [key]: _gone, ...rest } = value as Record<string, unknown>;
      yield rest;
    }
    yield { ...value, unheard: 1 };
  }
}

describe('the schemas in use', () => {
  let pack: PolicyPack;
  beforeAll(() => (pack = loadPolicies('policies')));

  const disagreements = (schema: object, value: unknown): { tried: number; wrong: unknown[] } => {
    const [quick, ajv] = [quickSchema(schema)!, ajvOf(schema)];
    const tried = [value, ...spoiled(short(value))];
    return { tried: tried.length, wrong: tried.filter((one) => quick(one) !== ajv(one)) };
  };

  test('every file, spoiled in every place, is judged as ajv judges it', () => {
    const yaml = pack.files.filter(({ name }) => name.endsWith('.yaml'));
    for (const { name, bytes } of yaml) {
      const kind = name.includes('/') ? name.split('/')[0]! : name.replace('.yaml', '');
      const schema = JSON.parse(readFileSync(`policies/schema/${kind}.schema.json`, 'utf8')) as object;
      const { tried, wrong } = disagreements(schema, new YamlDocument(name, bytes.toString('utf8')).value);
      expect({ name, wrong }).toEqual({ name, wrong: [] });
      expect(tried).toBeGreaterThan(50);
    }
    expect(yaml.length).toBeGreaterThan(20);
  });

  test('a request, spoiled in every place, is judged as ajv judges it', () => {
    const origin = { by: 'GB-TZ', task: 'huisvesting', regime: 'awb', on: '2026-01-01', finding: true, supplier: ['PO'], lineage: ['TAX'] };
    const request = {
      asOf: '2026-01-01',
      activity: 'disclose',
      from: 'GB-TZ',
      stage: 2,
      region: 'riec-oost-brabant',
      narrLabelledBy: 2,
      approvals: { 'four-eyes': 'given' },
      supplierConsents: { PO: 'refused' },
      obtained: origin,
      items: [{ cells: ['victim.IDV'], ...origin, supplier: 'PO' }],
      instruments: [{ id: 'I-RIEC', regions: ['riec-limburg'], parties: ['PO'], validFrom: '2025-03-01', validTo: '2029-12-31' }],
      consents: [{ subject: 'victim', recipients: ['PO'], cells: ['victim.IDV'], purpose: 'organised-crime', givenAt: '2025-01-01' }],
    };
    const schema = requestSchema(pack as never);
    expect(ajvOf(schema)(request)).toBe(true);
    const { tried, wrong } = disagreements(schema, request);
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(300);
  });
});
