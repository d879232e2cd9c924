import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A partner who listens, as a process of its own that may be killed: the sample of the guide. */
export interface OwnConsumer {
  /** What it printed so far, a whole line each. */
  lines: string[];
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Resolves when it ends by itself. @throws when that is not well, with what it said */
  ended(): Promise<void>;
}

export interface Partner {
  client: string;
  hub: string;
  issuer: string;
  brokers: string;
  /** Where it keeps its place. */
  position: string;
}

const running = new Map<ChildProcess, Promise<unknown>>();

/** Whatever a test leaves running; call it in afterAll. */
export async function endConsumers(): Promise<void> {
  const left = [...running];
  for (const [child] of left) child.kill('SIGKILL');
  await Promise.all(left.map(([, ended]) => ended));
}

/** @param lines goes on where an earlier one was killed */
export function ownConsumer({ client, hub, issuer, brokers, position }: Partner, flags: string[], lines: string[] = []): OwnConsumer {
  const { NODE_OPTIONS: _options, ...clean } = process.env;
  const env = { ...clean, KAFKA_BROKERS: brokers, SEINHUIS_CLIENT_SECRET: `${client}-geheim` };
  const args = ['--client', client, '--hub', hub, '--issuer', issuer, '--position', position, ...flags];
  const child = spawn(process.execPath, ['test/conformance/consumer/main.js', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [rest, said] = ['', ''];
  child.stdout.on('data', (chunk) => {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop()!;
    lines.push(...parts);
  });
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const closed = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  running.set(child, closed);
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return closed;
  };
  const ended = async () => {
    if ((await closed) !== 0) throw new Error(`the consumer ended: ${said}`);
  };
  return { lines, end, ended };
}

/** Offsets that a consumer wrote down, by `topic/partition`; nothing while there is no file. */
export function placesOf(position: string): Record<string, string> {
  try {
    return (JSON.parse(readFileSync(position, 'utf8')) as { offsets: Record<string, string> }).offsets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
