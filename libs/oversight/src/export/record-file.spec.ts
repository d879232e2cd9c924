import { recordLine } from '../../../../test/record-line.js';
import type { RecordLine } from '../oversight-answers.dto.js';
import { recordFile } from './record-file.js';

const mark = {
  id: '00000000-0000-4000-8000-000000000001',
  officer: 'fg-1',
  oin: '00000099000000000001',
  madeAt: '2026-11-27T10:00:00.000Z',
  filter: { soort: 'gelezen' },
  salt: 'ab'.repeat(32),
};
const cell = { cel: 'case.LOC', betrokkene: null, velden: ['v1'], uitkomst: 'permit', gronden: ['W-R1'], reden: null, getoond: true };
const line = recordLine({
  medewerker: '=HYPERLINK("x")',
  cellen: [cell, { ...cell, cel: 'victim.IDV', uitkomst: 'deny', gronden: [], reden: 'NO_GROUND', getoond: false }],
});
const rows = (lines: RecordLine[]) => recordFile(mark, lines).toString('utf8').split('\r\n');

test('it says on top who took it, when, and for which question', () => {
  expect(rows([line]).slice(0, 5).join('\n')).toContain("gemaakt door;fg-1;'00000099000000000001");
  expect(rows([line])).toEqual(expect.arrayContaining(['gemaakt op;2026-11-27T10:00:00.000Z', 'vraag;soort: gelezen', 'regels;1']));
});
test('each cell has a row of its own, and what a spreadsheet would carry out is harmless', () => {
  const found = rows([line]).filter((row) => row.startsWith('12;'));
  expect(found).toHaveLength(2);
  for (const row of found) expect(row).toContain(`"'=HYPERLINK(""x"")"`);
  expect(found[1]).toMatch(/;victim\.IDV;;deny;;NO_GROUND;nee$/);
});
test('a line without cells is there too', () => expect(rows([{ ...line, cellen: [] }]).some((row) => row.startsWith('12;'))).toBe(true));
