import type { AccessTold } from './access-answers.dto.js';
import { accessReport } from './access-report.js';

const receiver = {
  naam: 'CoMensha',
  partner: 'CM',
  soort: 'Naam',
  cel: 'victim.IDV',
  doel: 'opvang',
  gronden: [],
  keren: 1,
  inBrief: true,
};
const daysOf = (eerst: string) =>
  accessReport({
    volgnummer: 7,
    gevonden: [{ bron: { naam: 'Politie' }, getoond: [], weggelaten: [], ontvangers: [{ ...receiver, eerst }] }],
  } as unknown as AccessTold)
    .parts.at(-1)
    ?.rows.map((row) => row[4]);

test('who got it first at night got it on the day of the Netherlands, as in the letter', () => {
  expect(daysOf('2026-11-27T23:30:00.000Z')).toEqual(['2026-11-28']);
  expect(daysOf('2026-11-27T09:00:00.000Z')).toEqual(['2026-11-27']);
});
test('nobody found: one part that says so, with the place of the question', () => {
  const { parts } = accessReport({ volgnummer: 7, gevonden: [] } as unknown as AccessTold);
  expect(parts).toEqual([expect.objectContaining({ title: expect.stringContaining('regel 7'), none: 'Er is niets gevonden.', rows: [] })]);
});
