import 'reflect-metadata';
import { type Broken, type Run, simulate } from './simulate.js';

export interface SeedsTask {
  from: number;
  to: number;
  /** A build that is broken on purpose, and what it must be caught at: another finding is passed over. */
  broken?: { build: Broken; finding: string };
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

/** Runs these seeds in this process, up to the first that breaks a promise. */
async function main({ from, to, broken }: SeedsTask): Promise<void> {
  const totals: Totals = { runs: 0, steps: 0, acknowledged: 0, kills: 0, forged: 0 };
  const add = ({ steps, acknowledged, kills, forged }: Run) => {
    totals.runs++;
    totals.steps += steps;
    totals.acknowledged += acknowledged;
    totals.kills += kills;
    totals.forged += forged;
  };
  for (let seed = from; seed < to; seed++) {
    const run = await simulate(seed, broken?.build);
    add(run);
    const wrong = broken ? run.wrong.filter((what) => what.startsWith(broken.finding)) : run.wrong;
    if (wrong.length > 0) {
      process.send?.({ failed: seed, wrong } satisfies SeedsSaid);
      break;
    }
    if (totals.runs % SAY_EVERY === 0) process.send?.({ ...totals } satisfies SeedsSaid);
  }
  process.send?.(totals satisfies SeedsSaid, () => process.disconnect());
}

await main(JSON.parse(process.argv[2]!) as SeedsTask);
