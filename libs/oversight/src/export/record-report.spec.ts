import type { RecordLine } from '../oversight-answers.dto.js';
import { recordReport } from './record-report.js';

const line = (tijdstip: string): RecordLine => ({
  volgnummer: 12,
  soort: 'gelezen',
  tijdstip,
  organisatie: '00000099000000000010',
  medewerker: 'demo-riec-analist',
  taak: null,
  van: { oin: '00000099000000000002', partner: 'GB-TZ' },
  aan: { oin: '00000099000000000010', partner: 'RC' },
  signaal: null,
  zaak: null,
  verstrekking: null,
  doel: 'organised-crime',
  beleidsversie: '2025-03-01.1',
  beslissingen: [],
  cellen: [],
});

test.each([
  ['2026-11-27T23:30:05.123Z', '2026-11-28 00:30:05'],
  ['2026-07-01T22:30:00.000Z', '2026-07-02 00:30:00'],
  ['2026-11-27T09:00:00.000Z', '2026-11-27 10:00:00'],
])('on paper an instant is told as it was in the Netherlands: %s is %s', (instant, told) => {
  expect(recordReport([line(instant)]).parts[0]?.rows).toEqual([
    ['12', told, 'gelezen', 'demo-riec-analist', 'GB-TZ', 'RC', '–', '–', '–', '–'],
  ]);
});
