import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbedded } from '../../apps/hub/src/postgres/embedded.js';
import pg from 'pg';
import { makeTestRoles } from '../test-roles.js';
import { killAll } from './kill-all.js';
import { until } from './part.js';

/**
 * The embedded PostgreSQL with the settings of the product, on a folder that is thrown away, to be killed and brought back. At its end it is not stopped in
 * order, and no database is dropped on it: both wait for its processes, and PostgreSQL 18 does not notice that one is killed while it begins anew after another.
 */
export interface FaultServer {
  port: number;
  /** Its folder with all it has on disk. */
  pgdata: string;
  /** Processes of the server now: the postmaster first, then those it started. Empty when it is not there. */
  processes(): number[];
  /** Whether it takes a new session. */
  answers(): Promise<boolean>;
  /** Brings back a server that was killed or is stuck, on the same port and data. */
  revive(): Promise<void>;
  /** Has it write to disk all that it holds. */
  flush(): Promise<void>;
  /** Stops it in order and starts it with these lines more in its settings. */
  restartWith(settings: string): Promise<void>;
  /** Ends it as it is, and throws it away. */
  stop(): Promise<void>;
}

/** @param parent folder to make its own in, such as a small disk */
export async function startFaultServer(parent = tmpdir()): Promise<FaultServer> {
  const folder = mkdtempSync(join(parent, 'seinhuis-faults-'));
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'pg');
  const start = (port?: number) => startEmbedded({ dataDir, ...(port && { port }), log: () => {} });
  let server: EmbeddedPostgres = await start();
  const { port } = server;
  await makeTestRoles(server.url);
  const pgdata = join(dataDir, 'pgdata');
  return {
    port,
    pgdata,
    processes: () => processesOf(pgdata),
    answers: () =>
      asSuperuser(server.url, 'select 1').then(
        () => true,
        () => false,
      ),
    revive: async () => {
      await killed(pgdata);
      server = await start(port);
    },
    flush: () => asSuperuser(server.url, 'checkpoint'),
    restartWith: async (settings) => {
      await server.stop();
      // after the file that the product writes anew at each start, so that these count
      appendFileSync(join(pgdata, 'postgresql.conf'), `\n${settings}\n`);
      server = await start(port);
    },
    stop: async () => {
      await killed(pgdata);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function asSuperuser(url: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  admin.on('error', () => undefined); // it may be killed meanwhile
  await admin.connect();
  await admin.query(sql).finally(() => admin.end());
}

/** Kills every process of the server, and waits until they are gone. */
async function killed(pgdata: string): Promise<void> {
  const pids = processesOf(pgdata);
  killAll(pids);
  await until('the server is gone', () => !livingOf(pids).length);
}

function processesOf(pgdata: string): number[] {
  const pidFile = join(pgdata, 'postmaster.pid');
  if (!existsSync(pidFile)) return [];
  const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const own = living().flatMap(([pid, parent]) => (pid === postmaster || parent === postmaster ? [pid] : []));
  return own.includes(postmaster) ? [postmaster, ...own.filter((pid) => pid !== postmaster)] : [];
}

/** Which of these processes are still there. */
export const livingOf = (pids: readonly number[]): number[] => living().flatMap(([pid]) => (pids.includes(pid) ? [pid] : []));

/** Every process of this machine that has not ended, with its parent. */
function living(): [pid: number, parent: number][] {
  const listed = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n');
  const all = listed.map((line) => line.trim().split(/\s+/)).filter(([, , state]) => !state!.startsWith('Z'));
  return all.map(([pid, parent]) => [Number(pid), Number(parent)]);
}
