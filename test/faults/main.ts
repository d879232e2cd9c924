import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { badLines } from './bad-lines.js';
import { everyByte } from './bytes.js';
import { clocks } from './clocks.js';
import { edits } from './edits.js';
import { fullDisk } from './full-disk.js';
import { histories } from './histories.js';
import { hubKilled } from './hub-killed.js';
import { type KillPlan, kills } from './kills.js';
import type { Part } from './part.js';
import { faultsReport } from './report.js';
import { simulations } from './simulations.js';

/**
 * `npm run test:faults`: what must hold when everything goes wrong. Without options as before each change; `--full` takes some hours; `--write` keeps what was
 * found in docs/reference/faults.md. `--kills`, `--hub-kills`, `--edits`, `--entries`, `--seeds` set a size; `--seed` another chance; `--only` runs the parts with this in their name.
 */
const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    kills: { type: 'string' },
    'hub-kills': { type: 'string' },
    edits: { type: 'string' },
    entries: { type: 'string' },
    seeds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});

const sizes = values.full
  ? { kills: 1_000, hubKills: 40, edits: 5_000, entries: 1_000, seeds: 100_000 }
  : { kills: 60, hubKills: 4, edits: 510, entries: 1_000, seeds: 10_000 };
const number = (given: string | undefined, otherwise: number): number => {
  const count = given === undefined ? otherwise : Number(given);
  if (Number.isSafeInteger(count) && count > 0) return count;
  console.error(`a size is a whole number above 0, not ${given}`);
  process.exit(2);
};
const seed = number(values.seed, 1);
const killCount = number(values.kills, sizes.kills);
const say = (line: string) => console.error(`   ${line}`);

/** The harness with a build that is broken on purpose: it must find just that. */
async function mustFail(broken: NonNullable<KillPlan['broken']>, finding: RegExp, times: number): Promise<Part> {
  const found = await kills({ kills: times, seed, hitsMin: 0, broken }, say);
  const seen = found.broken.find((what) => finding.test(what));
  return {
    name: `a broken build: ${broken}`,
    found: seen ? [`caught: ${seen}`] : found.found,
    broken: seen ? [] : [`the harness did not see it in ${times} kills`],
  };
}

const parts: [name: string, run: () => Promise<Part>][] = [
  ['kills', () => kills({ kills: killCount, seed, hitsMin: Math.max(1, Math.floor(killCount / 2)) }, say)],
  ['broken build: unflushed', () => mustFail('commits are not flushed', /facts are lost/, 12)],
  ['broken build: no keys', () => mustFail('a request sent again is another request', /done twice/, 12)],
  ['a hub killed', () => hubKilled(number(values['hub-kills'], sizes.hubKills), seed, say)],
  ['full disk', () => fullDisk(say)],
  ['bad lines', () => badLines(say)],
  ['clocks', () => clocks(say)],
  ['broken build: trusting', () => clocks(say, 'test/faults/trusting-hub.ts')],
  ['every byte', () => everyByte(number(values.entries, sizes.entries), say)],
  ['edits', () => edits(number(values.edits, sizes.edits), seed, say)],
  ['histories', () => histories(100, seed)],
  ['simulation', () => simulations(number(values.seeds, sizes.seeds), seed, say)],
];
const chosen = parts.filter(([name]) => name.includes(values.only));
if (chosen.length === 0) {
  console.error(`no part is named like that; there are: ${parts.map(([name]) => name).join(', ')}`);
  process.exit(2);
}

const done: (Part & { seconds: number })[] = [];
for (const [index, [name, run]] of chosen.entries()) {
  console.error(`${index + 1}/${chosen.length} ${name} ...`);
  const began = performance.now();
  const part = await run().catch((error: unknown): Part => ({ name, found: [], broken: [`it ended: ${String(error)}`] }));
  done.push({ ...part, seconds: Math.round((performance.now() - began) / 1_000) });
  const { found, broken, seconds } = done.at(-1)!;
  console.log(`${broken.length === 0 ? 'ok    ' : 'BROKEN'} ${part.name} (${seconds} s)`);
  for (const line of [...found, ...broken.map((what) => `broken: ${what}`)]) console.log(`         ${line}`);
}
if (values.write) writeFileSync('docs/reference/faults.md', faultsReport(done));
process.exit(done.every(({ broken }) => broken.length === 0) ? 0 : 1);
