import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import { type BarTest, barTests } from './bar-tests.js';
import type { Bar, Basis, Catalogue, Flow, Participation } from './catalogue.js';
import { type CellKey, type Condition } from './condition.js';
import { conditionsOnCell } from './conditions-on-cell.js';
import { conditionsOnOrigin } from './conditions-on-origin.js';
import { conditionsOnRequest } from './conditions-on-request.js';
import type { LawBook } from './facts.js';
import type { Activity } from './request.js';
import type { Cell, Effect, Facet } from './verdict.js';
import { Versions } from './versions.js';

export const conditions: Readonly<Record<string, Condition>> = { ...conditionsOnRequest, ...conditionsOnOrigin, ...conditionsOnCell };

/** A flow of a statute with its conditions sorted by how often they are asked. */
export class Road {
  /** In the order of the policy file. */
  readonly named: readonly { readonly name: string; readonly condition: Condition }[];
  readonly onRequest: readonly RequestCondition[];
  readonly onOrigin: readonly OriginCondition[];
  readonly onCell: readonly CellCondition[];
  readonly facets: ReadonlySet<Facet>;
  readonly byConsent: boolean;
  /** Who must take part in a collaboration with a listed task, whatever the purpose. */
  readonly participant: Participation | undefined;
  /** The way that this road is when nothing holds it back and nothing stands beside it. */
  readonly free: Way;

  constructor(
    readonly basis: Basis,
    readonly flow: Flow,
  ) {
    this.named = flow.conditions.map((name) => {
      const condition = conditions[name];
      if (!condition) throw new Error(`unknown condition ${name}`);
      return { name, condition };
    });
    const all = this.named.map(({ condition }) => condition);
    this.onRequest = all.filter((condition): condition is RequestCondition => condition.scope === 'request');
    this.onOrigin = all.filter((condition): condition is OriginCondition => condition.scope === 'origin');
    this.onCell = all.filter((condition): condition is CellCondition => condition.scope === 'cell');
    this.facets = new Set(flow.cells.map((cell) => toKey(cell).facet));
    this.byConsent = flow.conditions.includes('CONSENT_VALID');
    this.participant = flow.conditions.includes('PARTICIPANT_TASK') ? flow.participant : undefined;
    const reason = flow.effect === 'anonymise' ? 'PERSON_FREE_ONLY' : null;
    this.free = { effect: flow.effect, roads: [this], reason, pending: [] };
  }
}

type RequestCondition = Extract<Condition, { scope: 'request' }>;
type OriginCondition = Extract<Condition, { scope: 'origin' }>;
export type CellCondition = Extract<Condition, { scope: 'cell' }>;

/** One way in which a cell may go. */
export interface Way {
  readonly effect: Effect;
  readonly roads: readonly Road[];
  readonly reason: string | null;
  readonly pending: readonly string[];
}

/** A bar, with its place in the catalogue. */
export interface CompiledBar {
  readonly index: number;
  readonly reason: string;
  readonly rank: number;
  readonly prohibition: boolean;
  readonly blocks: boolean;
  readonly test: BarTest;
}

/** What is known of one cell in a lane: the roads that name it, and the bars, highest reason first. */
export interface CellPlan {
  readonly key: CellKey;
  /** Each with those of its conditions that have something to say about this cell. */
  readonly roads: ReadonlyMap<Road, readonly CellCondition[]>;
  readonly bars: readonly CompiledBar[];
  /** Cells with the same number always get the same verdict from the same origin; null: this cell is looked at by itself. */
  readonly alike: number | null;
}

/** What holds between two parties for one activity. */
export interface Lane {
  readonly roads: readonly Road[];
  readonly bars: readonly CompiledBar[];
  readonly cells: ReadonlyMap<Cell, CellPlan>;
}

type TransferAbility = MongoAbility<[Activity, 'Transfer' | { from: string; to: string }]>;
type TransferRule = ReturnType<TransferAbility['possibleRulesFor']>[number];

/**
 * The catalogue compiled to CASL: a flow is a rule that allows an activity on a transfer, with its cells as fields and the parties as conditions;
 * a bar is an inverted rule. CASL is asked per activity, per cell and with the parties, and every rule that matches counts.
 */
export class Rulebook implements LawBook {
  readonly partners;
  readonly ranks;
  readonly cellKeys: ReadonlyMap<string, CellKey>;
  private readonly roads: readonly Road[];
  private readonly bars: readonly CompiledBar[];
  private readonly ability: TransferAbility;
  private readonly versions: Versions;
  /** Derived from the catalogue alone, so it can never be stale; at most one entry for each pair of parties, activity and period. */
  private readonly lanes = new Map<string, Lane>();
  /** Pairs of parties to whom the same rules apply share one lane; by those rules. */
  private readonly shared = new Map<string, Lane>();

  constructor(readonly catalogue: Catalogue) {
    this.partners = new Map(catalogue.partners.map((partner) => [partner.code, partner]));
    this.ranks = new Map(catalogue.reasons.map(({ code, rank }) => [code, rank]));
    this.cellKeys = new Map(catalogue.cells.map((cell) => [cell, toKey(cell)]));
    this.roads = catalogue.bases.flatMap((basis) => basis.flows.map((flow) => new Road(basis, flow)));
    this.bars = catalogue.bars.map((bar, index) => this.toBar(bar, index));
    this.versions = new Versions(catalogue.bases);
    this.ability = createMongoAbility<TransferAbility>(this.rules());
  }

  /** Everything that can matter between two parties on a day. */
  lane(activity: Activity, from: string, to: string, asOf: string): Lane {
    const period = this.versions.period(asOf);
    const name = `${activity} ${from} ${to} ${period}`;
    let lane = this.lanes.get(name);
    // Stryker disable next-line ConditionalExpression: only saves finding the rules again
    if (!lane) this.lanes.set(name, (lane = this.laneOf(this.matching(activity, { from, to }, period))));
    return lane;
  }

  private rules(): RawRuleOf<TransferAbility>[] {
    const between = ({ senders, receivers }: Flow | Bar) => ({ from: { $in: [...senders] }, to: { $in: [...receivers] } });
    const allowed = this.roads.map(({ flow }, index) => ({
      action: [...flow.activities],
      subject: 'Transfer' as const,
      fields: [...flow.cells],
      conditions: between(flow),
      reason: String(index),
    }));
    const forbidden = this.catalogue.bars.map((bar, index) => ({
      action: [...bar.activities],
      subject: 'Transfer' as const,
      fields: [...bar.cells],
      conditions: between(bar),
      reason: String(index),
      inverted: true,
    }));
    return [...allowed, ...forbidden];
  }

  /** CASL says which rules match; of a ground with several versions only the one that counts in the period is kept. */
  private matching(activity: Activity, parties: { from: string; to: string }, period: number): TransferRule[] {
    return this.ability
      .possibleRulesFor(activity, 'Transfer')
      .filter((rule) => rule.inverted || this.versions.counts(this.roadOf(rule).basis, period))
      .filter((rule) => rule.matchesConditions(parties));
  }

  private laneOf(rules: readonly TransferRule[]): Lane {
    const name = rules.map(({ inverted, reason }) => `${inverted} ${reason}`).join();
    let lane = this.shared.get(name);
    if (!lane) this.shared.set(name, (lane = this.build(rules)));
    return lane;
  }

  private build(rules: readonly TransferRule[]): Lane {
    const cells = new Map<Cell, CellPlan>();
    const kinds = new Map<string, number>();
    for (const [cell, key] of this.cellKeys) {
      const named = rules.filter((rule) => rule.matchesField(cell));
      const bars = named
        .flatMap((rule) => (rule.inverted ? [this.bars[Number(rule.reason)] as CompiledBar] : []))
        .filter(({ test }) => test.about === null || test.about(key))
        .sort((a, b) => a.rank - b.rank);
      const roads = named
        .flatMap((rule) => (rule.inverted ? [] : [this.roadOf(rule)]))
        .map((road) => [road, road.onCell.filter(({ about }) => about(key))] as const);
      const byItself = bars.some(({ test }) => test.about !== null) || roads.some(([, own]) => own.length > 0);
      const kind = JSON.stringify([key.facet, bars.map(({ index }) => index), roads.map(([road]) => this.roads.indexOf(road))]);
      const alike = kinds.get(kind) ?? kinds.size;
      kinds.set(kind, alike);
      cells.set(cell as Cell, { key, roads: new Map(roads), bars, alike: byItself ? null : alike });
    }
    const plans = [...cells.values()];
    const reached = new Set(plans.flatMap(({ roads }) => [...roads.keys()]));
    return {
      roads: this.roads.filter((road) => reached.has(road)),
      bars: [...new Set(plans.flatMap(({ bars }) => bars))],
      cells,
    };
  }

  private roadOf({ reason }: TransferRule): Road {
    return this.roads[Number(reason)] as Road;
  }

  private toBar({ reason, when, blocks }: Bar, index: number): CompiledBar {
    const test = barTests[when];
    const entry = this.catalogue.reasons.find(({ code }) => code === reason);
    if (!test || !entry) throw new Error(`bar ${index} names an unknown test or reason`);
    return { index, reason, rank: entry.rank, prohibition: entry.prohibition, blocks, test };
  }
}

function toKey(cell: Cell): CellKey {
  const [facet, group] = cell.split('.') as [Facet, string];
  return { cell, facet, group };
}
