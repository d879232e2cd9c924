import { fork } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';

/** The login of the demo, in a process of its own: it is another app, and the hub trusts it no more than any issuer. */
export interface LocalLogin {
  issuer: string;
  officers: { name: string; job: string; may: string }[];
  stop(): Promise<void>;
}

export const demoAudience = 'https://hub.seinhuis.example';

interface Options {
  port: number;
  dataDir: string;
  policiesDir: string;
  hubUrl: string;
}

/** @throws Error in Dutch; names --idp-port when the port is taken */
export async function startLocalLogin({ port, dataDir, policiesDir, hubUrl }: Options): Promise<LocalLogin> {
  const program = join(repositoryRoot, 'dist/apps/dev-idp/src/main.js');
  const portals = [hubUrl, hubUrl.replace('127.0.0.1', 'localhost')].flatMap((origin) => ['--portal', origin]);
  const args = ['--port', String(port), '--data-dir', dataDir, '--policies', policiesDir, '--audience', demoAudience, ...portals];
  // its exit follows ours through the channel, so nothing is left behind after kill -9
  const child = fork(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const first = await Promise.race([
    new Promise<{ issuer?: string; failed?: string; officers?: LocalLogin['officers'] }>((told) =>
      child.once('message', (message) => told(message as object)),
    ),
    exited.then(() => ({ failed: 'het programma stopte' })),
  ]);
  if (!('issuer' in first) || !first.issuer) {
    const reason = first.failed ?? 'geen antwoord';
    throw new Error(
      `de aanmelding start niet: ${reason}${reason.includes('bezet') ? '; kies een andere met --idp-port, bijvoorbeeld: npm start -- --idp-port 3101' : ''}`,
    );
  }
  const stop = async () => {
    if (child.connected) child.disconnect();
    await exited;
  };
  return { issuer: first.issuer, officers: first.officers ?? [], stop };
}
