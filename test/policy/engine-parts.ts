import type { Basis, Catalogue } from '../../libs/policy/src/catalogue.js';
import { judge } from '../../libs/policy/src/judge.js';
import { Rulebook } from '../../libs/policy/src/rulebook.js';
import type { Cell } from '../../libs/policy/src/verdict.js';
import { VerdictMaker } from '../../libs/policy/src/verdict-maker.js';
import { versionOn } from '../../libs/policy/src/versions.js';
import { ground, question } from './example-law.js';
import { wrongCompiling, wrongParticipation, wrongSharing } from './part-compiled.js';
import { wrongRemembering, wrongStrictest, wrongWriting } from './part-verdicts.js';

/** What the policy of today does not show: several versions of a law, several ways that wait, several origins, and rules out of order. */
export function wrongPart({ catalogue }: { catalogue: Catalogue }): string | null {
  for (const check of [wrongVersion, wrongWriting, wrongRemembering, wrongStrictest, wrongCompiling, wrongSharing, wrongParticipation]) {
    const found = check(catalogue);
    if (found !== null) return `${check.name} ${found}`;
  }
  return null;
}

/** Three versions of one law, with gaps between them, and a law that ended; not in the order of their days. */
function wrongVersion(catalogue: Catalogue): string | null {
  const second = ground('L', '2026-06-15', '2026-06-25', { cells: ['victim.IDV'], conditions: ['HGKM'], silent: true });
  const third = ground('L', '2026-07-01', null, { cells: ['victim.IDV'], conditions: ['FOUR_EYES'], silent: true });
  const first = ground('L', '2015-01-01', '2026-06-01');
  const ended = ground('E', null, '2026-06-10', { cells: ['victim.OBS'], silent: true });
  const rulebook = new Rulebook({ ...catalogue, bases: [third, second, ended, first], bars: [] });
  const maker = new VerdictMaker(catalogue.reasons);
  const told = (asOf: string, cell: Cell): string => {
    const { effect, reason } = judge(rulebook, maker, { ...question, asOf }, [cell])[cell] ?? {};
    return `${effect} ${reason}`;
  };
  const wanted: readonly (readonly [string, Cell, string])[] = [
    ['2014-12-31', 'victim.IDV', 'deny BASIS_NOT_IN_FORCE'],
    ['2015-01-01', 'victim.IDV', 'permit null'],
    ['2026-05-31', 'victim.IDV', 'permit null'],
    ['2026-06-01', 'victim.IDV', 'deny BASIS_NOT_IN_FORCE'],
    ['2026-06-14', 'victim.IDV', 'deny BASIS_NOT_IN_FORCE'],
    ['2026-06-15', 'victim.IDV', 'deny NOT_HGKM'],
    ['2026-06-24', 'victim.IDV', 'deny NOT_HGKM'],
    ['2026-06-24', 'victim.AGE', 'deny NO_GROUND'],
    ['2026-06-25', 'victim.IDV', 'deny BASIS_NOT_IN_FORCE'],
    ['2026-06-30', 'victim.AGE', 'deny BASIS_NOT_IN_FORCE'],
    ['2026-07-01', 'victim.IDV', 'pending null'],
    ['2014-12-31', 'victim.AGE', 'deny BASIS_NOT_IN_FORCE'],
    ['2026-07-01', 'victim.AGE', 'deny NO_GROUND'],
    ['2014-12-31', 'victim.OBS', 'permit null'],
    ['2026-06-09', 'victim.OBS', 'permit null'],
    ['2026-06-10', 'victim.OBS', 'deny BASIS_NOT_IN_FORCE'],
  ];
  for (const [day, cell, answer] of wanted) if (told(day, cell) !== answer) return `${cell} on ${day}: ${told(day, cell)}`;
  const always = ground('L', null, '2015-01-01');
  const read: readonly (readonly [string, readonly Basis[], Basis | undefined])[] = [
    ['2026-05-31', [second, third, first], first],
    ['2026-06-14', [second, third, first], first],
    ['2026-06-15', [second, third, first], second],
    ['2026-07-01', [second, third, first], third],
    ['2014-12-31', [third, second], second],
    ['2026-06-14', [second, always], always],
    ['2026-06-14', [always, second], always],
    ['2026-06-14', [], undefined],
  ];
  const wrong = read.find(([day, entries, entry]) => versionOn(entries, day) !== entry);
  return wrong ? `the law of ${wrong[0]}` : null;
}
