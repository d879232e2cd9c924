import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Memory } from '#libs/growth';
import { checkpointText, keySigner, signNote, verifyNote } from '#libs/notes';
import { consistencyRanges, Frontier, hashOf, leafHash, type NodeId, type Range } from '#libs/proofs';
import { Witness } from './witness.js';

const privateKey = () => generateKeyPairSync('ed25519').privateKey;
const origin = 'logboek.example/a';
const log = keySigner(origin, 'note', privateKey());
const witness = keySigner('getuige.example/w1', 'cosignature', privateKey());
const at = new Date('2026-11-27T08:00:00Z');

/** A log that grows; `twist` makes it another one from that entry on. */
class Grown {
  readonly #nodes = new Map<string, Buffer>();

  constructor(size: number, twist = Infinity) {
    const tree = Frontier.empty();
    for (let seq = 0; seq < size; seq++) {
      const leaf = leafHash(Buffer.from(`${seq >= twist ? 'ander' : 'feit'} ${seq}`), new Uint8Array());
      for (const { level, index, hash } of tree.append(leaf)) this.#nodes.set(`${level}/${index}`, hash);
    }
  }

  hash(range: Range): Buffer {
    return hashOf(range, ({ level, index }: NodeId) => this.#nodes.get(`${level}/${index}`)!);
  }

  checkpoint(size: number, by = log): Promise<string> {
    return signNote(checkpointText({ origin, size, root: this.hash({ start: 0, end: size }) }), by);
  }

  async request(older: number, size: number, by = log): Promise<string> {
    const proof = consistencyRanges(older, size).map((range) => this.hash(range).toString('base64'));
    return [`old ${older}`, ...proof, '', await this.checkpoint(size, by)].join('\n');
  }
}

const whole = new Grown(40);
let folder: string;
const start = () => new Witness(witness, [{ origin, keys: [log.key] }], new Memory(folder), () => at);
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'getuige-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('cosigns the first checkpoint, and each that grew from it, also after a restart', async () => {
  const first = await start().addCheckpoint(await whole.request(0, 7));
  expect(first.status).toBe(200);
  const second = await start().addCheckpoint(await whole.request(7, 20));
  expect(second.status).toBe(200);
  const found = verifyNote((await whole.checkpoint(20)) + second.text, [log.key, witness.key]);
  expect(found?.by.map(({ key, at: when }) => [key.name, when?.getTime()])).toEqual([
    [origin, undefined],
    ['getuige.example/w1', at.getTime()],
  ]);
});

test('cosigns the same checkpoint again: nothing changed, and the time is new', async () => {
  const running = start();
  await running.addCheckpoint(await whole.request(0, 7));
  expect(await running.addCheckpoint(await whole.request(7, 7))).toMatchObject({ status: 200 });
});

test('serves the last checkpoint with both signatures, by the hash of its origin', async () => {
  const running = start();
  const hash = createHash('sha256').update(origin).digest('hex');
  expect(await running.latest(hash)).toMatchObject({ status: 404 });
  await running.addCheckpoint(await whole.request(0, 7));
  const { status, text } = await running.latest(hash);
  expect({ status, by: verifyNote(text, [log.key, witness.key])?.by.length }).toEqual({ status: 200, by: 2 });
});

test('a fork is refused, at the same size and at a larger one, and nothing of it is remembered', async () => {
  const running = start();
  const fork = new Grown(40, 3);
  await running.addCheckpoint(await whole.request(0, 7));
  expect(await running.addCheckpoint(await fork.request(7, 7))).toMatchObject({ status: 422 });
  expect(await running.addCheckpoint(await fork.request(7, 20))).toMatchObject({ status: 422 });
  const honest = await whole.request(7, 20);
  expect(await running.addCheckpoint(honest.replace(/\n\n[^]*/, `\n\n${await fork.checkpoint(20)}`))).toMatchObject({ status: 422 });
  expect(await running.addCheckpoint(honest)).toMatchObject({ status: 200 });
});

test('a log that shrank, or a size that is not the one cosigned last, is told what that was', async () => {
  const running = start();
  await running.addCheckpoint(await whole.request(0, 20));
  for (const [older, size] of [
    [0, 7],
    [0, 30],
    [7, 30],
  ] as const)
    expect(await running.addCheckpoint(await whole.request(older, size))).toEqual({ status: 409, type: 'text/x.tlog.size', text: '20\n' });
  expect(await running.addCheckpoint((await whole.request(7, 7)).replace('old 7', 'old 20'))).toMatchObject({ status: 400 });
});

test('of two that come at the same moment one is cosigned, and the other is told', async () => {
  const running = start();
  await running.addCheckpoint(await whole.request(0, 7));
  const answers = await Promise.all([whole.request(7, 20), whole.request(7, 30)].map(async (body) => running.addCheckpoint(await body)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test.each<[string, (body: string) => string, number]>([
  ['an unknown log', (body) => body.replaceAll(origin, 'logboek.example/b'), 404],
  ['no signature of the log', (body) => body.replace(/\S+\n$/, `${Buffer.alloc(68, 1).toString('base64')}\n`), 403],
  ['a proof where none belongs', (body) => body.replace('old 0\n', `old 0\n${Buffer.alloc(32).toString('base64')}\n`), 422],
  ['no size', (body) => body.replace('old 0', 'oud 0'), 400],
  ['a size with a zero before it', (body) => body.replace('old 0', 'old 00'), 400],
  ['a hash that is too short', (body) => body.replace('old 0\n', 'old 0\nAAAA\n'), 400],
  ['too many hashes', (body) => body.replace('old 0\n', `old 0\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}`), 400],
  ['nothing', () => '', 400],
])('%s is refused', async (_, change, status) => {
  expect(await start().addCheckpoint(change(await whole.request(0, 7)))).toMatchObject({ status });
});

test('someone else who signs under the name of the log is refused', async () => {
  const impostor = keySigner(origin, 'note', privateKey());
  expect(await start().addCheckpoint(await whole.request(0, 7, impostor))).toMatchObject({ status: 403 });
});

test('a memory that cannot be read is not taken for an empty one', async () => {
  await start().addCheckpoint(await whole.request(0, 20));
  writeFileSync(join(folder, readdirSync(folder)[0]!), 'half a fi');
  await expect(start().addCheckpoint(await whole.request(0, 7))).rejects.toThrow();
});
