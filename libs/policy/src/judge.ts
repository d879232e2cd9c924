import { Facts, type LawBook, type Provenance, Provenances, rankOf } from './facts.js';
import { type OpenRoad, type OpenStanding, Reach } from './reach.js';
import type { PolicyRequest } from './request.js';
import type { CellCondition, CellPlan, Road, Rulebook, Way } from './rulebook.js';
import type { Cell, Verdict } from './verdict.js';
import { stricter, type VerdictMaker } from './verdict-maker.js';

/** Keeps the highest of the reasons it is told. */
class Refusal {
  reason = 'NO_GROUND';
  private rank: number;

  constructor(private readonly book: LawBook) {
    this.rank = rankOf(this.reason, book);
  }

  because(reason: string): void {
    // Stryker disable next-line ConditionalExpression: only saves looking up a rank that is no higher
    if (reason === this.reason) return;
    const rank = rankOf(reason, this.book);
    // Stryker disable next-line EqualityOperator: two reasons of one rank are one reason
    if (rank < this.rank) {
      this.rank = rank;
      this.reason = reason;
    }
  }
}

/** Judges cells of one request. Pure: the same rulebook and request always give the same verdicts. */
export function judge(rulebook: Rulebook, maker: VerdictMaker, request: PolicyRequest, cells: readonly Cell[]): Record<Cell, Verdict> {
  const facts = new Facts(request, rulebook);
  const reach = new Reach(rulebook.lane(facts.activity, facts.from, facts.to, facts.asOf), facts);
  const provenances = new Provenances(request);
  const verdicts: Record<Cell, Verdict> = {};
  const alike: Verdict[][] = [];
  const judgeOne = (plan: CellPlan, origin: Provenance): Verdict => {
    if (plan.alike === null) return judgeCell(maker, reach, plan, origin);
    const known = (alike[origin.position] ??= []);
    return (known[plan.alike] ??= judgeCell(maker, reach, plan, origin));
  };
  for (const cell of cells) {
    const plan = reach.lane.cells.get(cell) as CellPlan;
    const [first, ...others] = provenances.of(cell);
    if (!first) verdicts[cell] = maker.refuse('PROVENANCE_MISSING', plan.key);
    else {
      verdicts[cell] = judgeOne(plan, first);
      for (const origin of others) verdicts[cell] = stricter(verdicts[cell], judgeOne(plan, origin), rulebook);
    }
  }
  return verdicts;
}

function judgeCell(maker: VerdictMaker, reach: Reach, plan: CellPlan, origin: Provenance): Verdict {
  const { facts } = reach;
  const refusal = new Refusal(facts.book);
  let blocked = false;
  for (const bar of plan.bars) {
    if (!reach.isBarred(bar, origin, plan)) continue;
    if (bar.prohibition) return maker.refuse(bar.reason, plan.key);
    blocked ||= bar.blocks;
    refusal.because(bar.reason);
  }
  const ways: Way[] = [];
  for (const open of reach.alone) {
    const way = travel(reach, open, origin, plan, refusal);
    if (way && !blocked) ways.push(way);
  }
  if (ways.length) return maker.allow(ways, plan.key, facts);
  return maker.refuse(facts.activity === 'register' ? 'NO_GROUND_REGISTER' : refusal.reason, plan.key);
}

/** Follows a road to one cell; tells `refusal` why it ends. */
function travel(reach: Reach, open: OpenRoad, origin: Provenance, plan: CellPlan, refusal: Refusal): Way | null {
  const { road } = open;
  const standing = reach.standing(open, origin);
  const conditions = plan.roads.get(road);
  if (standing.closed || (!conditions && road.flow.silent)) return null;
  if (standing.reason !== null) {
    refusal.because(standing.reason);
    return null;
  }
  if (!conditions) {
    refusal.because(road.flow.outside ?? outsideReason(road, plan));
    return null;
  }
  const heldBack = conditions.length + open.beside.length + standing.pending.length;
  // Stryker disable next-line ConditionalExpression: only saves work, the road comes out free below as well
  if (heldBack === 0) return road.free;
  const own = atCell(reach.facts, road, standing, origin, plan, conditions, refusal);
  const joined = own && accompany(reach, open, own, origin, plan, refusal);
  if (!joined) return null;
  const { pending, reduced, roads } = joined;
  if (pending.length) return { effect: 'pending', roads, reason: null, pending };
  if (reduced !== null) return { effect: 'reduce', roads, reason: reduced, pending };
  return roads.length === 1 ? road.free : { ...road.free, roads };
}

interface AtCell {
  readonly pending: readonly string[];
  readonly reduced: string | null;
  readonly roads: readonly Road[];
}

/** The conditions of a road for one cell: null when it ends here, and then `refusal` knows why, unless the road was not there at all. */
function atCell(
  facts: Facts,
  road: Road,
  standing: OpenStanding,
  origin: Provenance,
  { key }: CellPlan,
  conditions: readonly CellCondition[],
  refusal: Refusal,
): AtCell | null {
  let { pending } = standing;
  let reduced: string | null = null;
  const missing: string[] = [];
  for (const condition of conditions) {
    const outcome = condition.test(facts, road.flow, origin, key);
    if (outcome.kind === 'closed') return null;
    if (outcome.kind === 'pending') pending = [...pending, ...outcome.for];
    else if (outcome.kind === 'reduced') reduced = outcome.reason;
    else if (outcome.kind === 'missing') {
      missing.push(outcome.reason);
      if (outcome.final) break;
    }
  }
  for (const reason of missing) refusal.because(reason);
  return missing.length ? null : { pending, reduced, roads: [road] };
}

/** Adds the grounds that must stand beside this one; null when one of them does not hold. */
function accompany(reach: Reach, open: OpenRoad, own: AtCell, origin: Provenance, plan: CellPlan, refusal: Refusal): AtCell | null {
  let joined = own;
  for (const beside of open.beside) {
    const standing = reach.standing(beside, origin);
    const conditions = plan.roads.get(beside.road);
    if (!conditions || standing.closed || !isCalledFor(reach.facts, beside.road, origin, plan)) continue;
    if (standing.reason !== null) {
      refusal.because(standing.reason);
      return null;
    }
    const other = atCell(reach.facts, beside.road, standing, origin, plan, conditions, refusal);
    if (!other) return null;
    joined = {
      pending: [...joined.pending, ...other.pending],
      reduced: joined.reduced ?? other.reduced,
      roads: [...joined.roads, beside.road],
    };
  }
  return joined;
}

/** A ground beside another is called for unless one of its conditions says that it has nothing to do with this cell. */
function isCalledFor(facts: Facts, road: Road, origin: Provenance, { key }: CellPlan): boolean {
  return !road.onCell.some((condition) => condition.test(facts, road.flow, origin, key).kind === 'closed');
}

/** Not about this person at all, or not this kind of data. */
function outsideReason(road: Road, { key: { facet } }: CellPlan): string {
  return facet === 'case' || road.facets.has(facet) ? 'CATEGORY_NOT_IN_LAW' : 'PERSON_ROLE_NOT_COVERED';
}
