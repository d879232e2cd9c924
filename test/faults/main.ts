import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { badLines } from './bad-lines.js';
import { brokenBuilds, mustFail } from './broken-builds.js';
import { everyByte } from './bytes.js';
import { clocks } from './clocks.js';
import { edits } from './edits.js';
import { erased } from './erased.js';
import { fullDisk } from './full-disk.js';
import { histories } from './histories.js';
import { hubKilled } from './hub-killed.js';
import { kills } from './kills.js';
import type { Part } from './part.js';
import { faultsReport } from './report.js';
import { simulations } from './simulations.js';
import { sizes } from './sizes.js';

/**
 * `npm run test:faults`: what must hold when everything goes wrong. `--ci` takes a few minutes, `--full` some hours; `--write` keeps what was found in
 * docs/reference/faults.md. `--kills`, `--hub-kills`, `--edits`, `--entries`, `--seeds` set a size; `--seed` another chance; `--only` runs the parts with this
 * in their name.
 */
const { values } = parseArgs({
  options: {
    ci: { type: 'boolean', default: false },
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

const usual = values.full ? sizes.full : values.ci ? sizes.ci : sizes.usual;
const number = (given: string | undefined, otherwise: number): number => {
  const count = given === undefined ? otherwise : Number(given);
  if (Number.isSafeInteger(count) && count > 0) return count;
  console.error(`a size is a whole number above 0, not ${given}`);
  process.exit(2);
};
const seed = number(values.seed, 1);
const killCount = number(values.kills, usual.kills);
const say = (line: string) => console.error(`   ${line}`);

const parts: [name: string, run: () => Promise<Part>][] = [
  ['kills', () => kills({ kills: killCount, seed, hitsMin: Math.max(1, Math.floor(killCount / 2)) }, say)],
  ['a hub killed', () => hubKilled(number(values['hub-kills'], usual.hubKills), seed, say)],
  ['full disk', () => fullDisk(say)],
  ['bad lines', () => badLines(say)],
  ['clocks', () => clocks(say)],
  ['erased', () => erased(say)],
  ['every byte', () => everyByte(number(values.entries, usual.entries), say)],
  ['edits', () => edits(number(values.edits, usual.edits), seed, say)],
  ['histories', () => histories(usual.histories, seed)],
  ['simulation', () => simulations(number(values.seeds, usual.seeds), seed, say)],
  ...brokenBuilds
    .filter(({ long }) => !(values.ci && long))
    .map((broken): [string, () => Promise<Part>] => [`broken build: ${broken.build}, ${broken.fault}`, () => mustFail(broken, say, seed)]),
];
const chosen = parts.filter(([name]) => name.includes(values.only));
if (chosen.length === 0) {
  console.error(`no part is named like that; there are: ${parts.map(([name]) => name).join(', ')}`);
  process.exit(2);
}
// hubs run as built: this builds what is older than its sources
if (spawnSync(process.execPath, ['apps/inspect/bin/seinhuis.js', '--help'], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
  process.exit(2);

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
