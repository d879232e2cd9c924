import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { givenHubs } from '../replicas/given-hubs.js';
import { heard } from './bad-lines.js';
import { startFaultServer } from './fault-server.js';
import { HubLoad } from './hub-load.js';
import { type Part, type Say, until } from './part.js';

const DISK_MB = 160;
const CLIENTS = 6;
/** Left free, so that it is full soon. */
const LEFT_bytes = 1_000_000;
/** A database that takes no session for so long does not come back by itself. */
const STUCK_ms = 120_000;

/**
 * A hub whose database finds no room on its disk: it says so, loses nothing, and goes on when there is room. Needs the right to mount a small disk.
 * @param script starts the hub; another one for a build that is broken on purpose
 */
export async function fullDisk(say: Say, script?: string): Promise<Part> {
  const disk = mkdtempSync(join(tmpdir(), 'seinhuis-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk]).status === 0;
  if (!mounted) {
    rmSync(disk, { recursive: true });
    const why = 'skipped: no right to mount a small disk here';
    return { name: 'a full disk', found: [why], broken: process.env['CI'] ? [why] : [] };
  }
  chmodSync(disk, 0o711);
  try {
    return await onDisk(disk, say, script);
  } finally {
    spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  }
}

async function onDisk(disk: string, say: Say, script?: string): Promise<Part> {
  const server = await startFaultServer(disk);
  const given = await givenHubs();
  const ballast = join(disk, 'ballast');
  try {
    const hub = await given.start(script ? { script } : {});
    const load = new HubLoad(given, hub.url, CLIENTS);
    await until('the hub is at work', () => load.answers.size >= 20);
    fill(disk, ballast);
    await fillLogSegments(process.env['TEST_DATABASE_URL']!);
    const before = load.answers.size;
    const refuses = () => [...load.refusals.keys()].some((said) => said.startsWith('503'));
    // one that never says so has met it when its database is gone
    await until('the hub says that it cannot write', () => {
      // what a checkpoint gives back meanwhile is taken too, else the hub could go on for as long as that lasts
      fill(disk, ballast);
      return refuses() || (script !== undefined && server.processes().length === 0);
    });
    say(`full after ${before} reports: ${heard(load)}`);
    rmSync(ballast);
    const healed = load.answers.size + 20;
    let answered = Date.now();
    await until('the hub carries out reports again', async () => {
      if (await server.answers()) answered = Date.now();
      // a database that could not even recover for want of room ends at some moment after, or is stuck; who runs it starts it again
      if (server.processes().length === 0 || Date.now() - answered > STUCK_ms) await server.revive();
      return load.answers.size >= healed;
    });
    await load.finish();
    const broken = await load.wrong([/^503 \S+ problem\+json$/, /^409 idempotency\./]);
    return {
      name: 'a full disk',
      found: [`${before} reports before it was full, ${load.answers.size} in all; heard: ${heard(load)}`],
      broken,
    };
  } finally {
    rmSync(ballast, { force: true });
    await given.leave().catch(() => undefined);
    await server.stop();
  }
}

/** Takes what is free but for a little. */
function fill(disk: string, ballast: string): void {
  const { bavail, bsize } = statfsSync(disk);
  const more = bavail * bsize - LEFT_bytes;
  try {
    if (more > 0) appendFileSync(ballast, Buffer.alloc(more));
  } catch (error) {
    // the database took it first
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/** PostgreSQL keeps some room for its log in advance; once that is used it must ask for more. */
async function fillLogSegments(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  admin.on('error', () => undefined);
  try {
    await admin.connect();
    for (let segment = 0; segment < 16; segment++) {
      await admin.query('create table if not exists filler (n int)');
      await admin.query('insert into filler values (1)');
      await admin.query('select pg_switch_wal()');
    }
  } catch {
    // it is full now
  } finally {
    await admin.end().catch(() => undefined);
  }
}
