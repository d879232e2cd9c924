import type { FieldDefinition } from '#libs/policy';
import fc from 'fast-check';
import { canonicalValue, checkValue } from './field-value.rules.js';

const field = (over: Partial<FieldDefinition>): FieldDefinition =>
  ({
    no: 31,
    key: 'name',
    name: 'naam',
    type: 'string',
    category: 'ordinary',
    cells: ['victim.IDV'],
    sensitivity: 3,
    label: 'Naam',
    maxChars: 20,
    many: false,
    ...over,
  }) as FieldDefinition;
const codesOf = (definition: FieldDefinition, value: unknown, today?: string) =>
  checkValue(definition, value, today).map(({ code }) => code);
const sector = field({
  type: 'code',
  codes: [
    { code: 'horeca', label: 'Horeca' },
    { code: 'bouw', label: 'Bouw' },
  ],
});
const struct = field({ type: 'struct', maxChars: 60 });

describe('text', () => {
  test.each(['Ana Popescu', 'Łukasz', '李小龍', 'é', 'O’Neil', '👩🏽‍⚕️'])('%s may be stored', (value) => {
    expect(checkValue(field({}), value)).toEqual([]);
  });
  test.each([
    [12, 'value.not-text'],
    [null, 'value.not-text'],
    [undefined, 'value.not-text'],
    [['Ana'], 'value.not-text'],
    ['', 'value.empty'],
    [' \u00A0', 'value.empty'],
    ['A\0na', 'value.control-character'],
    ['A\u0085na', 'value.control-character'],
    ['Ana\nPopescu', 'value.control-character'],
    ['Ana\u2028', 'value.control-character'],
    ['Ana\uD800', 'value.control-character'],
    ['A\u202Ena', 'value.hidden-character'],
    ['A\u2066na', 'value.hidden-character'],
    ['A\u200Bna', 'value.hidden-character'],
    ['\uFEFFAna', 'value.hidden-character'],
    ['A\u{E0061}na', 'value.hidden-character'],
    ['e\u0301', 'value.not-composed'],
    ['x'.repeat(21), 'value.too-long'],
  ])('%j is refused as %s', (value, code) => {
    expect(codesOf(field({}), value)).toEqual([code]);
  });
  test('length counts code points, not UTF-16 units', () => {
    expect(checkValue(field({}), '𝒜'.repeat(20))).toEqual([]);
    expect(codesOf(field({}), '𝒜'.repeat(21))).toEqual(['value.too-long']);
  });
  test('a narrative may have lines, but no NUL', () => {
    const narrative = field({ type: 'richtext', maxChars: 200 });
    expect(checkValue(narrative, 'Eerste regel.\r\n\tTweede regel.')).toEqual([]);
    expect(codesOf(narrative, 'Eerste\0')).toEqual(['value.control-character']);
  });
  test('composed text passes, whatever keyboard it came from', () => {
    expect(checkValue(field({}), canonicalValue(field({}), 'Ame\u0301lie'))).toEqual([]);
    expect(canonicalValue(struct, { a: ['e\u0301', 1, true] })).toEqual({ a: ['é', 1, true] });
  });
  test('an identifier is stored in its one spelling, and its length is the length of that', () => {
    const plates = field({ format: 'plate', maxChars: 6, many: true });
    expect(canonicalValue(plates, ['gb-123-x', 'geen'])).toEqual(['GB123X', 'geen']);
    expect(checkValue(plates, ['gb-123-x'])).toEqual([]);
    expect(codesOf(plates, ['RO:B123ABC'])).toEqual(['value.too-long']);
  });
  test('a format is part of the type', () => {
    const bsn = field({ key: 'bsn', format: 'bsn' });
    expect(checkValue(bsn, '999990342')).toEqual([]);
    expect(codesOf(bsn, '999990343')).toEqual(['value.bsn']);
  });
});

describe('codes', () => {
  test('a known code passes', () => expect(checkValue(sector, 'horeca')).toEqual([]));
  test.each(['Horeca', 'toString', '', 1, null, { code: 'horeca' }])('%j is refused and the allowed codes are listed', (value) => {
    expect(checkValue(sector, value)).toEqual([{ code: 'value.unknown-code', detail: 'Kies uit: horeca, bouw.', pointer: '' }]);
  });
  test('a list names each wrong item, and nothing twice', () => {
    const many = { ...sector, type: 'code[]', many: true };
    expect(checkValue(many, ['horeca', 'bouw'])).toEqual([]);
    expect(checkValue(many, ['horeca', 'x', 'y']).map(({ pointer }) => pointer)).toEqual(['/1', '/2']);
    expect(codesOf(many, ['bouw', 'bouw'])).toEqual(['value.double']);
    expect(codesOf(many, 'bouw')).toEqual(['value.not-list']);
    expect(codesOf(many, [])).toEqual(['value.empty']);
    expect(
      codesOf(
        many,
        Array.from({ length: 51 }, () => 'bouw'),
      ),
    ).toEqual(['value.too-many']);
    expect(codesOf(many, Object.assign([], { length: 2 }))).toEqual(['value.unknown-code', 'value.unknown-code']);
  });
});

describe('dates', () => {
  const born = field({ key: 'birth_date', type: 'date', maxChars: 10 });
  test('every day of the calendar passes, and only those', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), fc.nat(14), fc.nat(33), (year, month, day) => {
        const written = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const real = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) === written;
        expect(checkValue(born, written).length === 0).toBe(real);
      }),
    ));
  test.each(['1899-12-31', '2026-2-03', '03-02-2026', '2026-02-03T10:00:00Z'])('%s is refused', (value) => {
    expect(codesOf({ ...born, maxChars: 40 }, value)).toEqual(['value.date']);
  });
  test('nobody is born tomorrow, but data may be kept until then', () => {
    expect(checkValue(born, '2026-11-24', '2026-11-24')).toEqual([]);
    expect(codesOf(born, '2026-11-25', '2026-11-24')).toEqual(['value.in-future']);
    expect(checkValue({ ...born, key: 'retention' }, '2030-01-01', '2026-11-24')).toEqual([]);
  });
  test('a period runs forward', () => {
    const times = field({ key: 'times', type: 'interval', maxChars: 100 });
    expect(checkValue(times, { van: '2026-11-01', tot: '2026-11-02T09:00:00+01:00' })).toEqual([]);
    expect(checkValue(times, '2026-11-01')).toEqual([]);
    expect(codesOf(times, { van: '2026-11-03', tot: '2026-11-02' })).toEqual(['value.order']);
    expect(codesOf(times, { van: '2026-11-02T10:00:00Z', tot: '2026-11-02T10:30:00+01:00' })).toEqual(['value.order']);
    expect(codesOf(times, { van: 'gisteren' })).toEqual(['value.moment']);
    expect(codesOf(times, { van: '2026-11-02T25:00:00Z' })).toEqual(['value.moment']);
    expect(codesOf(times, { van: '2026-11-25' }, '2026-11-24')).toEqual(['value.in-future']);
  });
});

describe('structured values', () => {
  test('three levels of plain data pass', () => {
    expect(checkValue(struct, { naam: 'Ana', talen: ['ro', 'nl'], tolk: { nodig: true, aantal: 1 } })).toEqual([]);
  });
  test.each<[string, unknown, string]>([
    ['a text', 'Ana', 'value.not-object'],
    ['a list', ['Ana'], 'value.not-object'],
    ['nothing in it', {}, 'value.empty'],
    ['a date object', new Date(0), 'value.not-object'],
    ['null inside', { a: null }, 'value.not-allowed'],
    ['a function inside', { a: () => 1 }, 'value.not-allowed'],
    ['four levels', { a: { b: { c: { d: 1 } } } }, 'value.too-deep'],
    ['no number', { a: Number.NaN }, 'value.not-number'],
    ['a prototype', JSON.parse('{"__proto__":{"a":1}}'), 'value.member-name'],
    ['a constructor', { constructor: 'x' }, 'value.member-name'],
    ['a name that is a path', { 'a/b': 'x' }, 'value.member-name'],
    ['too much text', { a: 'x'.repeat(60) }, 'value.too-long'],
    ['too many members', { a: Array.from({ length: 51 }, () => 1) }, 'value.too-many'],
    ['a NUL inside', { a: ['x\0'] }, 'value.control-character'],
  ])('%s is refused', (_, value, code) => {
    expect(codesOf(struct, value)).toEqual([code]);
  });
  test('the pointer names the member', () => {
    expect(checkValue(struct, { tolk: { taal: '' } })[0]?.pointer).toBe('/tolk/taal');
  });
  test('a place is on the map', () => {
    const geo = field({ type: 'geo', maxChars: 100 });
    expect(checkValue(geo, { breedtegraad: 51.44, lengtegraad: 5.47 })).toEqual([]);
    expect(checkValue(geo, { type: 'Point', coordinates: [5.47, 51.44] })).toEqual([]);
    expect(codesOf(geo, { type: 'Point', coordinates: [5.47, 91] })).toEqual(['value.place']);
    expect(codesOf(geo, { breedtegraad: 51.44 })).toEqual(['value.place']);
    expect(codesOf(geo, { breedtegraad: '51.44', lengtegraad: 5.47 })).toEqual(['value.place']);
  });
  test('a reference is a text or an object, never a number', () => {
    const ref = field({ type: 'ref' });
    expect(checkValue(ref, 'Moeder')).toEqual([]);
    expect(checkValue(ref, { naam: 'Moeder' })).toEqual([]);
    expect(codesOf(ref, 7)).toEqual(['value.not-text']);
  });
});

test.each<[string, unknown, unknown]>([
  ['bool', true, 'true'],
  ['int', 8, 8.5],
  ['int', 0, -1],
  ['int', 1_000_000, 1_000_001],
  ['uri', 'https://a.example/', 'a.example'],
  ['ulid', '01JD5YV6Z3W9QK4T2N8XBHM7RC', '01JD5YV6Z3W9QK4T2N8XBHM7RU'],
  ['ulid', '6f1f2b0e-7c1d-4a51-9d55-3f1b2f0f7a10', '6f1f2b0e'],
  ['hash', 'a'.repeat(22), 'a'.repeat(21)],
])('%s: %j passes and %j does not', (type, good, bad) => {
  const definition = field({ type, maxChars: 200 });
  expect(checkValue(definition, good)).toEqual([]);
  expect(checkValue(definition, bad)).toHaveLength(1);
});

test('a type or format that is not known holds nothing', () => {
  expect(codesOf(field({ type: 'matrix' }), 'x')).toEqual(['value.unknown-type']);
  expect(codesOf(field({ format: 'gtin' } as never), 'x')).toEqual(['value.gtin']);
});

test('no problem repeats what was sent, whatever was sent', () => {
  const secret = 'Zq7Zq7Zq7';
  const anything = fc
    .anything({ withNullPrototype: true })
    .map((rest) => [secret, { a: secret, b: rest }, [secret], { [secret]: rest }, rest]);
  const types = ['string', 'code', 'date', 'int', 'bool', 'struct', 'geo', 'interval', 'ref', 'uri', 'ulid', 'hash', 'text', 'matrix'];
  fc.assert(
    fc.property(anything, fc.constantFrom(...types), fc.boolean(), (values, type, many) => {
      for (const value of values) expect(JSON.stringify(checkValue(field({ type, many, maxChars: 5 }), value))).not.toContain(secret);
    }),
  );
});
