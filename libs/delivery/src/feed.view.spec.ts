import { randomUUID } from 'node:crypto';
import type { StoredFact, View } from '#libs/ledger';
import { type GivenLedger, givenLedger, newNote, note, order, written } from '../../../test/concurrency/given-ledger.js';
import { Delivery } from './delivery.js';
import { Feed, Feed1795500040000, FeedDepartments1795500041000, feedView } from './feed.view.js';

const [topic, other] = [randomUUID(), randomUUID()];
/**
 * Per fact, what happens to the audience: department X of `a` hears and, of fact 3, all of `a`; `b` as a whole. Department Y of `c` listens to the
 * topic from fact 2 up to and including fact 4.
 */
const hearing = ({ seq }: StoredFact) => ({
  to: seq === 5 ? [] : [seq === 3 ? { oin: 'a' } : { oin: 'a', partner: 'X' }, { oin: 'b' }],
  about: seq === 1 ? [other] : [topic],
  ...(seq === 2 && { joins: [{ topic, oin: 'c', partner: 'Y', because: 'member' }] }),
  ...(seq === 4 && { leaves: [{ topic, oin: 'c', partner: 'Y', because: 'member' }] }),
});

let home: GivenLedger;
let facts: StoredFact[];
const view = feedView([{ NoteWritten: hearing }]);

beforeAll(async () => {
  home = await givenLedger();
  const runner = home.owner.createQueryRunner();
  await new Feed1795500040000().up(runner);
  await new FeedDepartments1795500041000().up(runner);
  await runner.release();
  for (let no = 0; no < 7; no++) await home.ledger.decide(order(newNote(), { expectedVersion: 0 }), note, () => [written('x')]);
  facts = await home.ledger.scan(0, 100);
});
afterAll(() => home?.close());

interface Row {
  oin: string;
  department: string;
  seq: string;
}

/** What the feed holds after `work`, which is undone. */
async function after(work: (tx: Parameters<View['apply']>[0]) => Promise<void>): Promise<string[]> {
  const runner = home.app.createQueryRunner();
  await runner.startTransaction();
  try {
    await work(runner.manager);
    const rows = (await runner.query('select oin, department, seq from delivery.feed_entry order by seq, oin')) as Row[];
    return rows.map(({ oin, department, seq }) => `${seq}${oin}${department}`);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const expected = ['0aX', '0b*', '1aX', '1b*', '2aX', '2b*', '2cY', '3a*', '3b*', '3cY', '4aX', '4b*', '4cY', '6aX', '6b*'];

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

describe('what a department hears', () => {
  const feed = () => new Feed(home.app);
  const heard = async (oin: string, partner: string, limit = 100) =>
    (await feed().since({ oin, partner }, -1, limit)).entries.map(({ seq }) => Number(seq));
  /** Its reader at work until the view is at the end of the ledger. */
  const caughtUp = async () => {
    const delivery = new Delivery(home.app, home.ledger, [view], { poll_ms: 20 });
    await delivery.start();
    await delivery.caughtUp(facts.length - 1);
    await delivery.stop();
  };
  beforeAll(caughtUp);

  test.each([
    ['its own facts and those of the whole organisation', 'a', 'X', [0, 1, 2, 3, 4, 6]],
    ['not those of the other department', 'a', 'Y', [3]],
    ['any, when the whole organisation hears', 'b', 'Z', [0, 1, 2, 3, 4, 6]],
    ['as a listener', 'c', 'Y', [2, 3, 4]],
    ['nothing beside the department that listens', 'c', 'X', []],
  ])('%s', async (_, oin, partner, seqs) => expect(await heard(oin, partner)).toEqual(seqs));

  test('once, when it hears for two reasons, and the page holds as many as were asked for', async () => {
    await home.tamper(
      `insert into delivery.feed_entry (oin, department, seq, fact_type, stream_type, stream_id, recorded_at)
       select oin, '*', seq, fact_type, stream_type, stream_id, recorded_at from delivery.feed_entry where oin = 'a' and seq = 1`,
    );
    expect(await heard('a', 'X', 3)).toEqual([0, 1, 2]);
  });

  test('rows of before there were departments give way to what the facts say', async () => {
    const runner = home.owner.createQueryRunner();
    await new FeedDepartments1795500041000().down(runner);
    await home.tamper(
      `insert into delivery.feed_entry select 'a', seq, 'NoteWritten', 'note', gen_random_uuid(), now() from generate_series(0, 6) as seq`,
    );
    await new FeedDepartments1795500041000().up(runner);
    await runner.release();
    expect(await feed().since({ oin: 'a', partner: 'Y' }, -1, 100)).toEqual({ entries: [], completeTo: -1 });
    await caughtUp();
    expect(await heard('a', 'Y')).toEqual([3]);
    expect(await heard('a', 'X')).toEqual([0, 1, 2, 3, 4, 6]);
  });
});
