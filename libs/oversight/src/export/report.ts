import { csvFile } from '#libs/sheets';
import type { FileFormat } from '../facts.js';
import { Paper } from '../paper/paper.js';
import { headOf, type Mark } from './mark.js';
import { requireFew } from './most-lines.js';

/** What leaves, whatever the kind of file. All of it is text as it stands in the file. */
export interface Report {
  title: string;
  /** Lines, groups or roles that it tells of. */
  count: number;
  parts: ReportPart[];
}

/** One table. */
export interface ReportPart {
  title: string;
  columns: Column[];
  rows: string[][];
  /** What stands there when there are no rows. */
  none: string;
}

export interface Column {
  title: string;
  /** Its share of the width of a page; the others count in the same unit. */
  width: number;
}

/** @returns the bytes of the file; the same report and mark make the same @throws Refusal 'oversight.export-too-large' */
export async function reportFile(report: Report, mark: Mark, format: FileFormat): Promise<Buffer> {
  requireFew(
    report.parts.reduce((sum, { rows }) => sum + rows.length, 0),
    format,
  );
  return format === 'text/csv' ? reportSheet(report, mark) : reportPaper(report, mark);
}

const reportSheet = ({ title, count, parts }: Report, mark: Mark): Buffer =>
  Buffer.from(
    csvFile([
      ...headOf(mark, title.toLowerCase(), count),
      ...parts.flatMap((part) => [[], [part.title], part.columns.map((column) => column.title), ...part.rows]),
    ]),
  );

async function reportPaper({ title, count, parts }: Report, mark: Mark): Promise<Buffer> {
  const paper = await Paper.begin({ title, mark, foot: `gemaakt door ${mark.officer} (${mark.oin})`, landscape: true });
  paper.heading(title, 1);
  for (const [name = '', ...values] of headOf(mark, title.toLowerCase(), count)) paper.paragraph(`${name}: ${values.join('; ')}`);
  for (const part of parts) {
    paper.heading(part.title, 2);
    if (part.rows.length === 0) paper.paragraph(part.none);
    else await paper.table(part.columns, part.rows);
  }
  return paper.bytes();
}
