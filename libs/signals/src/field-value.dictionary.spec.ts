import path from 'node:path';
import { type FieldDefinition, loadPolicies } from '#libs/policy';
import { canonicalValue, checkValue } from './field-value.rules.js';

const { fields } = loadPolicies(path.resolve(import.meta.dirname, '../../../policies'));

/** A value that a careful officer could give, by format or else by type. */
const samples: Record<string, unknown> = {
  bsn: '9999.90.342',
  kvk: '12345678',
  bag: '0772010000000001',
  postcode: '5611 AB',
  plate: 'gb-123-x',
  phone: '06 12345678',
  email: 'naam@voorbeeld.example',
  iban: 'NL02 ABNA 0123 4567 89',
  uri: 'https://voorbeeld.example/advertentie',
  'v-number': '123.456.7890',
  country: 'RO',
  language: 'ro',
  date: '1999-02-28',
  ulid: '01JD5YV6Z3W9QK4T2N8XBHM7RC',
  hash: 'a'.repeat(43),
  bool: true,
  int: 8,
  geo: { breedtegraad: 51.44, lengtegraad: 5.47 },
  interval: { van: '2026-11-01', tot: '2026-11-02' },
};
const structured = ['struct', 'edge', 'event', 'blob'];

function sampleOf(field: FieldDefinition): unknown {
  const type = field.type.replace('[]', '');
  const one = field.codes?.[0]?.code ?? samples[field.format ?? type] ?? (structured.includes(type) ? { naam: 'Voorbeeld' } : 'Voorbeeld');
  return field.many ? [one] : one;
}

describe.each(fields.map((field) => [field.key, field] as const))('%s', (_, field) => {
  test('takes what an officer would give, as it is written in practice', () => {
    expect(checkValue(field, canonicalValue(field, sampleOf(field)), '2026-11-24')).toEqual([]);
  });
  test.each<[string, unknown]>([
    ['nothing', null],
    ['an empty text', ''],
    ['a NUL', 'A\0'],
    ['a function', () => 1],
    ['too much', 'x'.repeat(field.maxChars * 2 + 10)],
  ])('refuses %s', (_what, value) => expect(checkValue(field, field.many ? [value] : value)).not.toEqual([]));
  if (field.many)
    test('refuses one value where a list is asked', () => expect(checkValue(field, [sampleOf(field)].flat()[0])).not.toEqual([]));
});

test('a foreign plate finds a place too', () => {
  const vehicle = fields.find(({ key }) => key === 'vehicle')!;
  expect(checkValue(vehicle, 'RO:B123ABC')).toEqual([]);
  expect(checkValue(vehicle, 'B123ABC')).not.toEqual([]);
});
