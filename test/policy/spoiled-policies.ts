import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadPolicies, PolicyError } from '#libs/policy';

/** A mistake that can be made in one place of the policy. */
export interface Mistake {
  name: string;
  file: string;
  before: string;
  after: string;
  /** Lines between the change and the place that is named. */
  below?: number;
  /** The problem is named somewhere else. */
  elsewhere?: true;
  message: RegExp;
}

/** A copy of policies/ to spoil, with one case file. */
export class SpoiledPolicies {
  readonly dir = mkdtempSync(path.join(tmpdir(), 'policies-'));

  constructor() {
    const isNeeded = (name: string): boolean => !name.includes('cases/') || name.endsWith('P01.cases.yaml');
    cpSync('policies', this.dir, { recursive: true, filter: isNeeded });
  }

  /** Replaces the only occurrence of `before` and returns the line on which it stood. */
  change(file: string, before: string, after: string): number {
    const name = path.join(this.dir, file);
    const parts = readFileSync(name, 'utf8').split(before);
    if (parts.length !== 2) throw new Error(`"${before}" stands ${parts.length - 1} times in ${file}`);
    writeFileSync(name, parts.join(after));
    return (parts[0] ?? '').split('\n').length;
  }

  problems(): PolicyError['problems'] {
    try {
      loadPolicies(this.dir);
    } catch (error) {
      if (error instanceof PolicyError) return error.problems;
      throw error;
    }
    return [];
  }

  remove(): void {
    rmSync(this.dir, { recursive: true });
  }
}

/** All mistakes are made at once; each must be found on its line, and nothing else. */
export function describeMistakes(kind: string, mistakes: readonly Mistake[]): void {
  describe(`policies with every mistake of ${kind} at once`, () => {
    let problems: PolicyError['problems'];
    const lines = new Map<string, number>();

    beforeAll(() => {
      const spoiled = new SpoiledPolicies();
      for (const { name, file, before, after, below = 0 } of mistakes) lines.set(name, spoiled.change(file, before, after) + below);
      problems = spoiled.problems();
      spoiled.remove();
    });

    it.each(mistakes)('are refused for $name, with its line', ({ name, file, message, elsewhere }) => {
      const found = problems.filter((problem) => message.test(problem.message));
      expect(found).toContainEqual(expect.objectContaining({ file, ...(!elsewhere && { line: lines.get(name) }) }));
    });

    it('are refused for nothing else', () => {
      expect(problems.filter(({ message }) => !mistakes.some((one) => one.message.test(message)))).toEqual([]);
    });
  });
}
