import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const build_ms = 1_200_000;
const cache = path.resolve(import.meta.dirname, '../../.cache/judges');

/** A program of others and the one version of it that we are judged by. */
export interface Judge {
  name: string;
  /** Undefined when it could not be built, outside CI. */
  program: string | undefined;
}

/**
 * Builds a program with go, once for each version.
 * @param module path and version, as `go install` takes it
 * @throws Error naming the program when it cannot be built and CI is set: what nobody judged must not look accepted
 */
export function judge(module: string): Judge {
  const [place = '', version = ''] = module.split('@');
  const name = path.basename(place);
  const folder = path.join(cache, `${name}@${version}`);
  const program = path.join(folder, name);
  if (existsSync(program)) return { name, program };
  mkdirSync(folder, { recursive: true });
  const { status, error, stderr } = spawnSync('go', ['install', module], {
    env: { ...process.env, GOBIN: folder },
    encoding: 'utf8',
    timeout: build_ms,
  });
  if (status === 0) return { name, program };
  return missing(name, error ? 'go is missing, or took too long' : (stderr.trim().split('\n').at(-1) ?? ''));
}

/** A program that a judge needs beside it, and that is installed or not. @throws Error as above */
export function besides(name: string): Judge {
  const { error } = spawnSync(name, ['--version'], { stdio: 'ignore' });
  return error ? missing(name, 'it is not installed') : { name, program: name };
}

function missing(name: string, because: string): Judge {
  const why = `${name} is not here to judge: ${because}`;
  if (process.env['CI']) throw new Error(why);
  process.stdout.write(`${why}; skipped\n`);
  return { name, program: undefined };
}

/** `describe` for what these programs judge; skipped, with the reason above, where one of them is missing. */
export const describeJudged = (judges: readonly Judge[]) => (judges.every(({ program }) => program) ? describe : describe.skip);
