import { badLines } from './bad-lines.js';
import { everyByte } from './bytes.js';
import { clocks } from './clocks.js';
import { edits } from './edits.js';
import { erased } from './erased.js';
import { fullDisk } from './full-disk.js';
import { histories } from './histories.js';
import { kills } from './kills.js';
import type { Part, Say } from './part.js';
import { brokenSizes } from './sizes.js';

/** A build that is broken on purpose, in the same harness: it must be caught at just this, or the harness sees nothing. */
export interface BrokenBuild {
  /** The fault that it proves the harness for. */
  fault: string;
  build: string;
  finding: RegExp;
  /** Left out where a few minutes must do. */
  long?: boolean;
  run(say: Say, seed: number): Promise<Part>;
}

const unflushed = 'commits are not flushed' as const;
const keyless = 'a request sent again is another request' as const;

/** A kill counts when it hits a commit, which no number of kills makes certain: so there are more of them until it is caught. */
async function killsUntil(finding: RegExp, broken: typeof unflushed | typeof keyless, say: Say, seed: number): Promise<Part> {
  let found: Part = { name: broken, found: [], broken: [] };
  for (const times of brokenSizes.kills) {
    found = await kills({ kills: times, seed: seed + times, hitsMin: 0, broken }, say);
    if (found.broken.some((what) => finding.test(what))) break;
  }
  return found;
}

export const brokenBuilds: readonly BrokenBuild[] = [
  {
    fault: 'PostgreSQL is killed',
    build: unflushed,
    finding: /facts are lost/,
    run: (say, seed) => killsUntil(/facts are lost/, unflushed, say, seed),
  },
  {
    fault: 'a hub or its line is cut before the answer, and the request is sent again',
    build: keyless,
    finding: /done twice/,
    run: (say, seed) => killsUntil(/done twice/, keyless, say, seed),
  },
  {
    fault: 'the disk is full',
    build: 'a hub that says yes when the database did not',
    finding: /acknowledged reports are lost/,
    run: (say) => fullDisk(say, 'test/faults/hasty-hub.ts'),
  },
  {
    fault: 'the line to the database is late, slow, cut, halved, closed or silent',
    build: 'a hub that says yes when the database did not',
    finding: /acknowledged reports are lost/,
    long: true,
    run: (say) => badLines(say, 'test/faults/hasty-hub.ts'),
  },
  {
    fault: 'the clock jumps',
    build: 'a hub that trusts a token for good once it was good',
    finding: /a token of another hour was taken, as it had been before/,
    run: (say) => clocks(say, 'test/faults/trusting-hub.ts'),
  },
  {
    fault: 'somebody is erased',
    build: 'an erasure that writes the fact and destroys nothing',
    finding: /keys or sealed names are still on the disk/,
    run: (say) => erased(say, true),
  },
  {
    fault: 'a byte of an entry changes',
    build: 'a check that takes the hash as it follows from what is there',
    finding: /^not seen: entry/,
    run: (say) => everyByte(brokenSizes.entries, say, true),
  },
  {
    fault: 'an administrator changes rows',
    build: 'a check that holds the ledger against nothing that left the building',
    finding: /rewritten, with its columns and its leaf hash: not seen/,
    run: (say, seed) => edits(brokenSizes.edits, seed, say, true),
  },
  {
    fault: 'an administrator with the key of the log rewrites history',
    build: 'a witness that begins anew each time',
    finding: /a witness answered 200,200,200/,
    run: (_, seed) => histories(brokenSizes.histories, seed, true),
  },
];

/** @returns what it was caught at; a part that is broken when it was not */
export async function mustFail({ fault, build, finding, run }: BrokenBuild, say: Say, seed: number): Promise<Part> {
  const found = await run(say, seed);
  const seen = found.broken.find((what) => finding.test(what));
  return {
    name: `a broken build: ${build}`,
    found: seen ? [`caught: ${seen}`] : found.found,
    broken: seen ? [] : [`the harness did not see it: ${found.broken.join('; ') || 'it found nothing wrong'}`],
    ...(seen && { caught: [{ fault, build, finding: seen }] }),
  };
}
