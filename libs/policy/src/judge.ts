import type { CellKey } from './condition.js';
import { barTests } from './bar-tests.js';
import { type Facts, highest, type Provenance, Provenances, factsOf } from './facts.js';
import { Reach, type Standing } from './reach.js';
import type { PolicyRequest } from './request.js';
import type { Road, Rulebook } from './rulebook.js';
import type { Cell, Effect, Verdict } from './verdict.js';
import { strictest, VerdictMaker } from './verdict-maker.js';

/** One way in which a cell may go. */
export interface Way {
  readonly effect: Effect;
  readonly roads: readonly Road[];
  readonly reason: string | null;
  readonly pending: readonly string[];
}

/** Judges cells of one request. Pure: the same rulebook and request always give the same verdicts. */
export function judge(rulebook: Rulebook, maker: VerdictMaker, request: PolicyRequest, cells: readonly Cell[]): Record<Cell, Verdict> {
  const facts = factsOf(request, rulebook);
  const reach = new Reach(rulebook.lane(facts.activity, facts.from, facts.to), facts);
  const provenances = new Provenances(request);
  const verdicts: Record<Cell, Verdict> = {};
  for (const cell of cells) {
    const key = rulebook.cellKeys.get(cell) as CellKey;
    const origins = provenances.of(cell);
    const first = origins[0];
    if (!first) verdicts[cell] = maker.refuse('PROVENANCE_MISSING', key);
    else if (origins.length === 1) verdicts[cell] = judgeCell(maker, reach, key, first);
    else
      verdicts[cell] = strictest(
        origins.map((origin) => judgeCell(maker, reach, key, origin)),
        rulebook,
      );
  }
  return verdicts;
}

function judgeCell(maker: VerdictMaker, reach: Reach, key: CellKey, origin: Provenance): Verdict {
  const { facts } = reach;
  const reasons: string[] = [];
  let blocked = false;
  for (const bar of reach.lane.cells.get(key.cell)?.bars ?? []) {
    if (!barTests[bar.when]?.({ facts, key, origin, reach })) continue;
    if (maker.isProhibition(bar.reason)) return maker.refuse(bar.reason, key);
    blocked ||= bar.blocks;
    reasons.push(bar.reason);
  }
  const ways: Way[] = [];
  for (const [road, onRequest] of reach.open()) {
    if (road.flow.accompanies.length) continue;
    const way = travel(reach, road, onRequest, origin, key, reasons);
    if (way && !blocked) ways.push(way);
  }
  if (ways.length) return maker.allow(ways, key, facts);
  if (facts.activity === 'register') return maker.refuse('NO_GROUND_REGISTER', key);
  return maker.refuse(highest(reasons, facts.book) ?? 'NO_GROUND', key);
}

/** Follows a road to one cell. Reasons why not are added to `reasons`. */
function travel(reach: Reach, road: Road, onRequest: Standing, origin: Provenance, key: CellKey, reasons: string[]): Way | null {
  const standing = reach.at(road, onRequest, origin);
  if (standing.closed) return null;
  const named = reach.names(road, key.cell);
  if (standing.reasons.length) {
    if (named || !road.flow.silent) reasons.push(...standing.reasons);
    return null;
  }
  if (!named) {
    if (!road.flow.silent) reasons.push(road.flow.outside ?? outsideReason(road, key));
    return null;
  }
  const own = atCell(reach.facts, road, standing, origin, key);
  if (own.closed) return null;
  const joined = own.reasons.length ? own : accompany(reach, road, own, origin, key);
  if (joined.reasons.length) {
    reasons.push(...joined.reasons);
    return null;
  }
  const effect = joined.pending.length ? 'pending' : joined.reduced !== null ? 'reduce' : road.flow.effect;
  const reason = effect === 'reduce' ? joined.reduced : effect === 'anonymise' ? 'PERSON_FREE_ONLY' : null;
  return { effect, roads: joined.roads, reason, pending: joined.pending };
}

interface AtCell {
  readonly closed: boolean;
  readonly reasons: readonly string[];
  readonly pending: readonly string[];
  readonly reduced: string | null;
  readonly roads: readonly Road[];
}

/** The conditions of a road for one cell. */
function atCell(facts: Facts, road: Road, standing: Standing, origin: Provenance, key: CellKey): AtCell {
  const roads = [road];
  if (!road.onCell.length) return { ...standing, reduced: null, roads };
  const reasons: string[] = [];
  const pending = [...standing.pending];
  let reduced: string | null = null;
  for (const condition of road.onCell) {
    if (condition.scope !== 'cell') continue;
    const outcome = condition.test(facts, road.flow, origin, key);
    if (outcome.kind === 'closed') return { closed: true, reasons: [], pending: [], reduced: null, roads };
    if (outcome.kind === 'pending') pending.push(...outcome.for);
    else if (outcome.kind === 'reduced') reduced = outcome.reason;
    else if (outcome.kind === 'missing') {
      reasons.push(outcome.reason);
      if (outcome.final) break;
    }
  }
  return { closed: false, reasons, pending, reduced, roads };
}

/** Adds the grounds that must stand beside this one. */
function accompany(reach: Reach, road: Road, own: AtCell, origin: Provenance, key: CellKey): AtCell {
  let joined = own;
  for (const [beside, onRequest] of reach.open()) {
    if (!beside.flow.accompanies.includes(road.basis.id) || !reach.names(beside, key.cell)) continue;
    const standing = reach.at(beside, onRequest, origin);
    if (standing.closed) continue;
    const other = standing.reasons.length ? { ...standing, reduced: null, roads: [] } : atCell(reach.facts, beside, standing, origin, key);
    if (other.closed) continue;
    joined = {
      closed: false,
      reasons: [...joined.reasons, ...other.reasons],
      pending: [...joined.pending, ...other.pending],
      reduced: joined.reduced ?? other.reduced,
      roads: [...joined.roads, beside],
    };
  }
  return joined;
}

/** Not about this person at all, or not this kind of data. */
function outsideReason(road: Road, { facet }: CellKey): string {
  return facet === 'case' || road.facets.has(facet) ? 'CATEGORY_NOT_IN_LAW' : 'PERSON_ROLE_NOT_COVERED';
}
