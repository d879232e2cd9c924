import type { View } from '#libs/ledger';
import { connect, type GivenLedger, givenLedger, newNote, note, order, written } from '../../../test/concurrency/given-ledger.js';
import { Delivery, type DeliveryOptions } from './delivery.js';
import { ViewFailed } from './reader.js';

const TABLES = ['a', 'b', 'c'].map(
  (name) =>
    `create table ${name}_list (no bigint generated always as identity, seq bigint, text text); grant select, insert, delete on ${name}_list to seinhuis_app;`,
);

/** Lists notes without guarding against doubles, so that a fact applied twice shows. */
const list = (name: string, mode: View['mode'] = 'async', more: Partial<View> = {}): View => ({
  name: `${name}_list`,
  mode,
  handles: ['NoteWritten'],
  tables: [`${name}_list`],
  apply: async (tx, fact) => {
    await tx.query(`insert into ${name}_list (seq, text) values ($1, $2)`, [fact.seq, (fact.data as { text: string }).text]);
  },
  ...more,
});

const inline = list('c', 'inline');
let home: GivenLedger;
const started: Delivery[] = [];
beforeAll(async () => {
  home = await givenLedger([inline], TABLES.join(''));
});
afterEach(async () => {
  for (const delivery of started.splice(0)) await delivery.stop();
  await home.tamper('truncate ledger.ledger_event, delivery.consumer_cursor, a_list, b_list, c_list');
  await home.tamper('update ledger.ledger_head set size = 0');
});
afterAll(() => home.close());

const write = (...texts: string[]) => Promise.all(texts.map((text) => home.ledger.decide(order(newNote()), note, () => [written(text)])));
const seqs = async (name: string) =>
  ((await home.app.query(`select seq from ${name}_list order by no`)) as { seq: string }[]).map(({ seq }) => Number(seq));
const upTo = (size: number) => Array.from({ length: size }, (_, seq) => seq);
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
const deliver = (views: View[], options: DeliveryOptions = {}) => {
  const delivery = new Delivery(home.app, home.ledger, views, options);
  started.push(delivery);
  return delivery;
};

test('each asynchronous view gets every fact once, in order, at its own pace; an inline view is left alone', async () => {
  await write(...'abcde');
  const delivery = deliver([list('a'), list('b'), inline]);
  await delivery.start();
  await write(...'fgh');
  await delivery.caughtUp(7);
  for (const name of ['a', 'b', 'c']) expect(await seqs(name)).toEqual(upTo(8));
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
  for (const name of ['a', 'b']) expect(await seqs(name)).toEqual(upTo(size));
});

test('two processes share the work: nothing is applied twice', async () => {
  const other = await connect(home.appUrl);
  const second = new Delivery(other, home.ledger, [list('a'), list('b')], { poll_ms: 2 });
  const first = deliver([list('a'), list('b')], { poll_ms: 2 });
  await Promise.all([first.start(), second.start()]);
  for (let round = 0; round < 40; round++) await write(...'abcde');
  await Promise.all([first.caughtUp(199), second.caughtUp(199)]);
  for (const name of ['a', 'b']) expect(await seqs(name)).toEqual(upTo(200));
  await second.stop();
  await other.destroy();
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
    const [delivery] = started;
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

describe('rebuilding', () => {
  test.each(['a', 'c'])('fills the view %s again as it was, also while facts are appended', async (name) => {
    const delivery = deliver([list('a'), inline], { poll_ms: 5 });
    await delivery.start();
    await write(...'abcdefgh');
    await delivery.caughtUp(7);
    await home.app.query(`delete from ${name}_list where seq in (2, 5)`);
    await home.app.query(`insert into ${name}_list (seq, text) values (99, 'never happened')`);
    const steps: number[][] = [];
    await Promise.all([delivery.rebuild([`${name}_list`], (_view, ...at) => steps.push(at)), write(...'ijkl')]);
    await delivery.caughtUp(11);
    expect(await seqs(name)).toEqual(upTo(12));
    expect(steps[0]![0]).toBe(0);
    expect(steps.at(-1)![0]).toBe(steps.at(-1)![1]);
  });

  test('fills several views at once, of both modes, and leaves the others alone', async () => {
    const delivery = deliver([list('a'), list('b'), inline]);
    await delivery.start();
    await write(...'abc');
    await delivery.caughtUp(2);
    for (const one of 'abc') await home.app.query(`insert into ${one}_list (seq, text) values (99, 'never happened')`);
    const told = new Set<string>();
    await delivery.rebuild(['c_list', 'a_list'], (view) => told.add(view));
    expect([await seqs('a'), await seqs('b'), await seqs('c')]).toEqual([upTo(3), [...upTo(3), 99], upTo(3)]);
    expect([...told].toSorted()).toEqual(['a_list', 'c_list']);
    await write('d');
    await delivery.caughtUp(3);
    expect([await seqs('a'), await seqs('b'), await seqs('c')]).toEqual([upTo(4), [...upTo(3), 99, 3], upTo(4)]);
  });

  test('of a view that wants none of the facts leaves it empty', async () => {
    await write(...'abc');
    await deliver([{ ...inline, handles: ['SomethingElse'] }]).rebuild(['c_list']);
    expect(await seqs('c')).toEqual([]);
  });

  test.each([1, 2])('changes nothing when fact %i of the ledger is gone', async (seq) => {
    await write(...'abc');
    await home.tamper(`delete from ledger.ledger_event where seq = ${seq}`);
    await expect(deliver([inline]).rebuild(['c_list'])).rejects.toThrow('of 3 ledger entries 1 are missing');
    expect(await seqs('c')).toEqual(upTo(3));
  });

  test('readers keep seeing the old rows until the new ones are there', async () => {
    await write(...'abc');
    let seen: number[] = [];
    const peeking = {
      ...inline,
      apply: async (...[tx, fact]: Parameters<View['apply']>) => {
        await inline.apply(tx, fact);
        seen = await seqs('c');
      },
    };
    await home.app.query(`insert into c_list (seq, text) values (99, 'never happened')`);
    await deliver([peeking]).rebuild(['c_list']);
    expect(seen).toEqual([0, 1, 2, 99]);
    expect(await seqs('c')).toEqual([0, 1, 2]);
  });

  test('takes many facts at once where the view can, over several pages, and leaves the same rows', async () => {
    for (let round = 0; round < 3; round++) await write(...Array.from({ length: 700 }, () => 'x'));
    const pages: number[] = [];
    const applyAll: NonNullable<View['applyAll']> = async (tx, facts) => {
      pages.push(facts.length);
      await tx.query(`insert into c_list (seq, text) select seq, 'x' from unnest($1::bigint[]) as seq`, [facts.map(({ seq }) => seq)]);
    };
    await deliver([{ ...inline, applyAll, apply: () => Promise.reject(new Error('one by one')) }]).rebuild(['c_list']);
    expect(pages).toEqual([2_000, 100]);
    expect(await seqs('c')).toEqual(upTo(2_100));
  });

  test.each([
    ['one fact at a time', {}],
    ['many facts, and then cannot tell which one it was', { applyAll: () => Promise.reject(new Error('one of these')) }],
  ])('that fails on %s changes nothing and names the fact', async (_, more) => {
    await write(...'abc');
    const apply: View['apply'] = (tx, fact) => (fact.seq === 1 ? Promise.reject(new Error('cannot apply')) : inline.apply(tx, fact));
    await expect(deliver([{ ...inline, apply, ...more }]).rebuild(['c_list'])).rejects.toMatchObject({ name: 'ViewFailed', seq: 1 });
    expect(await seqs('c')).toEqual([0, 1, 2]);
    await write('d');
    expect(await seqs('c')).toEqual(upTo(4));
  });

  test('a view that does not exist, or a table that is no name, is refused', async () => {
    await expect(deliver([inline]).rebuild(['d_list'])).rejects.toThrow(RangeError);
    await expect(deliver([{ ...inline, tables: ['c_list; drop table a_list'] }]).rebuild(['c_list'])).rejects.toThrow(RangeError);
    expect(await seqs('a')).toEqual([]);
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
