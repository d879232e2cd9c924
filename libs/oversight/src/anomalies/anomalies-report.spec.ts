import { anomaliesReport } from './anomalies-report.js';
import type { AnomalyTold } from './anomaly.dto.js';

const found = { dag: '2026-11-27', soort: 'vaak-dezelfde', volgnummers: ['4'], regels: 1, afdeling: '' } as unknown as AnomalyTold;
const handled = (tijdstip: string) =>
  anomaliesReport([{ ...found, afhandeling: { reden: 'verklaard', tijdstip } as never }]).parts[0]?.rows[0]?.at(-1);

test('what was closed at night was closed on the day that it was in the Netherlands', () => {
  expect(handled('2026-11-27T23:30:00.000Z')).toBe('er is een verklaring, 2026-11-28');
  expect(handled('2026-11-27T09:00:00.000Z')).toBe('er is een verklaring, 2026-11-27');
});
test('what nobody closed says so', () => expect(anomaliesReport([{ ...found, afhandeling: null }]).parts[0]?.rows[0]?.at(-1)).toBe('nee'));
