import { dutchDay } from '#libs/policy';
import type { Report } from '../export/report.js';
import type { AnomalyTold } from './anomaly.dto.js';

const reasons: Record<string, string> = {
  verklaard: 'er is een verklaring',
  doorgegeven: 'doorgegeven aan de organisatie',
  'geen-afwijking': 'de regel paste hier niet',
};

/** What was worth a look, and how each ended. It says no more of an officer than the screen does. */
export const anomaliesReport = (found: readonly AnomalyTold[]): Report => ({
  title: 'Afwijkingen',
  count: found.length,
  parts: [
    {
      title: 'Wat een blik waard is; het zegt niets over iemand',
      none: 'Er is niets gevonden.',
      columns: [
        { title: 'Dag', width: 8 },
        { title: 'Soort', width: 12 },
        { title: 'Organisatie', width: 14 },
        { title: 'Medewerker', width: 14 },
        { title: 'Afdeling', width: 8 },
        { title: 'Uitleg', width: 30 },
        { title: 'Regels', width: 6 },
        { title: 'Eerste regels', width: 14 },
        { title: 'Afgehandeld', width: 16 },
      ],
      rows: found.map(rowOf),
    },
  ],
});

const rowOf = ({ dag, soort, organisatie, medewerker, afdeling, uitleg, volgnummers, regels, afhandeling }: AnomalyTold): string[] => [
  dag,
  soort,
  organisatie,
  medewerker,
  afdeling || '–',
  uitleg,
  String(regels),
  volgnummers.slice(0, 10).join(' '),
  afhandeling ? `${reasons[afhandeling.reden] ?? afhandeling.reden}, ${dutchDay(new Date(afhandeling.tijdstip))}` : 'nee',
];
