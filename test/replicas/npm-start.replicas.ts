import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'seinhuis-npm-'));
// as root the database runs as another user, who must be able to reach its own folder in here
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const freePort = () =>
  new Promise<number>((told) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => told(port));
    });
  });
const listens = (port: number) =>
  new Promise<boolean>((told) => {
    const socket = connect(port, '127.0.0.1', () => told(true)).once('error', () => told(false));
    socket.once('connect', () => socket.destroy());
  });

test('a signal to npm stops login, database and hub too, in order, before npm itself ends', async () => {
  const [port, loginPort] = [await freePort(), await freePort()];
  const args = ['start', '--', '--port', String(port), '--idp-port', String(loginPort), '--data-dir', folder];
  const { NODE_OPTIONS: _options, DATABASE_URL: _url, ...env } = process.env;
  // a group of its own, so that nothing is left when this test fails half way
  const npm = spawn('npm', args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const closed = once(npm, 'close');
  try {
    await new Promise<void>((running, failed) => {
      npm.stderr.on('data', (chunk) => (said += String(chunk)));
      npm.stdout.on('data', (chunk) => {
        said += String(chunk);
        if (said.includes('Stoppen: Ctrl-C')) running();
      });
      npm.once('exit', () => failed(new Error(`npm ended early: ${said}`)));
    });
    const { databaseUrl } = JSON.parse(readFileSync(join(folder, 'connection.json'), 'utf8')) as { databaseUrl: string };
    const ports = [port, loginPort, Number(new URL(databaseUrl).port)];
    expect(await Promise.all(ports.map(listens))).toEqual([true, true, true]);

    npm.kill('SIGTERM');
    const [code, signal] = await once(npm, 'exit');
    expect([code, signal]).toEqual([0, null]);
    // at the moment that npm ended, not some time later
    expect(await Promise.all(ports.map(listens))).toEqual([false, false, false]);
    expect(existsSync(join(folder, 'connection.json'))).toBe(false);
    await closed;
    expect(said).toMatch(/Stoppen: eerst de hub, dan de aanmelding, dan de database \.\.\.\s+Gestopt\.\s*$/);
  } finally {
    endGroup(npm.pid!);
  }
});

/** Its programs end with the group; the database, a session of its own, ends with those that hold it, or is swept by the next start. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // all of it has ended, as it should
  }
}
