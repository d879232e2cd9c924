import type { Cell, Instrument, PolicyPack, PolicyRequest, Verdict } from '#libs/policy';

/** The answers of one lane for one purpose, under ordinary circumstances: the widest over the tasks of both ends and the stages of a case. */
export interface MatrixLane {
  from: string;
  to: string;
  purpose: string;
  cells: Map<Cell, Verdict>;
}

type Partner = PolicyPack['partners'][number];

const effects: readonly Verdict['effect'][] = ['permit', 'reduce', 'hit-only', 'anonymise', 'pending', 'needs-consent', 'deny'];
export const rankOf = ({ effect }: Pick<Verdict, 'effect'>): number => effects.indexOf(effect);

/**
 * Every lane between two kinds of partner, for every purpose that some ground names for it, or for the purpose that the hub would propose when none
 * does. Each cell has an answer. Pure.
 * @param ends only lanes between these kinds of partner; all of them takes seconds
 */
export function matrixOf(pack: PolicyPack, asOf: string, ends: LaneEnds = {}): MatrixLane[] {
  const wanted = (code: string | undefined): Partner[] => pack.partners.filter((one) => code === undefined || one.code === code);
  return wanted(ends.from).flatMap((from) =>
    wanted(ends.to).flatMap((to) => purposesOf(pack, from, to).map((purpose) => laneOf(pack, from, to, purpose, asOf))),
  );
}

/** Codes of partners; absent: every one. */
export interface LaneEnds {
  from?: string;
  to?: string;
}

/** The widest answer for each cell of a lane over its purposes, with the purpose that gives it. */
export function widestOf(lanes: readonly MatrixLane[]): Map<Cell, { purpose: string; verdict: Verdict }> {
  const widest = new Map<Cell, { purpose: string; verdict: Verdict }>();
  for (const { purpose, cells } of lanes)
    for (const [cell, verdict] of cells) {
      const known = widest.get(cell);
      if (!known || rankOf(verdict) < rankOf(known.verdict)) widest.set(cell, { purpose, verdict });
    }
  return widest;
}

const activityOf = ({ kind }: Partner): 'disclose' | 'release' => (kind === 'compartment' ? 'release' : 'disclose');

function purposesOf(pack: PolicyPack, from: Partner, to: Partner): string[] {
  const activity = activityOf(from);
  const flows = pack.bases
    .flatMap((basis) => basis.flows)
    .filter(
      ({ activities, senders, receivers }) => activities.includes(activity) && senders.includes(from.code) && receivers.includes(to.code),
    );
  const known = new Set(pack.purposes.map(({ code }) => code));
  const named = [...new Set(flows.flatMap(({ purposes }) => purposes))].filter((code) => known.has(code));
  const proposed = pack.purposes.find(({ proposedFor }) => proposedFor.some((one) => one.to === to.code))?.code;
  const all = proposed && !named.includes(proposed) ? [proposed, ...named] : named;
  return all.length ? all : ['organised-crime'];
}

function laneOf(pack: PolicyPack, from: Partner, to: Partner, purpose: string, asOf: string): MatrixLane {
  const cells = new Map<Cell, Verdict>();
  const stages = [from, to].some(({ kind }) => kind === 'compartment') ? ([1, 2, 3] as const) : ([1] as const);
  const capacities = tasksOf(from).flatMap((fromTask) =>
    tasksOf(to).flatMap((toTask) => stages.map((stage) => ({ fromTask, toTask, stage }))),
  );
  for (const capacity of capacities) {
    const verdicts = pack.judge(ordinary(pack, { from, to, purpose, asOf, ...capacity }), pack.cells);
    for (const cell of pack.cells) {
      const [known, found] = [cells.get(cell), verdicts[cell]];
      if (found && (!known || rankOf(found) < rankOf(known))) cells.set(cell, found);
    }
  }
  return { from: from.code, to: to.code, purpose, cells };
}

const tasksOf = ({ tasks }: Partner): (string | undefined)[] => (tasks.length ? [...tasks] : [undefined]);

interface Ordinary {
  from: Partner;
  to: Partner;
  purpose: string;
  asOf: string;
  fromTask: string | undefined;
  toTask: string | undefined;
  stage: 1 | 2 | 3;
}

const firmFacts = {
  organisedLink: 'possible',
  statement: true,
  homeAddress: false,
  businessIsPerson: false,
  secretAddress: false,
  directCircle: true,
  narrLabelledBy: 2,
  caseMember: true,
  caseActivity: 'casusoverleg',
  mandate: true,
  computed: false,
} as const satisfies PolicyRequest;

/** Nothing special, and the papers in order: agreements of every kind, a statement, a link to organised crime; no consent, approval or danger. */
function ordinary(pack: PolicyPack, { from, to, purpose, asOf, fromTask, toTask, stage }: Ordinary): PolicyRequest {
  const regime = (fromTask && from.taskRegimes?.[fromTask]) || from.regime;
  const compartment = from.kind === 'compartment';
  const region = regionOf(from, to, purpose);
  const between = compartment && to.kind === 'compartment';
  return {
    ...firmFacts,
    asOf,
    activity: activityOf(from),
    from: from.code,
    to: to.code,
    purpose,
    region,
    stage,
    instruments: [agreement(pack, purpose, region)],
    ...(between && {
      toRegion: region,
      actor: 'GB-BM',
      actorTask: 'openbare-orde',
    }),
    ...(fromTask && { fromTask }),
    ...(toTask && { toTask }),
    obtained: {
      by: from.code,
      task: fromTask ?? pack.partners.find(({ tasks }) => tasks.length)?.tasks[0] ?? '',
      regime,
      on: asOf,
      finding: true,
      ...(compartment && { supplier: from.code === 'RC' ? 'GB-TZ' : 'GS' }),
    },
  };
}

const regions = { RC: 'riec-oost-brabant', ZV: 'zvh-brabant-zuidoost', project: 'lsi-brabant', police: 'politie-oost-brabant' };

function regionOf(from: Partner, to: Partner, purpose: string): string {
  const codes = [from.code, to.code];
  if (codes.includes('RC') || purpose === 'organised-crime') return regions.RC;
  if (codes.includes('ZV') || purpose === 'complex-case') return regions.ZV;
  return purpose === 'labour-benefit-fraud' ? regions.project : regions.police;
}

/** The agreement of the kind that goes with the region. */
function agreement({ partners, cells }: PolicyPack, purpose: string, region: string): Instrument {
  const common = { regions: [region], parties: partners.map(({ code }) => code), validFrom: '2020-01-01', validTo: '2099-12-31' };
  if (region === regions.RC) return { id: 'I-RIEC', ...common };
  if (region === regions.ZV) return { id: 'I-ZVH', ...common };
  if (region === regions.project) return { id: 'I-SUWI', ...common };
  return { id: 'I-W20', ...common, purpose, cells: [...cells], complete: true };
}
