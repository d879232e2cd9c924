import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { until } from './until.js';

const running = new Map<ChildProcess, Promise<unknown>>();

/** Whatever a test leaves running; call it in afterEach. */
export async function endHubs(): Promise<void> {
  const left = [...running];
  for (const [child] of left) child.kill('SIGKILL');
  await Promise.all(left.map(([, ended]) => ended));
}

/** A hub as an operator runs it, that also publishes. Resolves when it listens. */
export async function ownHub(
  databaseUrl: string,
  rootKey: Buffer,
  env: NodeJS.ProcessEnv,
): Promise<{ url: string; kill(): Promise<void> }> {
  const { NODE_OPTIONS: _options, ...clean } = process.env;
  const own = {
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    SEINHUIS_HUB_DATABASE_PASSWORD: 'test',
    SEINHUIS_ROOT_KEY: rootKey.toString('base64'),
    OIDC_ISSUER: 'http://127.0.0.1:1',
    OIDC_AUDIENCE: 'https://hub.test.example',
    LOG_LEVEL: 'error',
    ...env,
  };
  const child = spawn(process.execPath, ['--no-warnings', 'dist/apps/hub/src/main.js'], {
    env: { ...clean, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = once(child, 'close').then(() => running.delete(child));
  running.set(child, ended);
  const url = () => /luistert op (\S+)/.exec(said)?.[1];
  await until(() => {
    if (child.exitCode !== null) throw new Error(`the hub ended before it listened: ${said}`);
    return url() !== undefined;
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url: url()!, kill };
}
