import { cellName } from '#libs/verdict';
import type { RecordLine } from '../oversight-answers.dto.js';
import type { Report } from './report.js';

const effects: Record<string, string> = {
  permit: 'mag',
  reduce: 'alleen in een kleinere vorm',
  'hit-only': 'alleen ja of nee',
  anonymise: 'alleen zonder personen',
  pending: 'wacht',
  'needs-consent': 'toestemming nodig',
  deny: 'mag niet',
};

/** An instant in the Netherlands, as on the screen and at the top of the paper. In the hour that comes twice the number of the line tells which was first. */
const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Amsterdam' });

/** The record as it is read on paper: one row per cell of a line. */
export const recordReport = (lines: readonly RecordLine[]): Report => ({
  title: 'Register van verstrekkingen',
  count: lines.length,
  parts: [
    {
      title: 'Wie zag welk gegeven van wie',
      none: 'Er zijn geen regels die hierbij passen.',
      columns: [
        { title: 'Regel', width: 5 },
        { title: 'Wanneer', width: 9 },
        { title: 'Wat', width: 8 },
        { title: 'Medewerker', width: 11 },
        { title: 'Van', width: 6 },
        { title: 'Aan', width: 6 },
        { title: 'Gegeven', width: 18 },
        { title: 'Schuilnummer', width: 14 },
        { title: 'Uitkomst', width: 9 },
        { title: 'Grond of reden', width: 12 },
      ],
      rows: lines.flatMap(rowsOf),
    },
  ],
});

function rowsOf({ volgnummer, tijdstip, soort, medewerker, van, aan, cellen }: RecordLine): string[][] {
  const common = [
    String(volgnummer),
    clock.format(new Date(tijdstip)),
    soort,
    medewerker ?? 'de hub',
    van?.partner ?? '–',
    aan?.partner ?? '–',
  ];
  if (cellen.length === 0) return [[...common, '–', '–', '–', '–']];
  return cellen.map(({ cel, betrokkene, uitkomst, gronden, reden, getoond }) => [
    ...common,
    `${cellName(cel)} (${cel})`,
    betrokkene ?? '–',
    getoond ? 'getoond' : (effects[uitkomst] ?? uitkomst),
    reden ?? gronden.join(', '),
  ]);
}
