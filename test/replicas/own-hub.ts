import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { audience } from './rotating-issuer.js';

/** How a process ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A hub in a process of its own, on a database that others use too. */
export interface OwnHub {
  url: string;
  child: ChildProcess;
  ended: Promise<Ended>;
  /** What it said on standard error so far. */
  said(): string;
}

export interface HubPlace {
  databaseUrl: string;
  issuer: string;
  policiesDir?: string;
  /** Seconds; default 0. */
  drain?: number;
  /** A TypeScript file that starts the hub, instead of what is built. */
  script?: string;
}

export const rootKey = Buffer.alloc(32, 7);
const fromSource = ['--conditions=source', '--import=./test/concurrency/typescript.mjs'];
const running = new Map<ChildProcess, Promise<Ended>>();

/** Whatever a test leaves running; call it in afterAll. */
export async function endAll(): Promise<void> {
  const left = [...running];
  for (const [child] of left) child.kill('SIGKILL');
  await Promise.all(left.map(([, ended]) => ended));
}

/** Resolves when it listens. @throws Error with its code and what it said when it ends before that */
export async function ownHub(place: HubPlace): Promise<OwnHub> {
  const hub = launch(place);
  const listens = new Promise<string>((told) => {
    hub.child.stderr!.on('data', () => {
      const [, url] = /luistert op (\S+)/.exec(hub.said()) ?? [];
      if (url) told(url);
    });
  });
  const ended = hub.ended.then(({ code, signal }) => {
    throw new Error(`the hub ended (${code ?? signal}) before it listened: ${hub.said()}`);
  });
  ended.catch(() => undefined);
  return { ...hub, url: await Promise.race([listens, ended]) };
}

/** Starts the process and waits for nothing. */
function launch({ databaseUrl, issuer, policiesDir = 'policies', drain = 0, script }: HubPlace): Omit<OwnHub, 'url'> {
  const { NODE_OPTIONS: _options, ...clean } = process.env;
  const env = {
    ...clean,
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    SEINHUIS_HUB_DATABASE_PASSWORD: 'test',
    SEINHUIS_ROOT_KEY: rootKey.toString('base64'),
    SEINHUIS_POLICIES_DIR: resolve(policiesDir),
    SEINHUIS_RATE_PER_MINUTE: '10000000',
    SEINHUIS_DRAIN_SECONDS: String(drain),
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: audience,
    LOG_LEVEL: 'error',
  };
  const program = script ? [...fromSource, script] : ['dist/apps/hub/src/main.js'];
  const child = spawn(process.execPath, ['--no-warnings', ...program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return { code, signal } as Ended;
  });
  running.set(child, ended);
  return { child, ended, said: () => text };
}
