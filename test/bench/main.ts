import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAppend } from './append.js';
import { benchDecide } from './decide.js';
import { benchPost } from './post.js';
import { type Findings, report } from './report.js';
import { startServer } from './server.js';

/** `npm run bench`: measures side by side and writes docs/reference/bench.md. `--short` takes a minute, is rough, and only prints. */
const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const plan = values.short ? { rounds: 3, round_ms: 400 } : { rounds: 5, round_ms: 2_000 };
const say = (line: string) => console.error(line);

const server = await startServer();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop().then(() => process.exit(130)));
let findings: Findings;
try {
  say('1/3 append: ledger, pg, emmett ...');
  const append = await benchAppend(plan);
  say('2/3 POST /v1/signalen: the hub and a bare route ...');
  const post = await benchPost(plan);
  say('3/3 one decision: Seinhuis, cedar-wasm, casbin, a hash table ...');
  findings = { append, post, decide: await benchDecide(plan), settings: server.settings, plan };
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
