import type { Cell, Effect, PolicyPack, Verdict } from '#libs/policy';
import { matrixOf, rankOf, type LaneEnds, type MatrixLane } from './matrix.js';

type Answer = Pick<Verdict, 'effect' | 'bases' | 'reason'>;

/** One cell of one lane that gets another answer. `other`: as wide as before, on other grounds or for another reason. */
export interface CellChange {
  from: string;
  to: string;
  purpose: string;
  cell: Cell;
  how: 'wider' | 'narrower' | 'other';
  before: Answer;
  after: Answer;
}

export interface PolicyDiff {
  changes: CellChange[];
  /** Cells of lanes of both that get the same answer. */
  same: number;
}

const nothing: Answer = { effect: 'deny', bases: [], reason: 'NO_GROUND' };

/** What two policies answer differently under ordinary circumstances, lane by lane and cell by cell. A lane that only one of them has counts as closed in the other. Pure. */
export function diffPolicies(before: PolicyPack, after: PolicyPack, asOf: string, ends: LaneEnds = {}): PolicyDiff {
  const [old, now] = [byLane(matrixOf(before, asOf, ends)), byLane(matrixOf(after, asOf, ends))];
  const diff: PolicyDiff = { changes: [], same: 0 };
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const lane = now.get(key) ?? old.get(key);
    if (!lane) continue;
    const cells = new Set([...(old.get(key)?.cells.keys() ?? []), ...(now.get(key)?.cells.keys() ?? [])]);
    for (const cell of cells) {
      const was = old.get(key)?.cells.get(cell) ?? nothing;
      const is = now.get(key)?.cells.get(cell) ?? nothing;
      const how = compare(was, is);
      if (!how) diff.same += 1;
      else
        diff.changes.push({ from: lane.from, to: lane.to, purpose: lane.purpose, cell, how, before: answerOf(was), after: answerOf(is) });
    }
  }
  return diff;
}

/** null: the same answer. */
export function compare(was: Answer, is: Answer): CellChange['how'] | null {
  const [rankBefore, rankAfter] = [rankOf(was), rankOf(is)];
  if (rankAfter !== rankBefore) return rankAfter < rankBefore ? 'wider' : 'narrower';
  const words = ({ bases, reason }: Answer): string => JSON.stringify([bases.toSorted(), reason]);
  return words(was) === words(is) ? null : 'other';
}

const byLane = (lanes: readonly MatrixLane[]): Map<string, MatrixLane> =>
  new Map(lanes.map((lane) => [`${lane.from} ${lane.to} ${lane.purpose}`, lane]));

const answerOf = ({ effect, bases, reason }: Answer): { effect: Effect; bases: string[]; reason: string | null } => ({
  effect,
  bases: [...bases],
  reason,
});
