import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const named = process.env['SEINHUIS_VECTORS'];
const folder = path.resolve(named ?? path.join(import.meta.dirname, '../../../shared/vectors'));

/** The vectors are of others and not part of this repository: without them there is nothing to hold ourselves against. */
export const vectorsAreHere = existsSync(folder);
if (!vectorsAreHere && named) throw new Error(`SEINHUIS_VECTORS names a folder that is not there`);

/** `describe` where the vectors are; elsewhere the sets show as skipped. */
export const describeSet = vectorsAreHere ? describe : describe.skip;

export const vectorFile = (...parts: string[]): Buffer => readFileSync(path.join(folder, ...parts));
export const vectorJson = <T>(...parts: string[]): T => JSON.parse(vectorFile(...parts).toString('utf8')) as T;

/** Every JSON file below, at any depth, with its path. */
export function jsonFilesUnder<T>(...parts: string[]): { name: string; value: T }[] {
  const from = path.join(folder, ...parts);
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.sort().map((name) => ({ name, value: JSON.parse(readFileSync(path.join(from, name), 'utf8')) as T }));
}

/** What came of one set: a case agrees, differs, or says nothing about this software, and then why. */
export interface SetResult {
  agreed: number;
  differed: string[];
  /** Reason to number of cases. */
  aside: Record<string, number>;
}

/**
 * Holds something against a set.
 * @param judge true: it agrees; a text: why the case does not apply
 */
export function holdAgainst<T>(cases: readonly T[], nameOf: (one: T) => string, judge: (one: T) => boolean | string): SetResult {
  const result: SetResult = { agreed: 0, differed: [], aside: {} };
  for (const one of cases) {
    const found = judge(one);
    if (typeof found === 'string') result.aside[found] = (result.aside[found] ?? 0) + 1;
    else if (found) result.agreed++;
    else result.differed.push(nameOf(one));
  }
  return result;
}

/** Prints the counts of a set, and fails when one differs or none applied. */
export function expectAll(set: string, { agreed, differed, aside }: SetResult): void {
  const others = Object.entries(aside).map(([why, count]) => `; ${count} ${why}`);
  process.stdout.write(`${set}: ${agreed} of ${agreed + differed.length} agree${others.join('')}\n`);
  expect(differed).toEqual([]);
  expect(agreed).toBeGreaterThan(0);
}
