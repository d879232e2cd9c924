import type { ExpectedLine } from '../../libs/policy/src/case-file.js';
import { judge } from '../../libs/policy/src/judge.js';
import type { PolicyRequest } from '../../libs/policy/src/request.js';
import { Rulebook } from '../../libs/policy/src/rulebook.js';
import type { Cell, Verdict } from '../../libs/policy/src/verdict.js';
import { VerdictMaker } from '../../libs/policy/src/verdict-maker.js';
import { wrongPart } from './engine-parts.js';
import type { Expected } from './oracle-spoiled.js';
import type { Snapshot, SpoiledReading } from './snapshot-file.js';
import { changed } from './spoil.js';

type Ask = (request: PolicyRequest, cells: readonly Cell[]) => Record<Cell, Verdict>;

/**
 * Compiles the policy and holds its decisions against all cases, the oracle's reading and three laws.
 * @returns the first that is wrong; null when all are right
 */
export function firstWrongDecision(snapshot: Snapshot): string | null {
  const { catalogue } = snapshot;
  const rulebook = new Rulebook(catalogue);
  const maker = new VerdictMaker(catalogue.reasons);
  const ask: Ask = (request, cells) => judge(rulebook, maker, request, cells);
  const part = wrongPart(snapshot);
  if (part !== null) return part;
  // Most mutants are noticed by a few questions of every kind.
  const quick = [wrongCase, wrongSpoiled];
  const all = [wrongCase, wrongReading, wrongSpoiled, opensUnasked, opensByLeavingOut, changesWithOrder];
  for (const [questions, checks] of [
    [sampleOf(snapshot), quick],
    [snapshot, all],
  ] as const) {
    for (const check of checks) {
      const found = check(ask, questions);
      if (found !== null) return `${check.name} ${found}`;
    }
  }
  return null;
}

function sampleOf({ catalogue, cases, readings, spoiled }: Snapshot): Snapshot {
  const few = <T>(list: readonly T[], every: number): T[] => list.filter((_, at) => at % every === 0);
  return { catalogue, cases: few(cases, 7), readings, spoiled: few(spoiled, 23) };
}

const requests = new WeakMap<SpoiledReading, PolicyRequest>();

function requestOf(spoiled: SpoiledReading, { readings }: Snapshot): PolicyRequest {
  const found = requests.get(spoiled) ?? changed(readings[spoiled.of]?.request ?? {}, spoiled.change);
  requests.set(spoiled, found);
  return found;
}

function wrongCase(ask: Ask, { cases }: Snapshot): string | null {
  for (const { id, request, lines } of cases) {
    const cells = lines.flatMap((line) => line.cells);
    const found = ask(request, cells);
    for (const line of lines) for (const cell of line.cells) if (differs(line, found[cell])) return `${id} ${cell}`;
  }
  return null;
}

function differs(line: ExpectedLine, found: Verdict | undefined): boolean {
  const told = (list: readonly string[] = []): string => [...list].sort().join(' ');
  if (!found || line.effect !== found.effect || (line.reason ?? null) !== found.reason || told(line.for) !== told(found.for)) return true;
  const { bases, obligations = [], instead } = line;
  if (bases !== undefined && told(bases) !== found.bases.join(' ')) return true;
  if (obligations.some((one) => !found.obligations.includes(one))) return true;
  return instead !== undefined && (instead.length ? instead.some((one) => !found.instead.includes(one)) : found.instead.length > 0);
}

function wrongReading(ask: Ask, { readings, catalogue }: Snapshot): string | null {
  for (const [of, { request, grounds }] of readings.entries()) {
    // Of the cells that do not go a third; the other readings have the others.
    const cells = catalogue.cells.filter((cell, at) => cell in grounds || (of + at) % 3 === 0);
    const found = ask(request, cells);
    for (const cell of cells) {
      const permit = found[cell]?.effect === 'permit' ? found[cell].bases : [];
      if (permit.join(' ') !== (grounds[cell] ?? []).join(' ')) return `${who(request)} ${cell}`;
    }
  }
  return null;
}

/** One thing is otherwise: what needs it is lost, for the reason that the oracle knows, and nothing else is. */
function wrongSpoiled(ask: Ask, snapshot: Snapshot): string | null {
  const ranks = new Map(snapshot.catalogue.reasons.map(({ code }, rank) => [code, rank]));
  for (const spoiled of snapshot.spoiled) {
    const { name, cells } = spoiled;
    const request = requestOf(spoiled, snapshot);
    const wanted = Object.entries(cells) as [Cell, Expected][];
    const found = ask(
      request,
      wanted.map(([cell]) => cell),
    );
    const wrong = wanted.find(([cell, one]) => !found[cell] || isOtherwise(found[cell], one, ranks));
    if (wrong) return `${name}: ${who(request)} ${wrong[0]} ${JSON.stringify(found[wrong[0]])} and not ${JSON.stringify(wrong[1])}`;
  }
  return null;
}

function isOtherwise({ effect, bases, reason, for: waits }: Verdict, wanted: Expected, ranks: ReadonlyMap<string, number>): boolean {
  if ('permit' in wanted) return effect !== 'permit' || bases.join() !== wanted.permit.join();
  if ('pending' in wanted) return effect !== 'pending' || bases.join() !== wanted.pending.join() || waits.join() !== wanted.for.join();
  if ('reduce' in wanted) return effect !== 'reduce' || bases.join() !== wanted.reduce.join() || reason !== wanted.reason;
  if ('anonymise' in wanted) return effect !== 'anonymise' || bases.length > 0 || reason !== wanted.anonymise;
  if ('no' in wanted) return effect === 'permit';
  return !['deny', 'needs-consent'].includes(effect) || (ranks.get(reason ?? '') ?? Infinity) > (ranks.get(wanted.atLeast) ?? -1);
}

/** A question of which nothing is known, or only where the data come from, gets no everywhere. */
function opensUnasked(ask: Ask, { catalogue }: Snapshot): string | null {
  const activities = [
    'register',
    'disclose',
    'read',
    'release',
    'match',
    'onward',
    'reuse',
    'break-glass',
    'statistics',
    'rights',
    'audit',
  ] as const;
  const obtained = { by: 'PO', task: 'opsporing', regime: 'wpg' as const, on: '2026-05-01' };
  for (const activity of activities) {
    for (const known of [{}, { obtained }, { obtained, to: 'PO' }, { obtained, purpose: 'help' }]) {
      const found = ask({ asOf: '2026-06-01', activity, ...known }, catalogue.cells);
      const open = catalogue.cells.find((cell) => found[cell]?.effect !== 'deny');
      if (open) return `${activity} ${open}`;
      if (!('obtained' in known) && catalogue.cells.some((cell) => found[cell]?.reason !== 'PROVENANCE_MISSING')) return activity;
    }
  }
  return null;
}

function opensByLeavingOut(ask: Ask, { readings, catalogue }: Snapshot): string | null {
  for (const { request, grounds } of readings.filter((_, at) => at % 81 === 0)) {
    const kept = ['asOf', 'activity', 'closedOn', ...(request.activity === 'register' ? ['to'] : [])];
    for (const key of Object.keys(request).filter((one) => !kept.includes(one))) {
      const { [key as keyof PolicyRequest]: _, ...less } = request;
      const found = ask(less, catalogue.cells);
      const open = catalogue.cells.find((cell) => found[cell]?.effect === 'permit' && !(cell in grounds));
      if (open) return `${who(request)} without ${key} ${open}`;
    }
  }
  return null;
}

function changesWithOrder(ask: Ask, { readings, catalogue }: Snapshot): string | null {
  for (const { request } of readings.filter((_, at) => at % 31 === 0)) {
    const cells = [...catalogue.cells].reverse();
    const [one, other] = [ask(request, catalogue.cells), ask(Object.fromEntries(Object.entries(request).reverse()), cells)];
    const moved = cells.find((cell) => JSON.stringify(one[cell]) !== JSON.stringify(other[cell]));
    if (moved) return `${who(request)} ${moved}`;
    if (!cells.every((cell) => Object.isFrozen(one[cell]))) return `${who(request)} can be changed`;
  }
  return null;
}

const who = ({ activity, from, to, purpose }: PolicyRequest): string => `${activity} ${from} ${to} ${purpose}`;
