import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Checkpoints, type KeptCheckpoint, type Witness, Witnesses } from '#libs/logbook';
import { formatVkey, parseVkey, verifyNote } from '#libs/notes';
import { EMPTY_ROOT } from '#libs/proofs';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from '../hub.js';
import { signLog } from '../signed-log.js';
import { besides, describeJudged, judge } from './programs.js';

const litewitness = judge('filippo.io/torchwood/cmd/litewitness@v0.9.0');
/** To enter our log in its database: what its own witnessctl does, without the modules of sigsum that one needs. */
const sqlite = besides('sqlite3');
const agents = [besides('ssh-agent'), besides('ssh-add'), besides('ssh-keygen')];
const name = 'getuige.example/litewitness';

describeJudged([litewitness, sqlite, ...agents])('litewitness, a witness that nobody here wrote', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'litewitness-'));
  const running: ChildProcess[] = [];
  /** What it answered, in order. */
  const statuses: number[] = [];
  let hub: TestHub;
  let witness: Witness;

  beforeAll(async () => {
    hub = await startTestHub();
    witness = await startWitness(formatVkey(hub.config.log.signer.key));
  });
  afterAll(async () => {
    for (const child of running.reverse()) if (child.exitCode === null && child.kill()) await once(child, 'exit');
    await hub?.close();
    rmSync(folder, { recursive: true });
  });

  /** Its key lives in an agent, as its manual says. */
  async function startWitness(log: string): Promise<Witness> {
    const [key, agent, db] = ['key', 'agent', 'witness.db'].map((file) => path.join(folder, file)) as [string, string, string];
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const keeper = spawn('ssh-agent', ['-D', '-a', agent], { stdio: ['ignore', 'pipe', 'ignore'] });
    running.push(keeper);
    await once(createInterface(keeper.stdout), 'line');
    execFileSync('ssh-add', ['-q', key], { env: { ...process.env, SSH_AUTH_SOCK: agent }, stdio: 'ignore' });
    const fingerprint = execFileSync('ssh-keygen', ['-lf', key], { encoding: 'utf8' }).split(' ')[1] ?? '';
    const address = `127.0.0.1:${await freePort()}`;
    const args = ['-db', db, '-name', name, '-ssh-agent', agent, '-key', fingerprint, '-listen', address];
    const child = spawn(litewitness.program!, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    running.push(child);
    let vkey = '';
    for await (const line of createInterface(child.stderr)) {
      vkey = /vkey="?([^\s"]+)/.exec(line)?.[1] ?? vkey;
      if (/\blistening\b/.test(line)) break;
    }
    child.stderr.resume();
    const { origin } = hub.config.log;
    const entered = `insert into log values ('${origin}', 0, '${EMPTY_ROOT.toString('base64')}'); insert into key values ('${origin}', '${log}');`;
    execFileSync(sqlite.program!, ['-cmd', '.timeout 10000', db, entered], { stdio: 'ignore' });
    return { url: `http://${address}`, key: parseVkey(vkey) };
  }

  async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    return port;
  }

  /** The log of a hub after these signals more, signed. */
  async function signed({ hub: running, ask }: TestHub, signals: string[]): Promise<Checkpoints> {
    for (const kvk of signals)
      expect(await ask('/v1/signalen', { method: 'POST', body: nailBar('mogelijk', kvk) })).toMatchObject({ status: 201 });
    await signLog(running);
    return running.foundation.logbook.checkpoints;
  }

  const ask = async ({ hub: { foundation } }: TestHub, checkpoints: Checkpoints, asked: KeptCheckpoint) => {
    const listening: typeof fetch = async (...request) => {
      const answered = await fetch(...request);
      statuses.push(answered.status);
      return answered;
    };
    const client = new Witnesses(foundation.dataSource, checkpoints, [witness], listening);
    return client.ask(witness, asked);
  };

  test('cosigns what we signed, and again when it has grown', async () => {
    for (const kvk of ['90000001', '90000002']) {
      const checkpoints = await signed(hub, [kvk]);
      // the hub signs by itself as well: what is read back is what was asked
      const asked = (await checkpoints.last())!;
      expect(await ask(hub, checkpoints, asked)).toBe('cosigned');
      const { note } = (await checkpoints.all()).find(({ size }) => size === asked.size)!;
      expect(verifyNote(note, [checkpoints.key, witness.key])?.by.map(({ key }) => key.name)).toEqual([checkpoints.origin, name]);
    }
  });

  test('refuses another history of the same log, under the same key', async () => {
    const fork = await startTestHub();
    try {
      const checkpoints = await signed(fork, ['90000003', '90000004', '90000005', '90000006']);
      expect((await checkpoints.last())!.size).toBeGreaterThan((await hub.hub.foundation.logbook.checkpoints.last())!.size);
      statuses.length = 0;
      expect(await ask(fork, checkpoints, (await checkpoints.last())!)).toBe('refused');
      // it knows a larger log than this hub thinks; from there nothing proves that this one grew
      expect(statuses).toEqual([409, 422]);
    } finally {
      await fork.close();
    }
  });
});
