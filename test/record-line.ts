import type { RecordLine } from '../libs/oversight/src/oversight-answers.dto.js';

/** A line of the record: the RIEC read what a municipality gave, and no cell of it yet. */
export const recordLine = (differs: Partial<RecordLine> = {}): RecordLine => ({
  volgnummer: 12,
  soort: 'gelezen',
  tijdstip: '2026-11-27T09:00:00.000Z',
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
  ...differs,
});
