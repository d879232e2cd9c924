import { readFileSync } from 'node:fs';
import type { ExpectedLine } from '../../libs/policy/src/case-file.js';
import { Facts, Provenances } from '../../libs/policy/src/facts.js';
import { judge } from '../../libs/policy/src/judge.js';
import { Rulebook } from '../../libs/policy/src/rulebook.js';
import type { Cell, Verdict } from '../../libs/policy/src/verdict.js';
import { VerdictMaker } from '../../libs/policy/src/verdict-maker.js';
import { type Snapshot, snapshotFile } from './snapshot-file.js';

/** All cases and a part of the oracle's reading, as fast as they can be asked: once for every mutant. */
const { catalogue, cases, readings } = JSON.parse(readFileSync(snapshotFile, 'utf8')) as Snapshot;
const rulebook = new Rulebook(catalogue);
const maker = new VerdictMaker(catalogue.reasons);

const told = (list: readonly string[] = []): string => [...list].sort().join(' ');
const differs = (line: ExpectedLine, found: Verdict): boolean =>
  line.effect !== found.effect ||
  (line.reason ?? null) !== found.reason ||
  (line.bases !== undefined && told(line.bases) !== told(found.bases)) ||
  told(line.for) !== told(found.for) ||
  (line.obligations ?? []).some((one) => !found.obligations.includes(one)) ||
  (line.instead !== undefined &&
    (line.instead.length ? line.instead.some((one) => !found.instead.includes(one)) : found.instead.length > 0));

describe('each case', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { request, lines }) => {
    const cells = lines.flatMap((line) => line.cells);
    const found = judge(rulebook, maker, request, cells);
    expect(lines.flatMap((line) => line.cells.filter((cell) => differs(line, found[cell]!)))).toEqual([]);
  });
});

it('reads the law as the oracle does', () => {
  for (const { request, grounds } of readings) {
    const found = Object.entries(judge(rulebook, maker, request, catalogue.cells)) as [Cell, Verdict][];
    const permits = found.filter(([, { effect }]) => effect === 'permit').map(([cell, { bases }]) => [cell, bases] as const);
    expect(Object.fromEntries(permits)).toEqual(grounds);
  }
});

it('says no to everything of which nothing is known', () => {
  for (const activity of [
    'register',
    'disclose',
    'read',
    'release',
    'match',
    'onward',
    'reuse',
    'break-glass',
    'statistics',
    'rights',
    'audit',
  ] as const) {
    const found = Object.values(judge(rulebook, maker, { asOf: '2026-06-01', activity }, catalogue.cells));
    expect(found.every(({ effect, reason }) => effect === 'deny' && reason === 'PROVENANCE_MISSING')).toBe(true);
    const facts = new Facts({ asOf: '2026-06-01', activity }, rulebook);
    expect([facts.homeAddress, facts.businessIsPerson, facts.secretAddress, facts.computed]).toEqual([true, true, true, true]);
    expect(new Provenances({ asOf: '2026-06-01', activity }).of('case.OBS')).toEqual([]);
  }
});

it('opens nothing more when a fact is left out', () => {
  const opened = readings
    .filter((_, at) => at % 9 === 0)
    .flatMap(({ request, grounds }) =>
      Object.keys(request)
        .filter((key) => !['asOf', 'activity', 'closedOn', ...(request.activity === 'register' ? ['to'] : [])].includes(key))
        .flatMap((key) => {
          const { [key as keyof typeof request]: _, ...less } = request;
          const found = Object.entries(judge(rulebook, maker, less, catalogue.cells));
          return found.filter(([cell, { effect }]) => effect === 'permit' && !(cell in grounds)).map(([cell]) => `${key} ${cell}`);
        }),
    );
  expect(opened).toEqual([]);
});
