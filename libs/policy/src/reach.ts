import type { Facts, Provenance } from './facts.js';
import type { Outcome } from './outcome.js';
import { participation } from './participation.js';
import type { Lane, Road } from './rulebook.js';
import type { Cell } from './verdict.js';

/** What the conditions of a road say so far. */
export interface Standing {
  readonly closed: boolean;
  /** Reasons why not; empty when nothing is missing. */
  readonly reasons: readonly string[];
  readonly pending: readonly string[];
}

const closedRoad: Standing = { closed: true, reasons: [], pending: [] };

/** The roads of one request: everything that does not depend on the cell is worked out once. */
export class Reach {
  private readonly standings: readonly Standing[];
  private readonly perOrigin = new Map<Road, Standing[]>();

  constructor(
    readonly lane: Lane,
    readonly facts: Facts,
  ) {
    this.standings = lane.roads.map((road) => standingOnRequest(road, facts));
  }

  /** The roads that are open, with what the request says about them. */
  *open(): Iterable<[Road, Standing]> {
    for (const [index, road] of this.lane.roads.entries()) {
      const standing = this.standings[index] as Standing;
      if (!standing.closed) yield [road, standing];
    }
  }

  /** The standing of a road for data of one origin. */
  at(road: Road, standing: Standing, origin: Provenance): Standing {
    if (!road.onOrigin.length) return standing;
    let known = this.perOrigin.get(road);
    if (!known) this.perOrigin.set(road, (known = []));
    return (known[origin.position] ??= extend(
      standing,
      road.onOrigin.map((condition) => condition.scope === 'origin' && condition.test(this.facts, road.flow, origin)),
    ));
  }

  /** Does an open road name this cell, and if asked, for this purpose? */
  isNamed(cell: Cell, forPurpose: boolean): boolean {
    return this.some((road) => this.names(road, cell) && (!forPurpose || coversPurpose(road, this.facts)));
  }

  opensByConsent(cell: Cell): boolean {
    return this.some((road) => road.byConsent && this.names(road, cell) && coversPurpose(road, this.facts));
  }

  liftsSecrecy(): boolean {
    return this.some((road) => road.flow.liftsSecrecy && coversPurpose(road, this.facts));
  }

  names(road: Road, cell: Cell): boolean {
    return this.lane.cells.get(cell)?.roads.has(road) ?? false;
  }

  private some(test: (road: Road) => boolean): boolean {
    for (const [road] of this.open()) if (test(road)) return true;
    return false;
  }
}

const coversPurpose = ({ flow }: Road, { purpose }: Facts): boolean =>
  purpose !== undefined && (flow.purposes.includes(purpose) || flow.purposes.includes('any'));

function standingOnRequest(road: Road, facts: Facts): Standing {
  const { basis, flow } = road;
  if (!isTaskOpen(flow.tasks, facts.from, facts.fromTask) || !isTaskOpen(flow.tasks, facts.to, facts.toTask)) return closedRoad;
  if (!isTaskOpen(flow.senderTasks, facts.from, facts.fromTask)) return closedRoad;
  const outcomes = road.onRequest.map((condition) => condition.scope === 'request' && condition.test(facts, flow));
  if (outcomes.some((outcome) => outcome && outcome.kind === 'closed')) return closedRoad;
  const inForce = (basis.from === null || basis.from <= facts.asOf) && (basis.to === null || facts.asOf < basis.to);
  const reasons = inForce ? [] : ['BASIS_NOT_IN_FORCE'];
  if (coversPurpose(road, facts)) return extend({ closed: false, reasons, pending: [] }, outcomes);
  // For another purpose only who takes part still matters; the other conditions belong to the purpose.
  const who = flow.conditions.includes('PARTICIPANT_TASK') && flow.participant ? participation(facts, flow.participant) : undefined;
  return extend({ closed: false, reasons: [...reasons, 'PURPOSE_NOT_COVERED'], pending: [] }, who ? [who] : []);
}

/** Adds outcomes to a standing. */
export function extend(standing: Standing, outcomes: readonly (Outcome | false)[]): Standing {
  const reasons = [...standing.reasons];
  const pending = [...standing.pending];
  for (const outcome of outcomes) {
    if (!outcome || outcome.kind === 'ok') continue;
    if (outcome.kind === 'closed') return closedRoad;
    if (outcome.kind === 'missing') reasons.push(outcome.reason);
    else if (outcome.kind === 'pending') pending.push(...outcome.for);
  }
  return { closed: false, reasons, pending };
}

function isTaskOpen(tasks: Readonly<Record<string, readonly string[]>>, partner: string, task: string | undefined): boolean {
  const listed = tasks[partner];
  return !listed || (task !== undefined && listed.includes(task));
}
