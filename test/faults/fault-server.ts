import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbedded } from '../../apps/hub/src/postgres/embedded.js';
import pg from 'pg';
import { makeTestRoles } from '../test-roles.js';

/**
 * The embedded PostgreSQL with the settings of the product, on a folder that is thrown away, to be killed and brought back. No database is dropped on it:
 * after a recovery PostgreSQL 18 may wait for ever for a process that ended meanwhile (`ProcSignalBarrier`), and dropping does wait.
 */
export interface FaultServer {
  port: number;
  /** Its folder with all it has on disk. */
  pgdata: string;
  /** Processes of the server now: the postmaster first, then those it started. Empty when it is not there. */
  processes(): number[];
  /** Brings back a server that was killed, on the same port and data. */
  revive(): Promise<void>;
  /** Has it write to disk all that it holds. */
  flush(): Promise<void>;
  /** Stops it in order and starts it with these lines more in its settings. */
  restartWith(settings: string): Promise<void>;
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
    revive: async () => {
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
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function asSuperuser(url: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(sql).finally(() => admin.end());
}

function processesOf(pgdata: string): number[] {
  const pidFile = join(pgdata, 'postmaster.pid');
  if (!existsSync(pidFile)) return [];
  const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const listed = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n');
  const all = listed.map((line) => line.trim().split(/\s+/)).filter(([, , state]) => !state!.startsWith('Z'));
  const own = all.filter(([pid, parent]) => Number(pid) === postmaster || Number(parent) === postmaster).map(([pid]) => Number(pid));
  return own.includes(postmaster) ? [postmaster, ...own.filter((pid) => pid !== postmaster)] : [];
}
