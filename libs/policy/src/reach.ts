import type { OpenRoads } from './bar-tests.js';
import { type Facts, higher, type Provenance } from './facts.js';
import { missing, ok, type Outcome } from './outcome.js';
import { participation } from './participation.js';
import type { CellPlan, CompiledBar, Lane, Road } from './rulebook.js';
import type { Cell } from './verdict.js';
import { isInForce } from './versions.js';

/** What the conditions of a road say so far: it is not there, or it is open. */
export type Standing = { readonly closed: true } | OpenStanding;

export interface OpenStanding {
  readonly closed: false;
  /** The highest reason why not; null when nothing is missing. */
  readonly reason: string | null;
  readonly pending: readonly string[];
}

/** A road that is open for a request, with what does not depend on the cell. */
export interface OpenRoad {
  readonly road: Road;
  readonly onRequest: OpenStanding;
  readonly forPurpose: boolean;
  /** By position of the origin, filled in when first asked. */
  readonly perOrigin: Standing[];
  /** Grounds that must stand beside this one. */
  readonly beside: OpenRoad[];
}

const closedRoad: Standing = { closed: true };

/** The roads and bars of one request: everything that does not depend on the cell is worked out once. */
export class Reach implements OpenRoads {
  /** Roads that can stand alone. */
  readonly alone: readonly OpenRoad[];
  private readonly open: readonly OpenRoad[];
  /** By index of the bar: whether it bites whatever the cell, per origin. */
  private readonly bites: (boolean | undefined)[][] = [];

  constructor(
    readonly lane: Lane,
    readonly facts: Facts,
  ) {
    this.open = lane.roads.flatMap((road) => openRoad(road, facts));
    this.alone = this.open.filter(({ road }) => road.flow.accompanies.length === 0);
    for (const other of this.open) {
      for (const main of this.alone) if (other.road.flow.accompanies.includes(main.road.basis.id)) main.beside.push(other);
    }
  }

  /** The standing of a road for data of one origin. */
  standing(open: OpenRoad, origin: Provenance): Standing {
    return (open.perOrigin[origin.position] ??= extend(
      open.onRequest,
      open.road.onOrigin.map((condition) => condition.test(this.facts, open.road.flow, origin)),
      this.facts,
    ));
  }

  isBarred(bar: CompiledBar, origin: Provenance, { key }: CellPlan): boolean {
    const { test } = bar;
    // Stryker disable next-line ConditionalExpression: only saves asking about an origin again for each cell
    if (test.about !== null) return test.test(this.facts, origin, key, this);
    const known = (this.bites[origin.position] ??= []);
    return (known[bar.index] ??= test.test(this.facts, origin));
  }

  isNamed(cell: Cell, forPurpose: boolean): boolean {
    const named = this.roadsTo(cell);
    return this.open.some((open) => named.has(open.road) && (!forPurpose || open.forPurpose));
  }

  opensByConsent(cell: Cell): boolean {
    const named = this.roadsTo(cell);
    return this.open.some(({ road, forPurpose }) => road.byConsent && forPurpose && named.has(road));
  }

  isEmpty(): boolean {
    return this.open.length === 0;
  }

  liftsSecrecy(): boolean {
    return this.open.some(({ road, forPurpose }) => road.flow.liftsSecrecy && forPurpose);
  }

  /** A lane has a plan for every cell. */
  private roadsTo(cell: Cell): CellPlan['roads'] {
    return (this.lane.cells.get(cell) as CellPlan).roads;
  }
}

/** Empty when the road is not there for this request. */
function openRoad(road: Road, facts: Facts): OpenRoad[] {
  const { purposes } = road.flow;
  const forPurpose = facts.purpose !== undefined && (purposes.includes(facts.purpose) || purposes.includes('any'));
  const onRequest = standingOnRequest(road, facts, forPurpose);
  return onRequest.closed ? [] : [{ road, onRequest, forPurpose, perOrigin: [], beside: [] }];
}

function standingOnRequest({ basis, flow, onRequest, participant }: Road, facts: Facts, forPurpose: boolean): Standing {
  const isTaskOpen =
    isOpenUnder(flow.tasks, facts.from, facts.fromTask) &&
    isOpenUnder(flow.tasks, facts.to, facts.toTask) &&
    isOpenUnder(flow.senderTasks, facts.from, facts.fromTask);
  if (!isTaskOpen) return closedRoad;
  // Stryker disable next-line ArrayDeclaration: what is no outcome is passed over
  const outcomes: Outcome[] = [];
  for (const condition of onRequest) {
    const outcome = condition.test(facts, flow);
    if (outcome.kind === 'closed') return closedRoad;
    // Stryker disable next-line ConditionalExpression,StringLiteral: only saves work, what is ok adds nothing
    if (outcome.kind !== 'ok') outcomes.push(outcome);
  }
  const standing = { closed: false, reason: isInForce(basis, facts.asOf) ? null : 'BASIS_NOT_IN_FORCE', pending: [] } as const;
  if (forPurpose) return extend(standing, outcomes, facts);
  // For another purpose only who takes part still matters; the other conditions belong to the purpose.
  const who = participant ? participation(facts, participant) : ok;
  return extend(standing, [missing('PURPOSE_NOT_COVERED'), who], facts);
}

/** Adds outcomes to a standing. */
function extend(standing: OpenStanding, outcomes: readonly Outcome[], { book }: Facts): Standing {
  // Stryker disable next-line ConditionalExpression: only saves work, nothing is added
  if (outcomes.length === 0) return standing;
  let { reason, pending } = standing;
  for (const outcome of outcomes) {
    if (outcome.kind === 'closed') return closedRoad;
    if (outcome.kind === 'missing') reason = higher(reason, outcome.reason, book);
    else if (outcome.kind === 'pending') pending = [...pending, ...outcome.for];
  }
  return { closed: false, reason, pending };
}

function isOpenUnder(tasks: Readonly<Record<string, readonly string[]>>, partner: string, task: string | undefined): boolean {
  const listed = tasks[partner];
  return !listed || listed.some((one) => one === task);
}
