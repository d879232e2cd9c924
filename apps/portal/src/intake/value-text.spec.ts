import type { FieldInfo } from './fields.js';
import { valueText } from './value-text.js';

const known = [
  { veld: 'nationaliteit', waarden: [{ code: 'VN', naam: 'Vietnamese' }] },
  { veld: 'geboortedatum', waarden: [] },
] as unknown as FieldInfo[];
const said = (veld: string, value: unknown, locale = 'nl-NL') => valueText(known, veld, value, { yes: 'ja', no: 'nee' }, locale);

test('values are read as people say them', () => {
  expect(said('gevaar', true)).toBe('ja');
  expect(said('nationaliteit', ['VN', 'RO'])).toBe('Vietnamese, RO');
  expect(said('politiegegevens', { melding: 'gezien', open: false })).toBe('melding: gezien, open: nee');
});

test('a day is written out, and nothing that only begins like one', () => {
  expect(said('geboortedatum', '1998-04-04')).toBe('4 april 1998');
  expect(said('geboortedatum', '1998-04-04', 'en-GB')).toBe('4 April 1998');
  expect(said('kenmerk', '1998-04-04-A')).toBe('1998-04-04-A');
});
