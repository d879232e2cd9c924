import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { allows, serverAccount } from './account.js';
import { Cluster, homeFor } from './cluster.js';
import { forgetDeadPostmaster, runningPostmaster } from './postmaster.js';
import { findPrograms } from './programs.js';

/** A real PostgreSQL on this machine. `url` is the superuser's: for making roles and databases, nothing else. */
export interface EmbeddedPostgres {
  url: string;
  port: number;
  version: string;
  /** True when the server was found running, after a crash of the process that started it. */
  adopted: boolean;
  /** Resolves when the server is lost while it should run; `startEmbedded` with the same `port` brings it back. */
  lost: Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of this server alone; made when missing. */
  dataDir: string;
  /** Fixed port; otherwise the one it had last, or a free one. */
  port?: number;
  log: (line: string) => void;
}

/** How long a start is tried again: after kill -9 of the server its children need some seconds to let go of the data. */
const patience_ms = 20_000;
/** Held by the process that uses the server; the number only has to be the same in every process. */
const guardLock = 727_134_001;

/**
 * Starts the embedded PostgreSQL on `dataDir`, or adopts the one that an earlier process left running there.
 * @throws Error when another process uses it, when `port` is taken, or with what the server said
 */
export async function startEmbedded({ dataDir, port, log }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const wanted = resolve(dataDir);
  mkdirSync(dirname(wanted), { recursive: true, mode: 0o711 });
  const elsewhere = `/var/lib/seinhuis/${createHash('sha256').update(wanted).digest('hex').slice(0, 16)}`;
  const account = serverAccount(wanted);
  const home = homeFor(wanted, account, (path) => allows(account, '-w', path), elsewhere);
  if (home !== wanted) log(`het account van de database kan niet bij ${wanted}; de gegevens staan in ${home}`);
  const programs = findPrograms(account);
  const cluster = new Cluster(home, programs, account);
  await cluster.prepare();
  const found = await waitForRunning(cluster);
  const actual = found ?? (await started(cluster, port));
  const url = `postgresql://postgres:${cluster.password}@127.0.0.1:${actual}/postgres`;
  const guard = await hold(url, wanted);
  let stopping = false;
  const lost = new Promise<void>((tell) => guard.once('end', () => void (stopping || tell())));
  const stop = async () => {
    stopping = true;
    await guard.end().catch(() => undefined);
    await cluster.stop();
  };
  return { url, port: actual, version: programs.version, adopted: found !== null, lost, stop };
}

/** Port of a server that already runs, once it accepts connections; null when none runs. */
async function waitForRunning(cluster: Cluster): Promise<number | null> {
  const deadline = Date.now() + patience_ms;
  for (;;) {
    const server = runningPostmaster(cluster.pgdata);
    if (!server) return null;
    if (server.ready && (await accepts(server.port))) return server.port;
    if (Date.now() > deadline) throw new Error(`een PostgreSQL (proces ${server.pid}) draait op ${cluster.pgdata} maar antwoordt niet`);
    await pause(100);
  }
}

async function started(cluster: Cluster, wanted?: number): Promise<number> {
  if (wanted && (await accepts(wanted))) throw new Error(`poort ${wanted} is bezet; kies een andere poort voor de database`);
  const deadline = Date.now() + patience_ms;
  for (;;) {
    const remembered = cluster.rememberedPort;
    const port = wanted ?? (remembered && !(await accepts(remembered)) ? remembered : await freePort());
    forgetDeadPostmaster(cluster.pgdata);
    try {
      await cluster.start(port);
      return port;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(250);
      const other = await waitForRunning(cluster);
      if (other !== null) return other;
    }
  }
}

/** Two processes on one data folder would stop the server under each other; the session ends with the process, so no lock outlives it. */
async function hold(url: string, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'seinhuis guard' });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [guardLock]);
  if (rows[0]?.held) return client;
  await client.end();
  throw new Error(`een ander proces gebruikt ${dataDir} al; stop dat eerst of kies een andere map met --data-dir`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
    socket.once('connect', () => socket.destroy());
  });
}

function freePort(): Promise<number> {
  return new Promise((answer, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => answer(port));
    });
  });
}
