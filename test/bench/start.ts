import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenHubs } from '../replicas/given-hubs.js';
import { median } from './measure.js';

/** Milliseconds from the command until it serves; medians. */
export interface StartResult {
  times: number;
  /** `npm start` in an empty folder: makes its database, its keys, its tables and its rules. */
  cold_ms: number;
  /** The same folder again. */
  warm_ms: number;
  /** A hub alone on a database of its own, empty and not. */
  hubCold_ms: number;
  hubWarm_ms: number;
}

/** From nothing to serving, and from a stop to serving. */
export async function benchStart(times: number): Promise<StartResult> {
  const found = { cold: [] as number[], warm: [] as number[], hubCold: [] as number[], hubWarm: [] as number[] };
  for (let turn = 0; turn < times; turn++) {
    const folder = mkdtempSync(join(tmpdir(), 'seinhuis-bench-start-'));
    // as root the database runs as another user, who must be able to reach its own folder in here
    chmodSync(folder, 0o711);
    try {
      found.cold.push(await wholeStart(folder));
      found.warm.push(await wholeStart(folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const given = await givenHubs();
    try {
      for (const list of [found.hubCold, found.hubWarm]) {
        const began = performance.now();
        const hub = await given.start();
        if ((await given.ask(hub.url, '/readyz')).status !== 200) throw new Error('a hub listens and is not ready');
        list.push(performance.now() - began);
        hub.child.kill('SIGTERM');
        await hub.ended;
      }
    } finally {
      await given.close();
    }
  }
  const { cold, warm, hubCold, hubWarm } = found;
  return { times, cold_ms: median(cold), warm_ms: median(warm), hubCold_ms: median(hubCold), hubWarm_ms: median(hubWarm) };
}

/** What `npm start` runs, without npm, until it says that it serves; stopped again before this returns. */
async function wholeStart(folder: string): Promise<number> {
  const { NODE_OPTIONS: _options, DATABASE_URL: _url, ...env } = process.env;
  const args = ['--no-deprecation', 'apps/hub/bin/start.js', '--data-dir', folder];
  const ports = ['--port', String(await freePort()), '--idp-port', String(await freePort())];
  const began = performance.now();
  const program = spawn(process.execPath, [...args, ...ports], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  program.stderr.on('data', (chunk) => (said += String(chunk)));
  const ended = once(program, 'close');
  const serves = new Promise<number>((resolve, reject) => {
    program.stdout.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes('Stoppen: Ctrl-C')) resolve(performance.now() - began);
    });
    void ended.then(() => reject(new Error(`it ended before it served: ${said.slice(-2_000)}`)));
  });
  try {
    return await serves;
  } finally {
    program.kill('SIGTERM');
    await ended;
  }
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}
