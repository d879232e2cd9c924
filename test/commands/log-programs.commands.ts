import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { growthText } from '#libs/growth';
import { checkpointText, ed25519Key, formatVkey, keySigner, parseVkey, signNote, verifyNote } from '#libs/notes';
import { leafHash } from '#libs/proofs';
import { grownTree } from '../grown-tree.js';

const origin = 'seinhuis.example/logboek';
const seed = Buffer.alloc(32, 5);
const log = keySigner(origin, 'note', ed25519Key(seed));
const token = 'x'.repeat(32);
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-programma-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environments = {
  signer: {
    SEINHUIS_LOG_ORIGIN: origin,
    SEINHUIS_LOG_KEY: seed.toString('base64'),
    SEINHUIS_LOG_SIGNER_TOKEN: token,
    SEINHUIS_SIGNER_DATA_DIR: join(folder, 'tekenaar'),
  },
  witness: {
    SEINHUIS_WITNESS_NAME: 'getuige.example/w1',
    SEINHUIS_WITNESS_LOGS: formatVkey(log.key),
    SEINHUIS_WITNESS_DATA_DIR: join(folder, 'getuige'),
  },
};
type Name = keyof typeof environments;

/** One entry, as the hub shows it. */
const checkpoint = checkpointText({ origin, size: 1, root: grownTree([leafHash(Buffer.from('feit'), new Uint8Array())]).root });
const asked = {
  signer: { path: '/sign-checkpoint', body: () => growthText(0, [], checkpoint) },
  witness: { path: '/add-checkpoint', body: async () => growthText(0, [], await signNote(checkpoint, log)) },
};

const running = new Set<ChildProcess>();
afterEach(() => running.forEach((child) => child.kill('SIGKILL')));

/** The program as it is built, with an environment of its own. */
function begin(name: Name, changes: NodeJS.ProcessEnv = {}) {
  const env = { PORT: '0', ...environments[name], ...changes };
  const child = fork(`dist/apps/${name}/src/main.js`, [], { env, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  running.add(child);
  const said = text(child.stderr!);
  const ended = once(child, 'exit').then(async ([code]) => {
    running.delete(child);
    return { code: code as number | null, said: await said };
  });
  const listens = Promise.race([
    once(child, 'message').then(([told]) => told as { url: string; vkey: string }),
    ended.then((end) => Promise.reject(new Error(`it ended: ${end.code} ${end.said}`))),
  ]);
  listens.catch(() => undefined);
  return { child, ended, listens };
}

/** Asks, but sends only half; `finish` sends the rest and gives the answer. */
async function halfAsked(name: Name, url: string) {
  const body = await asked[name].body();
  const headers = { 'content-length': Buffer.byteLength(body), authorization: `Bearer ${token}`, expect: '100-continue' };
  const asking = request(`${url}${asked[name].path}`, { method: 'POST', headers, agent: false });
  asking.flushHeaders();
  await once(asking, 'continue');
  asking.write(body.slice(0, 20));
  return async () => {
    asking.end(body.slice(20));
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    return { status: answer.statusCode, told: await text(answer) };
  };
}

async function letsIn(url: string): Promise<boolean> {
  const line = connect(Number(new URL(url).port), '127.0.0.1');
  const open = await once(line, 'connect').then(
    () => true,
    () => false,
  );
  line.destroy();
  return open;
}

test('signer and witness say who they are and where, and end after what is under way, with code 0', async () => {
  for (const name of ['signer', 'witness'] as const) {
    const { child, ended, listens } = begin(name, name === 'signer' ? { SEINHUIS_SIGNER_BEGIN: 'leeg' } : {});
    const { url, vkey } = await listens;
    const finish = await halfAsked(name, url);
    child.kill('SIGTERM');
    // from then on nobody else comes in
    while (await letsIn(url));
    const { status, told } = await finish();
    expect(status).toBe(200);
    expect(verifyNote(`${checkpoint}\n${told}`, [parseVkey(vkey)])?.text).toBe(checkpoint);
    expect(await ended).toEqual({ code: 0, said: expect.stringContaining(`${vkey} luistert op ${url}\n`) as string });
  }
});

test('they end with the process that started them', async () => {
  for (const name of ['signer', 'witness'] as const) {
    const { child, ended, listens } = begin(name);
    await listens;
    child.disconnect();
    expect((await ended).code).toBe(0);
  }
});

test.each<[string, Name, (port: string) => NodeJS.ProcessEnv, string]>([
  ['a port that is taken', 'signer', (PORT) => ({ PORT }), 'De tekenaar start niet: listen EADDRINUSE'],
  ['a port that is taken', 'witness', (PORT) => ({ PORT }), 'De getuige start niet: listen EADDRINUSE'],
  [
    'a beginning where something has begun',
    'signer',
    () => ({ SEINHUIS_SIGNER_BEGIN: 'leeg' }),
    'De tekenaar start niet: dit logboek is al',
  ],
  ['no log to watch', 'witness', () => ({ SEINHUIS_WITNESS_LOGS: '' }), 'De getuige start niet: '],
])('%s stops the start of the %s, with the reason and code 1', async (_, name, changes, reason) => {
  const other = begin('witness', { SEINHUIS_WITNESS_DATA_DIR: join(folder, 'ander') });
  const { port } = new URL((await other.listens).url);
  const { code, said } = await begin(name, changes(port)).ended;
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(reason) as string });
});
