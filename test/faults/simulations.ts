import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { ownProcess } from '../concurrency/own-process.js';
import type { Caught, Part, Say } from './part.js';
import type { SeedsSaid, SeedsTask, Totals } from './simulation/seeds.js';
import { type Broken, simulate } from './simulation/simulate.js';

/** Each with what it must be caught at. */
interface BrokenBuild {
  fault: string;
  build: Broken;
  finding: string;
}
const brokenBuilds: BrokenBuild[] = [
  {
    fault: 'the line breaks in the middle of a commit',
    build: 'answers before the commit',
    finding: 'an acknowledged request is not where it was said to be',
  },
  { fault: 'a reader is killed', build: 'cursor apart from the rows', finding: 'the view is not the facts, each once, in order' },
  { fault: 'the clock jumps', build: 'reads in the order of the clock', finding: 'the view is not the facts, each once, in order' },
  { fault: 'a broker forgets', build: 'brokers that say yes and forget', finding: 'an event was not published' },
  { fault: 'a hub forges history after its witness was killed', build: 'a witness that forgets', finding: 'a fork was cosigned' },
];
/** Most of what a run makes is waste a moment later: with room for it less is copied. Megabytes. */
const ROOM_FOR_WASTE = ['--max-semi-space-size=64'];
/** Within so many seeds a broken build must be caught. */
const CAUGHT_WITHIN = 200;

/** `count` seeds from `from` on, on all cores; then each broken build, until it is caught; then one seed twice. */
export async function simulations(count: number, from: number, say: Say): Promise<Part> {
  const cores = Math.min(4, availableParallelism());
  const share = Math.ceil(count / cores);
  const parts = Array.from({ length: cores }, (_, core) => ({
    from: from + core * share,
    to: Math.min(from + count, from + (core + 1) * share),
  }));
  let told = 0;
  const results = await Promise.all(
    parts.map((task) =>
      run(task, () => {
        told += 100;
        if (told % 1_000 === 0) say(`${told} of ${count} seeds`);
      }),
    ),
  );
  const broken = results.flatMap(({ failed, wrong }) => (failed === undefined ? [] : [`seed ${failed}: ${wrong.join('; ')}`]));
  const caught: Caught[] = [];
  for (const one of brokenBuilds) {
    const { fault, build, finding } = one;
    const at = await caughtAt(one, from);
    if (at) caught.push({ fault, build, finding: `seed ${at.seed}: ${at.wrong}` });
    else broken.push(`a build that is broken on purpose was not caught in ${CAUGHT_WITHIN} seeds: ${build}: ${finding}`);
  }
  const [once, again] = [await simulate(from), await simulate(from)];
  if (once.trace !== again.trace) broken.push(`seed ${from} does not give the same run twice`);
  const sum = (of: (totals: Totals) => number) => results.reduce((total, { totals }) => total + of(totals), 0);
  return {
    name: 'simulation',
    found: [
      `${sum(({ runs }) => runs)} seeds from ${from} on: ${sum(({ steps }) => steps)} steps, ${sum(({ acknowledged }) => acknowledged)} acknowledged facts, ` +
        `${sum(({ kills }) => kills)} kills, ${sum(({ forged }) => forged)} forged histories`,
      `broken builds caught: ${caught.map((one) => `${one.build} (${one.finding})`).join('; ')}`,
    ],
    broken,
    caught,
  };
}

/** Another finding is passed over. */
async function caughtAt({ build, finding }: BrokenBuild, from: number): Promise<{ seed: number; wrong: string } | undefined> {
  for (let seed = from; seed < from + CAUGHT_WITHIN; seed++) {
    const wrong = (await simulate(seed, build)).wrong.find((what) => what.startsWith(finding));
    if (wrong) return { seed, wrong };
  }
  return undefined;
}

async function run(task: SeedsTask, onHundred: () => void): Promise<{ failed?: number; wrong: string[]; totals: Totals }> {
  const { child } = ownProcess('test/faults/simulation/seeds.ts', task, ROOM_FOR_WASTE);
  const found: { failed?: number; wrong: string[]; totals?: Totals } = { wrong: [] };
  child.on('message', (said: SeedsSaid) => {
    if ('failed' in said) Object.assign(found, said);
    else found.totals = said;
    if ('runs' in said && said.runs % 100 === 0) onHundred();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0 || !found.totals) throw new Error(`the simulation of seeds ${task.from} to ${task.to} ended with ${code}`);
  return { ...found, totals: found.totals };
}
