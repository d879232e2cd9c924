import 'reflect-metadata';
import { type Run, simulate } from './simulate.js';

export interface SeedsTask {
  from: number;
  to: number;
}

/** A run that broke a promise, or what all runs came to. */
export type SeedsSaid = { failed: number; wrong: string[] } | Totals;

export interface Totals {
  runs: number;
  steps: number;
  acknowledged: number;
  kills: number;
  forged: number;
}

/** Says every so many runs how far it is. */
const SAY_EVERY = 100;
// errors by the million, of which nobody reads where they came from: a seed that fails is run again by itself
Error.stackTraceLimit = 0;

/** Runs these seeds in this process, up to the first that breaks a promise. */
async function main({ from, to }: SeedsTask): Promise<void> {
  const totals: Totals = { runs: 0, steps: 0, acknowledged: 0, kills: 0, forged: 0 };
  const add = ({ steps, acknowledged, kills, forged }: Run) => {
    totals.runs++;
    totals.steps += steps;
    totals.acknowledged += acknowledged;
    totals.kills += kills;
    totals.forged += forged;
  };
  for (let seed = from; seed < to; seed++) {
    const run = await simulate(seed);
    add(run);
    if (run.wrong.length > 0) {
      process.send?.({ failed: seed, wrong: run.wrong } satisfies SeedsSaid);
      break;
    }
    if (totals.runs % SAY_EVERY === 0) process.send?.({ ...totals } satisfies SeedsSaid);
  }
  process.send?.(totals satisfies SeedsSaid, () => process.disconnect());
}

await main(JSON.parse(process.argv[2]!) as SeedsTask);
