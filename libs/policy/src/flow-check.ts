import type { Flow } from './catalogue.js';
import { FiringCheck } from './firing-check.js';
import { type IsSound, lawsOf, type PlacedLaw } from './laws.js';
import type { PolicyProblem } from './policy-error.js';
import type { PolicySources } from './policy-sources.js';
import type { FlowSource, PolicyFiles } from './source-shapes.js';
import type { Writer } from './write-out.js';

interface PlacedFlow extends PlacedLaw {
  readonly source: FlowSource;
  readonly flow: Flow;
}

/** A limit of a flow, and the conditions that look at it. */
const limits: readonly { key: 'participant' | 'instrument' | 'stage' | 'rescuers'; conditions: readonly string[] }[] = [
  { key: 'participant', conditions: ['PARTICIPANT_TASK', 'THIRD_PARTY', 'NOT_A_GUEST'] },
  { key: 'instrument', conditions: ['INSTRUMENT_IN_FORCE', 'INSTRUMENT_REGISTERED', 'NAMED_IN_INSTRUMENT'] },
  { key: 'stage', conditions: ['STAGE'] },
  { key: 'rescuers', conditions: ['RESCUER'] },
];

/** No request can fulfil both. */
const opposites: readonly (readonly [string, string])[] = [
  ['HARD_FACTS', 'SOFT_SIGNAL'],
  ['THIRD_PARTY', 'PARTICIPANT_TASK'],
  ['REGIME_WPG', 'REGIME_VW'],
  ['INCIDENTAL', 'NOT_A_GUEST'],
];

/**
 * Finds flows that mean something else than they seem to say: that open what their ground forbids, that can never be used, that add nothing to
 * another flow, or that name a limit at which no condition looks.
 * @param isSound false for a place on whose line another check already found a problem
 */
export function checkFlows(sources: PolicySources, files: PolicyFiles, writer: Writer, isSound: IsSound): PolicyProblem[] {
  const flows = [...lawsOf(sources)].flatMap((placed) =>
    (placed.law.flows ?? [])
      .map((source, at): PlacedFlow => ({ ...placed, path: [...placed.path, 'flows', at], source, flow: writer.flow(placed.law, source) }))
      .filter(({ document, path }) => isSound(document, path)),
  );
  const firing = new FiringCheck(files, writer);
  return flows.flatMap((one) => {
    const said = [
      ...bothWays(one, writer),
      ...firing.problems(one.source, one.flow),
      ...limitsAndConditions(one.flow),
      ...withoutMain(one, flows),
      ...covered(one, flows),
    ];
    return said.map((message) => one.document.problem(one.path, `${one.law.id} ${message}`));
  });
}

/** A group or facet that the ground forbids and this flow names. `any` is not naming. */
function bothWays({ law, source }: PlacedFlow, writer: Writer): string[] {
  const named = writer.namedCells(source);
  const twice = (law.forbids ?? []).filter((one) => named.some((cell) => cell.split('.').includes(one)));
  return twice.map((one) => `both allows and forbids ${one}`);
}

function limitsAndConditions(flow: Flow): string[] {
  const has = (name: string): boolean => flow.conditions.includes(name);
  const dangling = limits.flatMap(({ key, conditions }) => {
    const value = flow[key];
    const given = Array.isArray(value) ? value.length > 0 : Boolean(value);
    const used = conditions.filter(has);
    if (given && used.length === 0) return [`names ${key}, but has no condition that looks at it: ${conditions.join(' or ')}`];
    return given ? [] : used.map((one) => `can never be used: ${one} needs ${key}`);
  });
  const never = opposites.filter((pair) => pair.every(has)).map((pair) => `can never be used: ${pair.join(' and ')} exclude each other`);
  return [...dangling, ...never];
}

const overlap = (one: readonly string[], other: readonly string[]): boolean => one.some((item) => other.includes(item));

/** A ground that must stand beside another needs a flow of that other for the same transfer. */
function withoutMain({ flow }: PlacedFlow, flows: readonly PlacedFlow[]): string[] {
  return flow.accompanies
    .filter((id) => !flows.some((main) => main.law.id === id && keys.every((key) => overlap(flow[key], main.flow[key]))))
    .map((id) => `can never stand beside ${id}: no flow of ${id} is about the same transfer`);
}

const keys = ['activities', 'senders', 'receivers', 'purposes', 'cells'] as const;

/** Everything this flow opens, another flow of the same entry opens with no more conditions. */
function covered(one: PlacedFlow, flows: readonly PlacedFlow[]): string[] {
  const wider = flows.find(
    (other) => other !== one && other.law === one.law && isWithin(one.flow, other.flow) && !isEarlierTwin(one, other),
  );
  return wider ? [`can never make a difference: the flow on line ${wider.document.line(wider.path)} opens all of it`] : [];
}

/** Of two equal flows only the second is too many. */
const isEarlierTwin = (one: PlacedFlow, other: PlacedFlow): boolean =>
  isWithin(other.flow, one.flow) && Number(one.path.at(-1)) < Number(other.path.at(-1));

function isWithin(narrow: Flow, wide: Flow): boolean {
  const within = (some: readonly string[], all: readonly string[]): boolean =>
    all.includes('any') || some.every((one) => all.includes(one));
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  return (
    keys.every((key) => within(narrow[key], wide[key])) &&
    within(wide.conditions, narrow.conditions) &&
    within(narrow.obligations, wide.obligations) &&
    wide.stage <= narrow.stage &&
    (['effect', 'accompanies', 'participant', 'instrument', 'tasks', 'senderTasks', 'rescuers', 'liftsSecrecy'] as const).every((key) =>
      same(narrow[key], wide[key]),
    )
  );
}
