import { rowsThatFit } from './cells.rules.js';

const long = 'woord '.repeat(400).trim();

test('a row of short cells stays one row', () => expect(rowsThatFit(['naam', 'waarde'])).toEqual([['naam', 'waarde']]));

test('a long cell goes on in rows below it, whole and in order', () => {
  const rows = rowsThatFit(['verhaal', long, '2026-11-01']);
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.map(([, text]) => text).join(' ')).toBe(long);
  expect(rows.map(([head]) => head)).toEqual(['verhaal', ...rows.slice(1).map(() => 'verhaal (vervolg)')]);
  expect(rows.slice(1).every(([, , date]) => date === '')).toBe(true);
});

test('a text without spaces is parted between signs, never within one', () => {
  const text = `a${'\u{1F600}'.repeat(900)}`;
  const rows = rowsThatFit(['x', text]);
  expect(rows.map(([, part]) => part).join('')).toBe(text);
  for (const [, part] of rows) expect(part).toMatch(/^(?:[\u0000-\uD7FF]|[\uD800-\uDBFF][\uDC00-\uDFFF])*$/);
});

test('an empty row is a row', () => expect(rowsThatFit([])).toEqual([[]]));
