import { csvCell, csvFile } from '#libs/sheets';
import type { WithheldField } from './disclosure-answers.dto.js';
import type { ExportDocument } from './export-answers.dto.js';
import { refusedGroups } from './export-duties.js';
import { fileOf } from './export-file.js';

test.each([
  ['=1+1', `'=1+1`],
  ['+31612345678', `'+31612345678`],
  ['-5', `'-5`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['\n=1', `"'\n=1"`],
  ['  =1', `'  =1`],
  ['＝1', `'＝1`],
  ['0612345678', `'0612345678`],
  ['00000099000000000001', `'00000099000000000001`],
])('what a spreadsheet would carry out or change gets an apostrophe: %j', (value, cell) => expect(csvCell(value)).toBe(cell));

test.each([
  ['gewoon', 'gewoon'],
  ['90000001', '90000001'],
  ['0', '0'],
  ['a=b', 'a=b'],
  ['a;b', '"a;b"'],
  ['zei "nee"', '"zei ""nee"""'],
  ['twee\r\nregels', '"twee\r\nregels"'],
  [' ruimte', '" ruimte"'],
])('the rest stays as it is, in quotes where it must: %j', (value, cell) => expect(csvCell(value)).toBe(cell));

test('the file begins with a byte order mark and ends each line as a spreadsheet expects', () =>
  expect(csvFile([['a', 'é'], [], ['=b']])).toBe(`\uFEFFa;é\r\n\r\n'=b\r\n`));

const withheld = (id: string, cel: string, code: string) =>
  ({
    id,
    veld: 'naam',
    cel,
    signaal: 's',
    uitkomst: 'niet-toegestaan',
    gronden: [],
    reden: { code, tekst: code },
    uitleg: code,
    wachtOp: [],
    verplichtingen: [],
    uitwegen: [{ code: 'F5', tekst: 'elders' }],
  }) as unknown as WithheldField;

test('a group that stays is named once, without the ids and number of its fields', () => {
  const fields = [
    withheld('v2', 'case.LOC', 'NO_GROUND'),
    withheld('v3', 'case.LOC', 'NO_GROUND'),
    withheld('v4', 'case.BIZ', 'NO_GROUND'),
  ];
  const groups = refusedGroups(fields);
  expect(groups.map(({ cel }) => cel)).toEqual(['case.BIZ', 'case.LOC']);
  expect(JSON.stringify(groups)).not.toMatch(/"v\d"/);
});

test('a file that would be too large is refused with what to do', () => {
  const document = { export: {}, velden: ['x'.repeat(2_000)] } as unknown as ExportDocument;
  expect(fileOf(document, 'application/json', 4_096).bytes.length).toBeGreaterThan(2_000);
  expect(() => fileOf(document, 'application/json', 1_024)).toThrow(
    expect.objectContaining({ code: 'export.too-large', kind: 'conflict' }),
  );
});
