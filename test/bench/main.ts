import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadPolicies } from '#libs/policy';
import { benchAppend } from './append.js';
import { benchBulk } from './bulk.js';
import { benchCold } from './cold.js';
import { benchDecide } from './decide.js';
import { benchKafka } from './kafka.js';
import { benchPastVersions } from './past-versions.js';
import { benchPost } from './post.js';
import { benchProvedAppend } from './proved-append.js';
import { type Findings, report } from './report.js';
import { startServer } from './server.js';
import { benchVerify } from './verify.js';

/** `npm run bench`: measures side by side and writes docs/reference/bench.md. `--short` takes two minutes, is rough, and only prints. `--full` verifies a million events. */
const { values } = parseArgs({ options: { short: { type: 'boolean', default: false }, full: { type: 'boolean', default: false } } });
const plan = values.short ? { rounds: 3, round_ms: 400 } : { rounds: 5, round_ms: 2_000 };
const say = (line: string) => console.error(line);

const server = await startServer();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop().then(() => process.exit(130)));
let findings: Findings;
try {
  say('1/9 append: ledger, pg, emmett ...');
  const append = await benchAppend(plan);
  say('2/9 POST /v1/signalen: the hub and a bare route ...');
  const post = await benchPost(plan);
  say('3/9 one decision: Seinhuis, cedar-wasm, casbin, a hash table ...');
  const pack = loadPolicies(resolve('policies'));
  const decide = await benchDecide(pack, plan);
  say('4/9 the same with versions of the past ...');
  const past = benchPastVersions(pack, plan);
  say('5/9 seinhuis policy decide ...');
  const bulk = await benchBulk(pack, values.short ? { rounds: 3, requests: 40_000 } : { rounds: 5, requests: 200_000 });
  say('6/9 the pack from its folder, in fresh processes ...');
  const cold = await benchCold(values.short ? 7 : 15);
  say('7/9 the relay and kafkajs alone, on a broker ...');
  const kafka = await benchKafka(values.short ? { rounds: 3, events: 20_000, lag_s: 5 } : { rounds: 5, events: 60_000, lag_s: 20 });
  say('8/9 append with proofs and without ...');
  const proved = await benchProvedAppend(plan);
  say('9/9 an export, verified offline ...');
  const verified = await benchVerify({ rounds: 3, events: values.full ? 1_000_000 : values.short ? 10_000 : 100_000 });
  findings = { proved, verified, kafka, append, post, decide, past, bulk, cold, settings: server.settings, plan };
} finally {
  await server.stop();
}

const text = report(findings);
console.log(text);
if (!values.short) {
  const folder = resolve('docs/reference');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.md'), text);
}
