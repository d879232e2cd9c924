import { fork } from 'node:child_process';
import { extname, join } from 'node:path';
import { Unusable } from './exit.js';

export interface HubProgress {
  view: string;
  done: number;
  total: number;
}

interface Told {
  ready?: Record<string, unknown>;
  progress?: HubProgress;
  failed?: string;
}

/** Something that the hub does for us in a process of its own, until it is released. */
export interface HubProcess<T> {
  ready: T;
  release(): Promise<void>;
}

/** Asks the hub for a task; see apps/hub/src/maintenance.ts. @throws Unusable with what the hub said */
export async function askHub<T>(
  task: string[],
  { env = {}, onProgress }: { env?: NodeJS.ProcessEnv; onProgress?: (told: HubProgress) => void } = {},
): Promise<HubProcess<T>> {
  // built or not: the same file beside ours
  const program = join(import.meta.dirname, `../../hub/src/maintenance${extname(import.meta.filename)}`);
  const child = fork(program, task, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const release = async () => {
    if (child.connected) child.disconnect();
    await exited;
  };
  const answer = await new Promise<Told>((tell) => {
    child.on('message', (message: Told) => {
      if (message.progress) onProgress?.(message.progress);
      else tell(message);
    });
    void exited.then(() => tell({ failed: 'het programma van de hub stopte' }));
  });
  if (answer.ready) return { ready: answer.ready as T, release };
  await release();
  throw new Unusable(answer.failed ?? 'de hub antwoordt niet');
}
