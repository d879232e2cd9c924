import { recordLine } from '../../../../test/record-line.js';
import { recordReport } from './record-report.js';

test.each([
  ['2026-11-27T23:30:05.123Z', '2026-11-28 00:30:05'],
  ['2026-07-01T22:30:00.000Z', '2026-07-02 00:30:00'],
  ['2026-11-27T09:00:00.000Z', '2026-11-27 10:00:00'],
])('on paper an instant is told as it was in the Netherlands: %s is %s', (instant, told) => {
  expect(recordReport([recordLine({ tijdstip: instant })]).parts[0]?.rows).toEqual([
    ['12', told, 'gelezen', 'demo-riec-analist', 'GB-TZ', 'RC', '–', '–', '–', '–'],
  ]);
});
