import { anomaliesIn, type ActedLine, type FirstTime } from './anomaly.rules.js';
import { thresholds } from './thresholds.js';

const line = (seq: number, differs: Partial<ActedLine> = {}): ActedLine => ({
  seq,
  day: '2026-11-25',
  weekday: 3,
  minutes: 10 * 60,
  org: '00000099000000000010',
  officer: 'analist-1',
  department: 'RC',
  signalId: `signaal-${seq}`,
  shown: true,
  refused: false,
  ...differs,
});
const many = (times: number, differs: (index: number) => Partial<ActedLine> = () => ({})): ActedLine[] =>
  Array.from({ length: times }, (_, index) => line(index, differs(index)));
const rulesOf = (lines: readonly ActedLine[], firsts: readonly FirstTime[] = []) =>
  anomaliesIn(lines, firsts, thresholds).map(({ rule, lines: on }) => [rule, on.length]);

test('an ordinary day shows nothing', () => {
  expect(rulesOf(many(12))).toEqual([]);
  expect(rulesOf([])).toEqual([]);
});

describe('outside working hours', () => {
  const evening = (minutes: number) => () => ({ minutes });
  test.each([20 * 60, 23 * 60 + 59, 0, 6 * 60 + 59])('at minute %d of the day it counts', (minutes) =>
    expect(rulesOf(many(3, evening(minutes)))).toEqual([['buiten-werktijd', 3]]),
  );
  test.each([7 * 60, 19 * 60 + 59])('at minute %d it does not', (minutes) => expect(rulesOf(many(3, evening(minutes)))).toEqual([]));
  test.each([6, 7])('on day %d of the week all day counts', (weekday) =>
    expect(rulesOf(many(3, () => ({ weekday })))).toEqual([['buiten-werktijd', 3]]),
  );
  test('not for who works in shifts', () => expect(rulesOf(many(9, () => ({ minutes: 0, department: 'PO' })))).toEqual([]));
  test('not twice, and not what showed nothing', () => {
    expect(rulesOf(many(2, evening(0)))).toEqual([]);
    expect(rulesOf(many(3, () => ({ minutes: 0, shown: false })))).toEqual([]);
  });
  test('each officer and each day stands alone', () => {
    expect(rulesOf(many(4, (index) => ({ minutes: 0, officer: `analist-${index % 2}` })))).toEqual([]);
    expect(rulesOf(many(4, (index) => ({ minutes: 0, day: `2026-11-2${index % 2}` })))).toEqual([]);
    expect(rulesOf(many(4, (index) => ({ minutes: 0, org: `0000009900000000001${index % 2}` })))).toEqual([]);
  });
});

describe('many signals at once', () => {
  test('thirty signals on a day', () => expect(rulesOf(many(30))).toEqual([['veel-tegelijk', 30]]));
  test('twenty-nine are not many, nor is one signal read often', () => {
    expect(rulesOf(many(29))).toEqual([]);
    expect(rulesOf(many(40, () => ({ signalId: null })))).toEqual([]);
  });
});

describe('the same signal again and again', () => {
  test('eight times on a day', () => {
    const [found] = anomaliesIn(
      many(8, () => ({ signalId: 'een' })),
      [],
      thresholds,
    );
    expect(found).toMatchObject({ rule: 'vaak-dezelfde', lines: [0, 1, 2, 3, 4, 5, 6, 7] });
    expect(found?.explanation).toContain('8 keer hetzelfde signaal');
  });
  test('seven times, or two signals', () => {
    expect(rulesOf(many(7, () => ({ signalId: 'een' })))).toEqual([]);
    expect(rulesOf(many(8, (index) => ({ signalId: `s${index % 2}` })))).toEqual([]);
  });
});

describe('a kind of field for the first time', () => {
  const first = { seq: 5, day: '2026-11-25', org: '00000099000000000010', officer: 'analist-1', department: 'RC', cell: 'victim.IDV' };
  test('of a department that has been getting others for a month', () =>
    expect(rulesOf([], [{ ...first, known_days: 30 }])).toEqual([['eerste-keer', 1]]));
  test('a new department gets everything for the first time', () => expect(rulesOf([], [{ ...first, known_days: 29 }])).toEqual([]));
});

describe('many refusals', () => {
  const half = (index: number) => ({ refused: index % 2 === 0, shown: false });
  test('half of ten questions: it rests on the refusals', () => {
    const [found] = anomaliesIn(many(10, half), [], thresholds);
    expect(found).toMatchObject({ rule: 'veel-weigeringen', lines: [0, 2, 4, 6, 8] });
  });
  test('nine questions, or less than half', () => {
    expect(rulesOf(many(9, () => ({ refused: true, shown: false })))).toEqual([]);
    expect(rulesOf(many(11, (index) => ({ refused: index < 5, shown: false })))).toEqual([]);
  });
});

test('one occasion has one key, whatever else is in the period; another day is another one', () => {
  const keys = (lines: readonly ActedLine[]) => anomaliesIn(lines, [], thresholds).map(({ key }) => key);
  const night = many(3, () => ({ minutes: 0 }));
  const later = night.map((one) => ({ ...one, seq: one.seq + 10, day: '2026-11-26' }));
  expect(keys([...night, ...later])).toEqual([...keys(later), ...keys(night)]);
  expect(new Set(keys([...night, ...later])).size).toBe(2);
});
