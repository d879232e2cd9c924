import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { GivenFeed } from './given-feed.js';
import type { Broker } from './broker.js';
import { until } from './until.js';

/** A relay as an operator runs it: a process of its own that knows what its environment says. */
export interface OwnRelay {
  child: ChildProcess;
  url: string;
  /** Its log, a line each. */
  log: string[];
  /** Waits for a line with this event. */
  says(event: string): Promise<Record<string, unknown>>;
  ready(): Promise<{ status: number; body: Ready }>;
  metrics(): Promise<string>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface Ready {
  status: string;
  lezers: { naam: string; hier: boolean; achterstand: number }[];
  gestopt: { kind: string; code: string; seq?: number; topic?: string; command?: string }[];
}

const running = new Map<ChildProcess, Promise<unknown>>();

/** Whatever a test leaves running; call it in afterAll. */
export async function endRelays(): Promise<void> {
  const left = [...running];
  for (const [child] of left) child.kill('SIGKILL');
  await Promise.all(left.map(([, ended]) => ended));
}

export async function ownRelay(
  feed: Pick<GivenFeed, 'relayUrl'>,
  broker: Pick<Broker, 'bootstrap'>,
  env: NodeJS.ProcessEnv = {},
): Promise<OwnRelay> {
  const { NODE_OPTIONS: _options, ...clean } = process.env;
  const own = { PORT: '0', DATABASE_URL: feed.relayUrl, KAFKA_BROKERS: broker.bootstrap, KAFKA_PARTITIONS: '3', ...env };
  // as built, which the global set-up sees to: these suites start them by the dozen
  const child = fork('dist/apps/relay/src/main.js', [], {
    execArgv: [],
    env: { ...clean, ...own },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  running.set(child, ended);
  const log: string[] = [];
  let rest = '';
  child.stdout!.on('data', (chunk) => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop()!;
    log.push(...lines);
  });
  let said = '';
  child.stderr!.on('data', (chunk) => (said += String(chunk)));
  const listens = once(child, 'message').then(([told]) => (told as { url: string }).url);
  const url = await Promise.race([
    listens,
    ended.then((code) => {
      throw new Error(`the relay ended (${code}) before it ran: ${said}`);
    }),
  ]);
  const says = async (event: string) => {
    const found = () => log.find((line) => line.includes(`"event":"${event}"`));
    await until(() => found() !== undefined);
    return JSON.parse(found()!) as Record<string, unknown>;
  };
  const ready = async () => {
    const answer = await fetch(`${url}/readyz`);
    return { status: answer.status, body: (await answer.json()) as Ready };
  };
  const metrics = async () => (await fetch(`${url}/metrics`)).text();
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { child, url, log, says, ready, metrics, end };
}
