import { daysAfter, startOfDay } from './days.rules.js';

test.each([
  ['2026-11-27', '2026-11-26T23:00:00.000Z'],
  ['2026-07-01', '2026-06-30T22:00:00.000Z'],
  ['2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z'],
])('%s begins at %s', (day, instant) => expect(startOfDay(day)).toBe(instant));

test('days are counted over the end of a year and back', () => {
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysAfter('2027-01-01', -7)).toBe('2026-12-25');
});
