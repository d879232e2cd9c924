import type { Json } from '#libs/ledger';
import type { FieldDefinition } from '#libs/policy';

const byFormat: Record<string, string> = {
  bsn: '999990342',
  kvk: '12345678',
  bag: '0772010000000001',
  postcode: '5611 AB',
  plate: 'GB-123-X',
  phone: '0612345678',
  email: 'naam@voorbeeld.example',
  iban: 'NL02ABNA0123456789',
  uri: 'https://voorbeeld.example/x',
  'v-number': '1234567890',
  country: 'RO',
  language: 'ro',
  date: '2001-02-03',
  ulid: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  hash: 'abcdefghijklmnopqrstuvwxyz',
};

/** A value that the data dictionary accepts for this field. */
export function valueFor(field: FieldDefinition): Json {
  const type = field.type.replace(/\[\]$/, '');
  const byType: Record<string, Json> = {
    bool: true,
    int: 8,
    date: '2001-02-03',
    interval: '2026-11-01',
    geo: { breedtegraad: 51.44, lengtegraad: 5.47 },
    struct: { soort: 'x' },
    edge: { soort: 'x' },
    event: { soort: 'x' },
    blob: { soort: 'x' },
  };
  const one = field.codes?.[0]?.code ?? byFormat[field.format ?? ''] ?? byFormat[type] ?? byType[type] ?? 'abc';
  return field.many ? [one] : one;
}
