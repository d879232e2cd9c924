import type { View } from '#libs/ledger';
import { connect } from '../../../test/concurrency/given-ledger.js';
import { type GivenLists, givenLists, list, upTo } from '../../../test/concurrency/given-lists.js';
import { Delivery } from './delivery.js';
import { ViewFailed } from './reader.js';

let home: GivenLists['home'];
let inline: View;
let lists: GivenLists;
const write: GivenLists['write'] = (...texts) => lists.write(...texts);
const seqs: GivenLists['seqs'] = (name) => lists.seqs(name);
const deliver: GivenLists['deliver'] = (...asked) => lists.deliver(...asked);
beforeAll(async () => {
  lists = await givenLists();
  ({ home, inline } = lists);
});
afterEach(() => lists.empty());
afterAll(() => home?.close());

/** Asks again as long as the database is away, as a client does that hears 503. */
const insist = async <T>(work: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error as Error).message.match(/does not answer|terminat/)) throw error;
    }
  }
};

test('each asynchronous view gets every fact once, in order, at its own pace; an inline view is left alone', async () => {
  await write(...'abcde');
  const delivery = deliver([list('a'), list('b'), inline]);
  await delivery.start();
  await write(...'fgh');
  await delivery.caughtUp(7);
  for (const name of ['a', 'b', 'c'] as const) expect(await seqs(name)).toEqual(upTo(8));
  expect(await delivery.lag()).toEqual(['a', 'b'].map((name) => ({ view: `${name}_list`, next_seq: 8, behind: 0, behind_s: 0 })));
});

test('an append wakes the readers, long before they would look by themselves', async () => {
  const delivery = deliver([list('a')], { poll_ms: 1e8 });
  await delivery.start();
  await write('a');
  await delivery.caughtUp(0);
  await write('b');
  await delivery.caughtUp(1);
  expect(await seqs('a')).toEqual([0, 1]);
});

test('a lost listening connection is no lost fact', async () => {
  const delivery = deliver([list('a')], { poll_ms: 5 });
  await delivery.start();
  await home.tamper(
    `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen ledger' and datname = current_database()`,
  );
  await write(...'abc');
  await delivery.caughtUp(2);
  expect(await seqs('a')).toEqual(upTo(3));
});

test('after all its connections were cut it goes on where it was', async () => {
  const delivery = deliver([list('a'), list('b')], { poll_ms: 5 });
  await delivery.start();
  for (let round = 0; round < 5; round++) {
    await insist(() => write(...'ab'));
    await home.tamper(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'seinhuis_hub' and datname = current_database()`,
    );
  }
  await insist(() => write('z'));
  const size = await insist(() => home.ledger.size());
  await insist(() => delivery.caughtUp(size - 1));
  for (const name of ['a', 'b'] as const) expect(await seqs(name)).toEqual(upTo(size));
});

test('two processes share the work: nothing is applied twice', async () => {
  const other = await connect(home.appUrl);
  const second = new Delivery(other, home.ledger, [list('a'), list('b')], { poll_ms: 2 });
  const first = deliver([list('a'), list('b')], { poll_ms: 2 });
  await Promise.all([first.start(), second.start()]);
  for (let round = 0; round < 40; round++) await write(...'abcde');
  await Promise.all([first.caughtUp(199), second.caughtUp(199)]);
  for (const name of ['a', 'b'] as const) expect(await seqs(name)).toEqual(upTo(200));
  await second.stop();
  await other.destroy();
});

test('a cursor that somebody set back while it runs is followed from the next fact on', async () => {
  const delivery = deliver([list('a'), list('b')], { poll_ms: 5 });
  await delivery.start();
  await write(...'abc');
  await delivery.caughtUp(2);
  await home.tamper(`update delivery.consumer_cursor set next_seq = 1 where consumer = 'a_list'`);
  await write('d');
  await delivery.caughtUp(3);
  expect([await seqs('a'), await seqs('b')]).toEqual([[0, 1, 2, 1, 2, 3], upTo(4)]);
});

test('facts of other types pass by', async () => {
  await write('a');
  const delivery = deliver([list('a', 'async', { handles: ['SomethingElse'] })]);
  await delivery.start();
  await delivery.caughtUp(0);
  expect(await seqs('a')).toEqual([]);
});

describe('a view that fails', () => {
  const failing = (broken: { yet: boolean }) =>
    list('a', 'async', {
      apply: async (tx, fact) => {
        await list('a').apply(tx, fact);
        if (fact.seq === 2 && broken.yet) throw new Error('cannot apply');
      },
    });

  test.each([
    ['takes one fact at a time', {}],
    ['takes many facts, and then cannot tell which one it was', { applyAll: () => Promise.reject(new Error('one of these')) }],
  ])('and %s: stops before that fact, names it, skips nothing, and goes on when it is mended', async (_, more) => {
    const broken = { yet: true };
    const failures: unknown[] = [];
    await write(...'abcde');
    const failedTwice = new Promise<void>((resolve) => {
      const delivery = deliver([{ ...failing(broken), ...more }, list('b')], {
        poll_ms: 2,
        onFailure: (view, error) => {
          failures.push([view, error]);
          if (failures.length === 3) resolve();
        },
      });
      void delivery.start();
    });
    await failedTwice;
    const [delivery] = lists.started;
    expect(failures[0]).toEqual(['a_list', expect.any(ViewFailed)]);
    expect(failures[2]).toMatchObject(['a_list', { view: 'a_list', seq: 2, message: 'view a_list failed on fact 2' }]);
    expect(await seqs('a')).toEqual([0, 1]);
    const [stuck] = await delivery!.lag();
    expect(stuck).toMatchObject({ view: 'a_list', next_seq: 2, behind: 3, failedAt: 2 });
    // since the day on which the fact says that it was recorded
    expect(stuck!.behind_s).toBeCloseTo((Date.now() - Date.parse('2026-11-24T10:00:00.123Z')) / 1_000, -2);
    broken.yet = false;
    await delivery!.caughtUp(4);
    expect([await seqs('a'), await seqs('b')]).toEqual([upTo(5), upTo(5)]);
    expect((await delivery!.lag())[0]).toEqual({ view: 'a_list', next_seq: 5, behind: 0, behind_s: 0 });
  });
});

test('two views under one name are refused: they would share a cursor', () => {
  expect(() => new Delivery(home.app, home.ledger, [list('a'), list('a')])).toThrow(RangeError);
});

test('it starts once, stops when asked, and can be started again', async () => {
  const delivery = deliver([list('a')], { poll_ms: 5 });
  await delivery.start();
  await expect(delivery.start()).rejects.toThrow('already running');
  await delivery.stop();
  await write('a');
  expect(await seqs('a')).toEqual([]);
  await delivery.start();
  await delivery.caughtUp(0);
  expect(await seqs('a')).toEqual([0]);
});
