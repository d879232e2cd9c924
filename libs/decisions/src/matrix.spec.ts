import { loadPolicies } from '#libs/policy';
import { matrixOf, widestOf } from './matrix.js';

const pack = loadPolicies('policies');
const lanes = matrixOf(pack, '2026-11-24');
const between = (from: string, to: string) => widestOf(lanes.filter((lane) => lane.from === from && lane.to === to));

describe('the default matrix', () => {
  test('has an answer for every cell between every two kinds of partner', () => {
    const reasons = new Set(pack.reasons.map(({ code }) => code));
    const undecided: unknown[] = [];
    for (const from of pack.partners)
      for (const to of pack.partners) {
        const cells = between(from.code, to.code);
        for (const cell of pack.cells) {
          const verdict = cells.get(cell)?.verdict;
          const decided =
            verdict && (verdict.effect === 'deny' ? reasons.has(verdict.reason ?? '') : verdict.bases.length > 0 || verdict.reason);
          if (!decided) undecided.push([from.code, to.code, cell]);
        }
      }
    expect(undecided).toEqual([]);
  });
  test.each([
    ['GB-TZ', 'RC', 'case.LOC', 'permit'],
    ['GB-TZ', 'RC', 'victim.HEALTH', 'deny'],
    ['PO', 'RC', 'suspect.POL9', 'permit'],
    ['GB-TZ', 'CM', 'victim.IDV', 'needs-consent'],
    ['GB-TZ', 'PO', 'victim.IDV', 'deny'],
    ['CM', 'NR', 'victim.IDV', 'deny'],
    ['RC', 'VT', 'suspect.CRIM', 'deny'],
  ] as const)('%s to %s: %s is %s', (from, to, cell, effect) => expect(between(from, to).get(cell)?.verdict.effect).toBe(effect));
  test('refuses far more than it permits', () => {
    const all = pack.partners.flatMap((from) => pack.partners.flatMap((to) => [...between(from.code, to.code).values()]));
    const permits = all.filter(({ verdict }) => verdict.effect === 'permit').length;
    expect(permits).toBeGreaterThan(100);
    expect(permits).toBeLessThan(all.length / 5);
  });
});
