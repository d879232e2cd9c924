import type { PolicyPack } from '#libs/policy';
import { matrixOf, rankOf, widestOf, type LaneEnds, type MatrixLane } from './matrix.js';

/** The cells between two kinds of partner that get one answer. Together the rows of two partners name every cell once. */
export interface MatrixRow {
  from: string;
  to: string;
  /** Purpose that gives the widest answer. */
  purpose: string;
  effect: string;
  /** Grounds; for a refusal, or something that is awaited, why. */
  because: string[];
  cells: string[];
}

/** Between every two kinds of partner, the widest answer first. Pure. */
export function matrixRows(pack: PolicyPack, asOf: string, ends: LaneEnds = {}): MatrixRow[] {
  return [...byPair(matrixOf(pack, asOf, ends)).values()].flatMap((between) => {
    const rows = new Map<string, MatrixRow & { rank: number }>();
    for (const [cell, { purpose, verdict }] of widestOf(between)) {
      const { effect, bases, reason, for: waits } = verdict;
      const because = [...bases, ...waits, ...(reason ? [reason] : [])];
      const key = JSON.stringify([effect === 'deny' ? '' : purpose, effect, because]);
      const row = rows.get(key) ?? {
        from: between[0]!.from,
        to: between[0]!.to,
        purpose,
        effect,
        because,
        cells: [],
        rank: rankOf(verdict),
      };
      rows.set(key, { ...row, cells: [...row.cells, cell] });
    }
    return [...rows.values()].toSorted((one, other) => one.rank - other.rank).map(({ rank: _rank, ...row }) => row);
  });
}

function byPair(lanes: readonly MatrixLane[]): Map<string, MatrixLane[]> {
  const pairs = new Map<string, MatrixLane[]>();
  for (const lane of lanes) {
    const pair = pairs.get(`${lane.from} ${lane.to}`);
    if (pair) pair.push(lane);
    else pairs.set(`${lane.from} ${lane.to}`, [lane]);
  }
  return pairs;
}
