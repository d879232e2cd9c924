import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { verifyLedger } from '#libs/ledger';
import { type GivenLedger, givenLedger } from './given-ledger.js';
import type { Answered, InsisterTask, Said } from './insister.js';
import { ownProcess } from './own-process.js';

const KEYS = 1_000;
/** Kills, until one came between a commit and its answer: only then is it known that the aim is right. */
const KILLS_MIN = 2;
const KILLS_MAX = 30;

let home: GivenLedger;
beforeAll(async () => {
  home = await givenLedger();
});
afterAll(() => home.close());

/** Runs a client to its end, or kills it without warning at its first commit of something new. */
async function insist(keys: string[], end: 'done' | 'killed'): Promise<Answered[]> {
  const task: InsisterTask = { appUrl: home.appUrl, rootKey: home.rootKey.toString('hex'), keys, clients: 50 };
  const { child } = ownProcess('test/concurrency/insister.ts', task);
  const answered: Answered[] = [];
  child.on('message', (said: Said) => {
    if (typeof said !== 'string') answered.push(said);
    if (said === 'committing' && end === 'killed') child.kill('SIGKILL');
  });
  await once(child, 'close');
  return answered;
}

test('a writer killed again and again, and a client that repeats every key: one effect per key, and every answer stays true', async () => {
  const keys = Array.from({ length: KEYS }, () => randomUUID());
  const heard = new Map<string, number>();
  let hits = 0;
  for (let kill = 0; kill < KILLS_MIN || (hits === 0 && kill < KILLS_MAX); kill++) {
    const before = await home.ledger.size();
    const answered = await insist(keys, 'killed');
    const news = answered.filter(({ replayed }) => !replayed).length;
    if ((await home.ledger.size()) - before > news) hits++;
    for (const { key, seq } of answered) {
      expect(heard.get(key) ?? seq).toBe(seq);
      heard.set(key, seq);
    }
  }
  expect(hits).toBeGreaterThan(0);

  const answers = new Map((await insist(keys, 'done')).map(({ key, seq }) => [key, seq]));
  expect(answers.size).toBe(KEYS);
  for (const [key, seq] of heard) expect(answers.get(key)).toBe(seq);
  const facts = await home.ledger.scan(0, KEYS + 1);
  expect(new Map(facts.map(({ seq, data }) => [(data as { text: string }).text, seq]))).toEqual(answers);
  expect(await verifyLedger(home.owner)).toEqual({ size: KEYS, checked: KEYS, problems: [] });
});
