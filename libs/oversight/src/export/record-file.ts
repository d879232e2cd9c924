import { csvFile } from '#libs/sheets';
import type { RecordLine } from '../oversight-answers.dto.js';
import { headOf, type Mark } from './mark.js';

/** The record as a file for a spreadsheet; one row per cell of a line, for that is what is sorted and counted. */
export const recordFile = (mark: Mark, lines: readonly RecordLine[]): Buffer =>
  Buffer.from(csvFile([...headOf(mark, 'register van verstrekkingen', lines.length), [], titles, ...lines.flatMap(rows)]));

const titles = [
  'volgnummer',
  'tijdstip',
  'soort',
  'organisatie',
  'medewerker',
  'gever',
  'oin van de gever',
  'ontvanger',
  'oin van de ontvanger',
  'doel',
  'signaal',
  'zaak',
  'beleid',
  'beslissingen',
  'cel',
  'betrokkene',
  'uitkomst',
  'gronden',
  'reden',
  'getoond',
];

function rows(line: RecordLine): string[][] {
  const { van, aan } = line;
  const common = [
    String(line.volgnummer),
    line.tijdstip,
    line.soort,
    line.organisatie,
    line.medewerker ?? '',
    van?.partner ?? '',
    van?.oin ?? '',
    aan?.partner ?? '',
    aan?.oin ?? '',
    line.doel ?? '',
    line.signaal ?? '',
    line.zaak ?? '',
    line.beleidsversie ?? '',
    line.beslissingen.join(' '),
  ];
  if (line.cellen.length === 0) return [[...common, '', '', '', '', '', '']];
  return line.cellen.map(({ cel, betrokkene, uitkomst, gronden, reden, getoond }) => [
    ...common,
    cel,
    betrokkene ?? '',
    uitkomst,
    gronden.join(' '),
    reden ?? '',
    getoond ? 'ja' : 'nee',
  ]);
}
