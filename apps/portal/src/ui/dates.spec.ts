import { dayText, dutchDayOf, instantText, isoDayOf, typedDayOf } from './dates.rules.js';

test('a day is written out', () => {
  expect(dayText('2026-11-07', 'nl-NL')).toBe('7 november 2026');
  expect(dayText('2026-11-07', 'en-GB')).toBe('7 November 2026');
});

test.each([
  ['2026-11-27T12:05:00.000Z', '27 november 2026 om 13:05'],
  ['2026-07-01T12:05:00.000Z', '1 juli 2026 om 14:05'],
  ['2026-12-31T23:30:00.000Z', '1 januari 2027 om 00:30'],
])('the instant %s is %s in the Netherlands', (at, text) => expect(instantText(at, 'nl-NL', true)).toBe(text));

test('without the hour only the day in the Netherlands', () =>
  expect(instantText('2026-12-31T23:30:00.000Z', 'nl-NL', false)).toBe('1 januari 2027'));

test('today is the day in the Netherlands', () => expect(dutchDayOf(Date.parse('2026-06-30T22:30:00.000Z'))).toBe('2026-07-01'));

test.each([
  [['1', '2', '2026'], '2026-02-01'],
  [['29', '2', '2028'], '2028-02-29'],
  [['29', '2', '2026'], null],
  [['31', '04', '2026'], null],
  [['0', '1', '2026'], null],
  [['1', '13', '2026'], null],
  [['1', '1', '26'], null],
  [['', '', ''], null],
  [['een', '1', '2026'], null],
])('%j is %s', ([day = '', month = '', year = ''], iso) => expect(isoDayOf({ day, month, year })).toBe(iso));

test('what was kept is shown as it was typed', () => {
  expect(typedDayOf('2026-02-01')).toEqual({ day: '1', month: '2', year: '2026' });
  expect(typedDayOf(null)).toEqual({ day: '', month: '', year: '' });
});
