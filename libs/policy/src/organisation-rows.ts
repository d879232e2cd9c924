import type { PolicyProblem } from './policy-error.js';
import type { SourceFile } from './source-files.js';

/** One organisation as it stands in a file; lists are separated by spaces. */
export interface OrganisationRow {
  readonly file: string;
  readonly line: number;
  readonly oin: string;
  readonly name: string;
  readonly partners: string;
  readonly regions: string;
  readonly municipality: string;
}

const columns = ['oin', 'name', 'partners', 'regions', 'municipality'];

interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The rows of a CSV file in organisations/: a heading, and lines that begin with # are remarks. What is wrong is added to `problems`. */
export function readRows({ name, bytes }: SourceFile, problems: PolicyProblem[]): OrganisationRow[] {
  const wrong = (line: number, message: string) => problems.push({ file: name, line, message });
  const [heading, ...rows] = recordsIn(bytes.toString('utf8'), wrong);
  if (!heading) return [];
  const missing = columns.filter((column) => !heading.fields.includes(column));
  if (missing.length) wrong(heading.line, `column ${missing.join(', ')} is missing`);
  const count = heading.fields.length;
  for (const { line, fields } of rows) if (fields.length !== count) wrong(line, `${fields.length} columns, and the heading has ${count}`);
  return rows.map(({ line, fields }) => {
    const record = Object.fromEntries(heading.fields.map((column, at) => [column, fields[at] ?? '']));
    return { ...(record as unknown as OrganisationRow), file: name, line };
  });
}

/** CSV as in RFC 4180. */
function recordsIn(text: string, wrong: (line: number, message: string) => void): CsvRecord[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const records: CsvRecord[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1;
    let record = lines[at] ?? '';
    if (record.startsWith('#')) continue;
    // a field between quotation marks may go on in the next line
    while (isOpen(record) && at + 1 < lines.length) record += `\n${lines[++at]}`;
    const fields = record.includes('"') ? quotedFields(record) : record.split(',');
    if (fields) records.push({ line, fields });
    else wrong(line, 'a quotation mark stands within a field that does not begin with one, or is not closed');
  }
  return records;
}

/** More quotation marks are opened than closed; one that is meant itself is written twice. */
const isOpen = (record: string): boolean => record.includes('"') && record.split('"').length % 2 === 0;

const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

/** null: it cannot be taken apart. */
function quotedFields(record: string): string[] | null {
  const fields: string[] = [];
  field.lastIndex = 0;
  for (;;) {
    const found = field.exec(record);
    if (!found) return null;
    const [, quoted, plain = '', end] = found;
    fields.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '') return fields;
  }
}
