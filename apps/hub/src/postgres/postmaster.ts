import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A server at work on a data folder. `ready` is false while it starts, recovers or stops. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** The server that runs on `pgdata` now, whoever started it, or null. Read from its pid file, never trusted without looking at the process. */
export function runningPostmaster(pgdata: string): Postmaster | null {
  const lines = pidFile(pgdata);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid < 1 || !isPostgres(pid)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * Removes the pid file of a server that provably died: its process is a zombie or another program took the number. PostgreSQL looks at the
 * number alone and would refuse to start. Children of the dead server that still hold its memory stop the start by themselves.
 */
export function forgetDeadPostmaster(pgdata: string): void {
  const pid = Number(pidFile(pgdata)[0]);
  if (Number.isInteger(pid) && pid > 0 && processState(pid) !== null && !isPostgres(pid))
    rmSync(join(pgdata, 'postmaster.pid'), { force: true });
}

function pidFile(pgdata: string): string[] {
  const path = join(pgdata, 'postmaster.pid');
  return statSync(path, { throwIfNoEntry: false }) ? readFileSync(path, 'utf8').split('\n') : [];
}

function isPostgres(pid: number): boolean {
  const state = processState(pid);
  return state === 'unknown' || (state !== null && state.program === 'postgres' && state.code !== 'Z' && state.code !== 'X');
}

/** null: no such process. 'unknown': it exists, but this system has no /proc to say more. */
function processState(pid: number): { program: string; code: string } | 'unknown' | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const end = stat.lastIndexOf(')');
    return { program: stat.slice(stat.indexOf('(') + 1, end), code: stat.slice(end + 2, end + 3) };
  } catch {
    return process.platform === 'linux' || !exists(pid) ? null : 'unknown';
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
