import { randomUUID } from 'node:crypto';
import type { StoredFact, View } from '#libs/ledger';
import { type GivenLedger, givenLedger, newNote, note, order, written } from '../../../test/concurrency/given-ledger.js';
import { Feed1795500040000, feedView } from './feed.view.js';

const [topic, other] = [randomUUID(), randomUUID()];
/** Per fact, what happens to the audience. `c` listens to the topic from fact 2 up to and including fact 4. */
const hearing = ({ seq }: StoredFact) => ({
  to: seq === 5 ? [] : ['a', 'b'],
  about: seq === 1 ? [other] : [topic],
  ...(seq === 2 && { joins: [{ topic, oin: 'c', because: 'lid' }] }),
  ...(seq === 4 && { leaves: [{ topic, oin: 'c', because: 'lid' }] }),
});

let home: GivenLedger;
let facts: StoredFact[];
const view = feedView([{ NoteWritten: hearing }]);

beforeAll(async () => {
  home = await givenLedger();
  const runner = home.owner.createQueryRunner();
  await new Feed1795500040000().up(runner);
  await runner.release();
  for (let no = 0; no < 7; no++) await home.ledger.decide(order(newNote(), { expectedVersion: 0 }), note, () => [written('x')]);
  facts = await home.ledger.scan(0, 100);
});
afterAll(() => home?.close());

/** What the feed holds after `work`, which is undone. */
async function after(work: (tx: Parameters<View['apply']>[0]) => Promise<void>): Promise<string[]> {
  const runner = home.app.createQueryRunner();
  await runner.startTransaction();
  try {
    await work(runner.manager);
    const rows = (await runner.query('select oin, seq from delivery.feed_entry order by seq, oin')) as { oin: string; seq: string }[];
    return rows.map(({ oin, seq }) => `${seq}${oin}`);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const expected = ['0a', '0b', '1a', '1b', '2a', '2b', '2c', '3a', '3b', '3c', '4a', '4b', '4c', '6a', '6b'];

test('who joins hears of that fact, who leaves no more of the next', async () => {
  expect(
    await after(async (tx) => {
      for (const fact of facts) await view.apply(tx, fact);
    }),
  ).toEqual(expected);
});

test('many facts at once give the same, in whatever pieces they come', async () => {
  for (const size of [1, 2, 3, 7]) {
    const found = await after(async (tx) => {
      for (let from = 0; from < facts.length; from += size) await view.applyAll?.(tx, facts.slice(from, from + size));
    });
    expect({ size, found }).toEqual({ size, found: expected });
  }
});

test('facts that were applied before change nothing', async () => {
  expect(
    await after(async (tx) => {
      await view.applyAll?.(tx, facts);
      await view.applyAll?.(tx, facts.slice(0, 2));
    }),
  ).toEqual(expected);
});
