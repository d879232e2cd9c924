import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readRows } from './organisation-rows.js';
import type { PolicyProblem } from './policy-error.js';

const heading = 'oin,name,partners,regions,municipality\n';

function read(text: string) {
  const problems: PolicyProblem[] = [];
  const rows = readRows({ name: 'organisations/a.csv', bytes: Buffer.from(text) }, problems);
  return { rows, problems: problems.map(({ line, message }) => `${line}: ${message}`) };
}

/** As the parser that knows every dialect reads them. */
function reference(bytes: Buffer): Record<string, unknown>[] {
  const rows = parse(bytes, { columns: true, info: true, comment: '#', comment_no_infix: true, bom: true }) as unknown as {
    record: object;
    info: { lines: number };
  }[];
  return rows.map(({ record, info }) => ({ ...record, line: info.lines }));
}

const withoutFile = (text: string) => read(text).rows.map(({ file: _file, ...row }) => row);

test.each(readdirSync('policies/organisations'))('%s reads as with another parser', (name) => {
  const bytes = readFileSync(`policies/organisations/${name}`);
  expect(withoutFile(bytes.toString('utf8'))).toEqual(reference(bytes));
  expect(read(bytes.toString('utf8')).problems).toEqual([]);
});

test.each([
  ['a comma between quotation marks', `${heading}1,"Nuenen, Gerwen",PO,riec-a,\n`],
  ['a quotation mark written twice', `${heading}1,"De ""Vuurtoren""",PO,riec-a,\n`],
  ['nothing between quotation marks', `${heading}"","",PO,"",""\n`],
  ['no end of line at the end', `${heading}1,a,PO,,`],
  ['lines of Windows', `${heading}1,a,PO,,\n2,"b, c",PO,,\n`.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${heading}1,a,PO,,\n`],
  ['a remark before, between and after', `# one\n${heading}# "two\n1,a # b,PO,,\n# three\n`],
  ['another order of columns, and one more', 'name,oin,regions,partners,municipality,note\na,1,,PO,,x\n'],
  ['only a heading', heading],
])('reads %s', (_, text) => {
  expect(withoutFile(text)).toEqual(reference(Buffer.from(text)));
  expect(read(text).problems).toEqual([]);
});

test('a field may go on in the next line; the row begins where it begins', () =>
  expect(read(`${heading}1,"a\nb",PO,,\n2,c,PO,,\n`).rows.map(({ name, line }) => [name, line])).toEqual([
    ['a\nb', 2],
    ['c', 4],
  ]));

const badMark = 'a quotation mark stands within a field that does not begin with one, or is not closed';

test.each([
  ['a quotation mark within a field', `${heading}1,a "b" c,PO,,\n2,c,PO,,\n`, [`2: ${badMark}`]],
  ['text after a closing quotation mark', `${heading}1,"a"b,PO,,\n`, [`2: ${badMark}`]],
  ['a quotation mark that is not closed', `${heading}# x\n1,"a,PO,,\n2,b,PO,,\n`, [`3: ${badMark}`]],
  ['an empty line', `${heading}\n1,a,PO,,\n`, ['2: 1 columns, and the heading has 5']],
  [
    'too few and too many columns, each with its line',
    `${heading}1,a,PO\n2,b,PO,,\n3,c,PO,,,\n`,
    ['2: 3 columns, and the heading has 5', '4: 6 columns, and the heading has 5'],
  ],
  ['a heading without a column', 'oin,name,partners,regions\n1,a,PO,\n', ['1: column municipality is missing']],
])('refuses %s', (_, text, problems) => {
  expect(read(text).problems).toEqual(problems);
});
