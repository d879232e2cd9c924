import { cpus, loadavg, release, totalmem, type } from 'node:os';
import type { AppendResult } from './append.js';
import type { BulkResult } from './bulk.js';
import type { ColdResult } from './cold.js';
import type { DecideResult } from './decide.js';
import type { KafkaResult } from './kafka.js';
import { LAG_RATE } from './lag.js';
import { atLeast, atMost, inMs, latency, microseconds, number, rate, table, type Target, times } from './figures.js';
import type { Measured, Plan } from './measure.js';
import { type DeploymentFindings, deploymentSections, deploymentTargets } from './report-deployment.js';
import type { PastVersionsResult } from './past-versions.js';
import type { PostResult } from './post.js';
import type { ProvedAppendResult } from './proved-append.js';
import type { VerifyResult } from './verify.js';

export interface Findings extends DeploymentFindings {
  append: AppendResult[];
  post: PostResult[];
  decide: DecideResult;
  past: PastVersionsResult;
  bulk: BulkResult;
  cold: ColdResult;
  kafka: KafkaResult | { skipped: string };
  proved: ProvedAppendResult;
  verified: VerifyResult;
  /** Of PostgreSQL. */
  settings: Record<string, string>;
  plan: Omit<Plan, 'clients'>;
}

/** The page docs/reference/bench.md. */
export function report(findings: Findings): string {
  const { append, post, decide, past, bulk, cold, kafka, proved, verified, settings, plan } = findings;
  return `# Benchmark
Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}. Do not edit: run it again.

${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.versions.node}, PostgreSQL ${settings['server_version']} with
${['fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method'].map((name) => `${name} = ${settings[name]}`).join(', ')}. Client, server and database share these
cores, with whatever else ran: the load average was ${loadavg()[2]!.toFixed(1)} over the last quarter of an hour, of which about 2 are the benchmark itself. Everything of one part is measured side by side: ${plan.rounds} rounds of ${plan.round_ms / 1000} s each, in turn, after a round that warms up. The rates are medians
over the rounds, in brackets the lowest and the highest; p50 and p99 are over all operations.

## What was to be reached
${targets(findings)}

${whyNot(post.at(-1)!)}

## Append one fact
To a new stream, acknowledged after the commit.

${appendTable(append)}

- *ledger*: the whole append: optimistic version check, canonical header, leaf hash, dense position, head lock. *sealed*: with four personal values, each sealed
  and committed to, and a new key for their subject.
- *pg*: one \`insert\` of one row as wide, with the same indexes and checks, a prepared statement, a transaction of its own, 32 connections. It checks no
  version and gives no commit order.
- *emmett*: \`appendToStream\` of \`@event-driven-io/emmett-postgresql\`, expecting a new stream, with 32 connections. It hashes nothing and its positions have gaps.
- With one client there is nothing to commit in a group: then the ledger pays for more statements per append than a single insert.

${proofs(proved, verified)}

## POST /v1/signalen
Eight workers above a nail bar, eleven fields, two persons. Each server in a process of its own with 16 connections; the client keeps its connections open.

${postTable(post)}

- *hub*: everything on: token verified, strict JSON, every field judged for storing, personal values sealed, facts hashed and appended, inline views written, the
  other views following in the same process, answer with what was and was not stored.
- *bare*: a Nest application on Fastify with one route that inserts the same body as one row.

## One decision
One record: may each of ${decide.cells} cells go from a municipality to a RIEC, with all grounds, the reason and the ways out. Another day each time.

${decideTable(decide)}

- Equal: the ${decide.permits} permits (a ground opens a cell between these parties, for some purposes, from a stage and a day on), asked for every cell; all engines
  must permit the same cells before anything is measured.
- Not equal, in favour of the others: they get no conditions on task, provenance, statement, link, agreement or labelling, no prohibitions, and they owe no
  reason for a no, no duties and no ways out. Cedar names all grounds, casbin one.
- *parsed once*: \`preparsePolicySet\` and \`statefulIsAuthorized\`, the fastest Cedar has here. *isAuthorized*: the rules handed over in each call, as its
  manual shows first: they are parsed anew for each cell.
- *as recorded*: the decision as the hub keeps it in the ledger, per field and origin. *hash table*: the answers looked up by parties, purpose and cell; it knows
  no days and decides nothing.
- With one past version of each ground: ${rate(past.one)}; with fifty: ${rate(past.fifty)}. What the law said before takes no time from what it says today.

## Many decisions
\`seinhuis policy decide < requests.ndjson\`: ${bulk.requests.toLocaleString('en')} questions, made of the situations of the case files, with ${number(bulk.cells)} cells each. Start and
loading of the rules are part of it.

${table(['requests a second', 'one request'], [[rate(bulk), microseconds(bulk)]])}

## From folder to pack
\`loadPolicies\` in ${cold.processes} fresh processes, medians; the import of the program is not part of it. Every file is checked against its schema and every rule
against the others each time.

${table(['on the clock', 'processor time'], [[`${number(cold.wall_ms)} ms`, `${number(cold.cpu_ms)} ms`]])}

## Events on Kafka
${kafkaSection(kafka)}

${deploymentSections(findings)}
`;
}

function proofs(
  { clients, proved, plain }: ProvedAppendResult,
  { events, verify_ms, memory_bytes, hashing_ms, hashing_at_once_ms }: VerifyResult,
): string {
  return `## What proofs cost
- Append with ${clients} clients, while a tree follows and checkpoints are signed in the same process: ${rate(proved)}; without: ${rate(plain)}
  (${times(proved.perSecond / plain.perSecond)}). No acknowledgement waits for the tree; what it costs is the processor and the database that they share.
- An export of ${number(events)} events, verified offline in a fresh process: ${inMs(verify_ms)}, with at most ${number(memory_bytes / 2 ** 20)} MB. The hashes
  alone, one for each leaf and each node, in a warm process that reads nothing: ${inMs(hashing_ms)} (${times(verify_ms / hashing_ms)});
  by the call that hashes at once, which the verifier uses too: ${inMs(hashing_at_once_ms)} (${times(verify_ms / hashing_at_once_ms)}).`;
}

function targets(findings: Findings): string {
  const { append, post, decide, past, bulk, cold, kafka, verified } = findings;
  const most = append.at(-1)!;
  const posted = post.at(-1)!;
  const { seinhuis } = decide;
  const growth = past.one.perSecond / past.fifty.perSecond;
  const rows: Target[] = [
    atLeast(`append, ${most.clients} clients, against pg`, 2, most.ledger.perSecond / most.pg.perSecond),
    atLeast(`append, ${most.clients} clients, against emmett`, 12, most.ledger.perSecond / most.emmett.perSecond),
    atLeast(`POST /v1/signalen, ${posted.clients} clients, against a bare route`, 0.7, posted.hub.perSecond / posted.bare.perSecond),
    atLeast('one decision, against cedar-wasm isAuthorized', 3_000, seinhuis.perSecond / decide.cedarPlain.perSecond),
    atLeast('one decision, against cedar-wasm parsed once', 3_000, seinhuis.perSecond / decide.cedar.perSecond),
    atMost('one decision takes, against a hash table', 50, decide.table.perSecond / seinhuis.perSecond, times),
    atMost('one decision takes, with 50 past versions of each ground against 1', 1.1, growth, times),
    atLeast('`policy decide`, requests a second', 20_000, bulk.perSecond, number),
    atMost('the pack from its folder, in a fresh process', 300, cold.wall_ms, inMs),
    atMost(
      `verifying ${number(verified.events)} events offline takes, against their hashes alone`,
      2,
      verified.verify_ms / verified.hashing_ms,
      times,
    ),
    atMost('and holds, in megabytes', 512, verified.memory_bytes / 2 ** 20, number),
    ...('skipped' in kafka ? [] : kafkaTargets(kafka)),
    ...deploymentTargets(findings),
  ];
  return table(
    ['what', 'to reach', 'found', ''],
    rows.map(({ what, goal, found, reached }) => [what, goal, found, reached ? 'reached' : '**not reached**']),
  );
}

function kafkaTargets({ relay, lag }: KafkaResult): Target[] {
  return [
    atLeast('the relay, against kafkajs alone', 0.7, relay.relay.perSecond / relay.bare.perSecond),
    atMost(`age of an event when a partner has it, p99 at ${number(LAG_RATE)} events/s`, 1_000, lag.p99_ms, inMs),
  ];
}

function kafkaSection(kafka: Findings['kafka']): string {
  if ('skipped' in kafka) return `Not measured here: ${kafka.skipped}.`;
  const { relay, lag } = kafka;
  const size = `${number(relay.messages)} messages, ${number(relay.bytes / 2 ** 20)} MB`;
  const found = [rate(relay.relay), rate(relay.bare), times(relay.relay.perSecond / relay.bare.perSecond)];
  const ages = [`${number(lag.perSecond)}/s`, ...[lag.p50_ms, lag.p99_ms, lag.most_ms, lag.committedP99_ms].map(inMs)];
  return `One broker on these cores, three partitions a topic, every message acknowledged by all replicas, idempotent, one request in flight.

${table(['a feed that waits', 'relay', 'kafkajs alone', 'relay / kafkajs'], [[size, ...found]])}

- *relay*: from the tables of the feed to the brokers, with its lease and its cursor; in messages a second, connecting included.
- *kafkajs alone*: the same bytes, made and in memory already, in batches of the same size.

${table(['events written', 'p50', 'p99', 'oldest', 'the commit itself, p99'], [ages])}

The age counts from the acknowledged commit until a consumer of one partner has it. Ledger, feed, relay, broker and consumer share these cores.`;
}

/** What bounds a report, so that a ratio that was not reached can be understood. */
function whyNot({ hubCpu_ms, bareCpu_ms }: PostResult): string {
  return `A report costs the process of the hub ${number(hubCpu_ms)} ms of processor time and the bare route ${number(bareCpu_ms)} ms. One process uses one core, so
it takes at most ${number(1000 / hubCpu_ms)} reports a second however many clients there are; more processes on one database take more. A profile at 64 clients showed no part
above a fifth: garbage collection, randomness and ciphers, the signature of the token, strict reading and checking of the body, a decision per purpose,
canonical bytes and hashes, the driver of the database.`;
}

function appendTable(results: AppendResult[]): string {
  return table(
    ['clients', 'ledger', 'sealed', 'pg', 'emmett', 'ledger / pg', 'ledger / emmett', 'ledger p50, p99'],
    results.map(({ clients, ledger, sealed, pg, emmett }) => [
      String(clients),
      ...[ledger, sealed, pg, emmett].map(rate),
      times(ledger.perSecond / pg.perSecond),
      times(ledger.perSecond / emmett.perSecond),
      latency(ledger),
    ]),
  );
}

function postTable(results: PostResult[]): string {
  return table(
    ['clients', 'hub', 'bare', 'hub / bare', 'hub p50, p99', 'bare p50, p99', 'processor time, hub', 'bare'],
    results.map(({ clients, hub, bare, hubCpu_ms, bareCpu_ms }) => [
      String(clients),
      rate(hub),
      rate(bare),
      times(hub.perSecond / bare.perSecond),
      latency(hub),
      latency(bare),
      `${number(hubCpu_ms)} ms`,
      `${number(bareCpu_ms)} ms`,
    ]),
  );
}

function decideTable({ seinhuis, record, cedar, cedarPlain, casbin, table: hash }: DecideResult): string {
  const row = (one: Measured): string[] => [one.name, rate(one), microseconds(one), times(seinhuis.perSecond / one.perSecond)];
  return table(
    ['engine', 'records a second', 'one record', 'Seinhuis is faster by'],
    [seinhuis, record, cedar, cedarPlain, casbin, hash].map(row),
  );
}
