import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadPolicies } from '#libs/policy';
import { endRelays } from '../kafka/own-relay.js';
import { endAll } from '../replicas/own-hub.js';
import { benchAppend } from './append.js';
import { benchBulk } from './bulk.js';
import { benchCase } from './case.js';
import { benchCold } from './cold.js';
import { benchDecide } from './decide.js';
import { requireBuilt } from './built.js';
import { benchHubs } from './hubs.js';
import { benchKafka } from './kafka.js';
import { benchMemory } from './memory.js';
import { benchPastVersions } from './past-versions.js';
import { benchPost } from './post.js';
import { benchProvedAppend } from './proved-append.js';
import { benchRebuild } from './rebuild.js';
import { benchScale } from './scale.js';
import { type Findings, report } from './report.js';
import { startServer } from './server.js';
import { benchStart } from './start.js';
import { benchVerify } from './verify.js';

/**
 * `npm run bench`: measures side by side and writes docs/reference/bench.md. `--short` takes some minutes, is rough, and only prints. `--full` also goes to a
 * million signals and 100,000 requests, and takes hours. `--signals 1000000` goes to a million signals and leaves the rest as it is; that takes some 13 GB on
 * disk. `--only <names>` runs these parts, such as `hubs,scale`, and prints what they found.
 */
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    signals: { type: 'string' },
  },
});
const plan = values.short ? { rounds: 3, round_ms: 400 } : { rounds: 5, round_ms: 2_000 };
const size = <T>(short: T, usual: T, full: T): T => (values.short ? short : values.full ? full : usual);
const pack = loadPolicies(resolve('policies'));
/** From ten thousand signals on, each ledger ten times the one before. */
function scaleSizes(): number[] {
  const largest = Number(values.signals ?? size(10_000, 100_000, 1_000_000));
  const sizes = [1_000, 10_000, 100_000, 1_000_000].filter((one) => one <= largest && (values.short || one >= 10_000));
  if (sizes.at(-1) === largest) return sizes;
  console.error(`--signals is 10000, 100000 or 1000000, not ${values.signals}`);
  process.exit(2);
}
const signals = scaleSizes();

const parts = {
  append: () => benchAppend(plan),
  post: () => benchPost(plan),
  decide: () => benchDecide(pack, plan),
  past: () => Promise.resolve(benchPastVersions(pack, plan)),
  bulk: () => benchBulk(pack, values.short ? { rounds: 3, requests: 40_000 } : { rounds: 5, requests: 200_000 }),
  cold: () => benchCold(values.short ? 7 : 15),
  kafka: () => benchKafka(values.short ? { rounds: 3, events: 20_000, lag_s: 5 } : { rounds: 5, events: 60_000, lag_s: 20 }),
  proved: () => benchProvedAppend(plan),
  verified: () => benchVerify({ rounds: 3, events: size(10_000, 1_000_000, 1_000_000) }),
  hubs: () => benchHubs(plan),
  scale: () => benchScale(signals, plan),
  rebuild: () => benchRebuild({ signals: size(500, 2_000, 10_000), rounds: values.short ? 2 : 3 }),
  start: () => benchStart(values.short ? 1 : 5),
  memory: () => benchMemory(size(2_000, 10_000, 100_000)),
  opened: () => benchCase([2, 200], values.short ? 3 : 7),
} satisfies { [K in keyof Omit<Findings, 'settings' | 'plan'>]: () => Promise<Findings[K]> };

const all = Object.keys(parts) as (keyof typeof parts)[];
const asked = values.only ? values.only.split(',') : all;
const unknown = asked.filter((name) => !(all as string[]).includes(name));
if (unknown.length > 0) {
  console.error(`there is no part ${unknown.join(', ')}; choose from ${all.join(', ')}`);
  process.exit(2);
}

requireBuilt();
const server = await startServer();
const stop = async () => {
  await Promise.all([endAll(), endRelays()]);
  await server.stop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(130)));
const found: Partial<Record<keyof typeof parts, unknown>> = {};
try {
  for (const [no, name] of all.filter((one) => asked.includes(one)).entries()) {
    console.error(`${no + 1}/${asked.length} ${name} ...`);
    found[name] = await parts[name]();
    if (values.only) console.log(JSON.stringify({ [name]: found[name] }, null, 2));
    else console.error(JSON.stringify(found[name]));
  }
} finally {
  await stop();
}

if (!values.only) {
  const text = report({ ...(found as Findings), settings: server.settings, plan });
  console.log(text);
  if (!values.short) {
    const folder = resolve('docs/reference');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'bench.md'), text);
  }
}
