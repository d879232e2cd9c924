import { atLeast, atMost, inMs, latency, number, rate, table, type Target, times } from './figures.js';
import type { CaseResult } from './case.js';
import type { HubsResult } from './hubs.js';
import type { MemoryResult } from './memory.js';
import type { RebuildResult } from './rebuild.js';
import type { ScaleResult } from './scale.js';
import type { StartResult } from './start.js';

/** What was measured of an installation: many hubs, many signals, views, starts and memory. */
export interface DeploymentFindings {
  hubs: HubsResult;
  scale: ScaleResult;
  rebuild: RebuildResult;
  start: StartResult;
  memory: MemoryResult;
  opened: CaseResult;
}

const megabytes = (value: number): string => `${number(value)} MB`;
const slower = (first: { perSecond: number }, last: { perSecond: number }): number => first.perSecond / last.perSecond;
const wholeRatio = ({ together }: RebuildResult): number => together.copy_ms / together.rebuild_ms;

export function deploymentTargets({ scale, rebuild, opened }: DeploymentFindings): Target[] {
  const [first, last] = [scale.sizes[0]!, scale.sizes.at(-1)!];
  const sizes = `${number(last.signals)} signals against ${number(first.signals)}`;
  return [
    atMost(`a report takes, with ${sizes}`, 1.3, slower(first.submit, last.submit), times),
    atMost(`a search takes, with ${sizes}`, 1.3, slower(first.search, last.search), times),
    atLeast('views rebuilt, against COPY of the same rows', 0.25, wholeRatio(rebuild)),
    ...('skipped' in opened
      ? []
      : [atMost(`a case of ${opened.at(-1)!.signals} signals on the screen`, 1_500, opened.at(-1)!.open_ms, inMs)]),
  ];
}

export function deploymentSections({ hubs, scale, rebuild, start, memory, opened }: DeploymentFindings): string {
  return `## One, two and four hubs
\`POST /v1/signalen\` as above, ${hubs.clients} clients, each hub in a process of its own, all on one PostgreSQL. The ledger afterwards: ${number(hubs.facts)} facts, dense.

${hubsTable(hubs)}

Clients, hubs and database share these cores: what more hubs gain ends when the cores are full, which here is soon.

## Many signals
A report of two fields, and a search for a firm by a RIEC, with ${scale.clients} clients, on ledgers of several sizes; each with a hub of its own, side by side. Of the searches one
half finds a signal, which is opened and held against what was granted. The signals are copies of some that a hub wrote: ids, places and leaf hashes of their own.

${scaleTable(scale)}

## Views
${number(rebuild.facts)} facts. *COPY*: the rows of the view from a file into an empty table with the same indexes. A rebuild reads the facts of its views once, recomputes each leaf
hash and makes the rows anew beside the old ones, which everybody reads meanwhile; \`COPY\` does nothing of the kind.

${rebuildTable(rebuild)}

## Start
From the command until it serves, medians of ${start.times}.

${table(
  ['', 'cold', 'warm'],
  [
    ['`npm start`: database, login, witness and hub', inMs(start.cold_ms), inMs(start.warm_ms)],
    ['a hub on a database of its own', inMs(start.hubCold_ms), inMs(start.hubWarm_ms)],
  ],
)}

*Cold*: nothing is there, so database, keys, tables and rules are made. *Warm*: all that is there.

## Memory
The process of a hub (resident set): one report to four searches, 8 clients.

${table(
  ['at rest', `after ${number(memory.requests / 10)} requests`, `after ${number(memory.requests)}`, 'the most'],
  [[memory.rest_mb, memory.used_mb, memory.after_mb, memory.most_mb].map(megabytes)],
)}

## A case on the screen
${openedSection(opened)}`;
}

function hubsTable({ rates }: HubsResult): string {
  const one = rates[0]!.measured;
  return table(
    ['hubs', 'reports', 'against one hub', 'p50, p99'],
    rates.map(({ hubs, measured }) => [String(hubs), rate(measured), times(measured.perSecond / one.perSecond), latency(measured)]),
  );
}

function scaleTable({ sizes }: ScaleResult): string {
  const first = sizes[0]!;
  return table(
    ['signals', 'facts', 'reports', 'a report takes', 'p50, p99', 'searches', 'a search takes', 'p50, p99'],
    sizes.map(({ signals, facts, submit, search }) => [
      number(signals),
      number(facts),
      rate(submit),
      times(slower(first.submit, submit)),
      latency(submit),
      rate(search),
      times(slower(first.search, search)),
      latency(search),
    ]),
  );
}

function rebuildTable({ views, together }: RebuildResult): string {
  const line = ({ view, rows, rebuild_ms, copy_ms }: RebuildResult['together']): string[] => [
    view,
    number(rows),
    inMs(rebuild_ms),
    inMs(copy_ms),
    times(copy_ms / rebuild_ms),
  ];
  return table(['view', 'rows', 'rebuilt', 'COPY', 'rebuilt / COPY, in speed'], [...views, together].map(line));
}

function openedSection(opened: CaseResult): string {
  if ('skipped' in opened) return `Not measured here: ${opened.skipped}.`;
  const first = opened[0]!;
  return `The tab with the fields of a combined case, in a browser on these cores, with hub and database: until the fields stand there and one of them answers.

${table(
  ['signals', 'fields', 'from a link', 'against the smallest', 'of which the hub', 'page loaded anew'],
  opened.map(({ signals, fields, open_ms, hub_ms, load_ms }) => [
    String(signals),
    String(fields),
    inMs(open_ms),
    times(open_ms / first.open_ms),
    inMs(hub_ms),
    inMs(load_ms),
  ]),
)}

The hub reads, judges, records and signs every field of every signal before one leaves. *Loaded anew*: with the way to the provider and back, which asks nothing.`;
}
