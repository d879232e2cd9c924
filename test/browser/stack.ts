import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What `npm start` starts, in a process of its own on a folder that is thrown away: database, login, witness, hub and portal. */
export interface Stack {
  hub: string;
  issuer: string;
  stop(): Promise<void>;
}

export async function startStack(changes: NodeJS.ProcessEnv = {}): Promise<Stack> {
  const { NODE_OPTIONS: _options, DATABASE_URL: _url, ...env } = { ...process.env, ...changes };
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-browser-'));
  chmodSync(folder, 0o711);
  const [port, idpPort] = [await freePort(), await freePort()];
  const args = ['--no-deprecation', resolve('apps/hub/bin/start.js'), '--port', String(port), '--idp-port', String(idpPort)];
  const child = spawn(process.execPath, [...args, '--data-dir', folder], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    process.off('exit', abandon);
    rmSync(folder, { recursive: true, force: true });
  };
  await ready(child, () => output);
  return { hub: `http://127.0.0.1:${port}`, issuer: `http://127.0.0.1:${idpPort}`, stop };
}

/** Waits for the line that says so; ends with the output when the program does. */
async function ready(child: ReturnType<typeof spawn>, output: () => string): Promise<void> {
  while (!output().includes('Seinhuis draait op')) {
    if (child.exitCode !== null) throw new Error(`the stack did not start:\n${output()}`);
    await pause(100);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((free) => server.listen(0, '127.0.0.1', free));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
