import { createHash } from 'node:crypto';
import { csvFile } from '#libs/sheets';
import type { RecordLine } from '../oversight-answers.dto.js';

/** Who took it along, when and for which question: in the head of the file, so that every copy says whose it is. */
export interface Mark {
  id: string;
  /** Pseudonym. */
  officer: string;
  oin: string;
  /** ISO instant. */
  madeAt: string;
  filter: Record<string, string>;
  /** 32 random bytes in hex. */
  salt: string;
}

/** The record as a file for a spreadsheet; one row per cell of a line, for that is what is sorted and counted. @returns with SHA-256 in hex */
export function recordFile(mark: Mark, lines: readonly RecordLine[]): { bytes: Buffer; digest: string } {
  const bytes = Buffer.from(csvFile([...head(mark, lines.length), titles, ...lines.flatMap(rows)]));
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}

const head = ({ id, officer, oin, madeAt, filter, salt }: Mark, count: number): string[][] => [
  ['register van verstrekkingen', id],
  ['gemaakt door', officer, oin],
  ['gemaakt op', madeAt],
  ['vraag', ...Object.entries(filter).map(([name, value]) => `${name}: ${value}`)],
  ['regels', String(count)],
  ['kenmerk van dit bestand', salt],
  [],
];

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
