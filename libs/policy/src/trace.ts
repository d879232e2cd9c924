import { Facts, type Provenance, Provenances } from './facts.js';
import type { OpenRoad } from './reach.js';
import { Reach } from './reach.js';
import type { PolicyRequest } from './request.js';
import type { CellPlan, Road, Rulebook } from './rulebook.js';
import type { Cell, Verdict } from './verdict.js';

/** What one rule says about one cell: a reason why not, something to wait for, or nothing that holds it back. */
interface Saying {
  /** Id of the ground, or of the article behind a prohibition. */
  readonly law: string;
  /** Name of the condition or test. */
  readonly rule: string;
  readonly reason: string | null;
  readonly waits: readonly string[];
}

/**
 * The rules that made a verdict: those that gave its reason, or what it waits for, or the grounds that carry it; then what holds back each ground
 * in `expected`. For the reader of a case that does not come out; the verdict itself is not made here.
 */
export function whatDecided(
  rulebook: Rulebook,
  request: PolicyRequest,
  cell: Cell,
  found: Verdict,
  expected: readonly string[] = [],
): string[] {
  const facts = new Facts(request, rulebook);
  const reach = new Reach(rulebook.lane(facts.activity, facts.from, facts.to, facts.asOf), facts);
  const plan = reach.lane.cells.get(cell);
  if (!plan) return [];
  const sayings = new Provenances(request).of(cell).flatMap((origin) => [...ofBars(reach, origin, plan), ...ofRoads(reach, origin, plan)]);
  const gave = sayings.filter(({ reason, waits }) => (reason ?? '') === found.reason || waits.some((one) => found.for.includes(one)));
  const missed = expected.filter((id) => !found.bases.includes(id));
  const heldBack = missed.flatMap((id) => {
    const own = sayings.filter(({ law, reason, waits }) => law === id && (reason !== null || waits.length > 0));
    if (own.length) return own.map(tell);
    const there = reach.alone.some(({ road, beside }) => road.basis.id === id || beside.some((other) => other.road.basis.id === id));
    const named = [...plan.roads.keys()].some(({ basis }) => basis.id === id);
    if (!named) return [`${id}: does not name this cell between these parties`];
    return [there ? `${id}: holds, but the prohibition wins` : `${id}: not open for this request`];
  });
  return [...new Set([...gave.map(tell), ...found.bases.map((id) => `${id}: holds`), ...heldBack])];
}

function ofBars(reach: Reach, origin: Provenance, plan: CellPlan): Saying[] {
  const { bars } = reach.facts.book.catalogue;
  return plan.bars
    .filter((bar) => reach.isBarred(bar, origin, plan))
    .map(({ index, reason }) => ({ law: bars[index]?.law.join(' ') ?? '', rule: bars[index]?.when ?? '', reason, waits: [] }));
}

function ofRoads(reach: Reach, origin: Provenance, plan: CellPlan): Saying[] {
  return reach.alone.flatMap((open) => [open, ...open.beside]).flatMap((open) => ofRoad(reach, open, origin, plan));
}

function ofRoad(reach: Reach, { road, forPurpose }: OpenRoad, origin: Provenance, plan: CellPlan): Saying[] {
  const law = road.basis.id;
  const own = plan.roads.get(road);
  const outside = own || road.flow.silent ? [] : [{ law, rule: 'cells', reason: road.flow.outside ?? notNamed(road, plan), waits: [] }];
  const period = reach.facts.asOf < (road.basis.from ?? '') || reach.facts.asOf >= (road.basis.to ?? '9999');
  return [
    ...(period ? [{ law, rule: 'from-to', reason: 'BASIS_NOT_IN_FORCE', waits: [] }] : []),
    ...(forPurpose ? [] : [{ law, rule: 'purposes', reason: 'PURPOSE_NOT_COVERED', waits: [] }]),
    ...outside,
    ...(forPurpose && own ? ofConditions(reach, road, origin, plan) : []),
  ];
}

function ofConditions({ facts }: Reach, road: Road, origin: Provenance, { key, roads }: CellPlan): Saying[] {
  const about = new Set<unknown>([...road.onRequest, ...road.onOrigin, ...(roads.get(road) ?? [])]);
  return road.named
    .filter(({ condition }) => about.has(condition))
    .flatMap(({ name, condition }): Saying[] => {
      const outcome = condition.test(facts, road.flow, origin, key);
      if (outcome.kind === 'missing' || outcome.kind === 'reduced')
        return [{ law: road.basis.id, rule: name, reason: outcome.reason, waits: [] }];
      return outcome.kind === 'pending' ? [{ law: road.basis.id, rule: name, reason: null, waits: outcome.for }] : [];
    });
}

const notNamed = (road: Road, { key: { facet } }: CellPlan): string =>
  facet === 'case' || road.facets.has(facet) ? 'CATEGORY_NOT_IN_LAW' : 'PERSON_ROLE_NOT_COVERED';

const tell = ({ law, rule, reason, waits }: Saying): string => `${law}: ${rule} says ${reason ?? `wait for ${waits.join(', ')}`}`;
