/** One part of the fault tests: what was done and found, and what was wrong. */
export interface Part {
  name: string;
  /** A line each, for people. */
  found: string[];
  /** A line for each promise that was broken; empty when all held. */
  broken: string[];
  /** Builds that are broken on purpose and were caught. */
  caught?: Caught[];
}

/** For which fault a broken build stands, and what it was caught at. */
export interface Caught {
  fault: string;
  build: string;
  finding: string;
}

/** Told while it is at work. */
export type Say = (line: string) => void;

/** Asks again and again, a moment apart, until `holds`. The bound is for what hangs, not a measure. @throws Error after ten minutes, with `what` */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 600_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`it did not come: ${what}`);
    await new Promise((later) => setTimeout(later, 10));
  }
}
