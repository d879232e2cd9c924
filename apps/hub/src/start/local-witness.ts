import { fork } from 'node:child_process';
import { join } from 'node:path';
import { parseVkey } from '#libs/notes';
import type { Witness } from '#libs/logbook';
import { repositoryRoot } from '../repository-root.js';

/** The witness of the demo, in a process of its own with a key of its own. A real one is run elsewhere, by somebody else. */
export interface LocalWitness {
  witness: Witness;
  stop(): Promise<void>;
}

/** @param logKey the line `name+id+key` of the log. @throws Error in Dutch */
export async function startLocalWitness(dataDir: string, logKey: string): Promise<LocalWitness> {
  const program = join(repositoryRoot, 'dist/apps/witness/src/main.js');
  // told what is its own and nothing of ours: it refuses names that are not for a witness
  const env = {
    PORT: '0',
    SEINHUIS_WITNESS_NAME: 'getuige.example/demo',
    SEINHUIS_WITNESS_LOGS: logKey,
    SEINHUIS_WITNESS_DATA_DIR: join(dataDir, 'getuige'),
  };
  // its exit follows ours through the channel, so nothing is left behind after kill -9
  const child = fork(program, [], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const told = await Promise.race([
    new Promise<{ url: string; vkey: string }>((heard) =>
      child.once('message', (message) => heard(message as { url: string; vkey: string })),
    ),
    exited.then(() => null),
  ]);
  if (!told) throw new Error('de getuige van de demo start niet');
  const stop = async () => {
    if (child.connected) child.disconnect();
    await exited;
  };
  return { witness: { url: told.url, key: parseVkey(told.vkey) }, stop };
}
