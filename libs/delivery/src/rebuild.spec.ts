import type { Ledger, View } from '#libs/ledger';
import { type GivenLists, givenLists, list, upTo } from '../../../test/concurrency/given-lists.js';
import { Delivery } from './delivery.js';

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

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

describe('rebuilding', () => {
  test.each(['a', 'c'] as const)('fills the view %s again as it was, also while facts are appended', async (name) => {
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

  test('reads the ledger once for all of them', async () => {
    await write(...'abc');
    const read: unknown[] = [];
    const scanTypes: Ledger['scanTypes'] = (...asked) => {
      read.push(asked);
      return home.ledger.scanTypes(...asked);
    };
    const reading = Object.assign(Object.create(home.ledger) as Ledger, { scanTypes });
    await new Delivery(home.app, reading, [list('a'), list('b'), inline]).rebuild(['a_list', 'b_list', 'c_list']);
    expect(read).toEqual([[['NoteWritten'], 0, 3, expect.any(Number)]]);
    for (const name of ['a', 'b', 'c'] as const) expect(await seqs(name)).toEqual(upTo(3));
  });

  test('works at both modes at the same time', async () => {
    await write('a');
    const begun = { a: gate(), c: gate() };
    const meeting = (name: 'a' | 'c', other: 'a' | 'c', mode: View['mode']) =>
      list(name, mode, {
        apply: async (tx, fact) => {
          begun[name].open();
          await begun[other].opened;
          await list(name).apply(tx, fact);
        },
      });
    await deliver([meeting('a', 'c', 'async'), meeting('c', 'a', 'inline')]).rebuild(['a_list', 'c_list']);
    expect([await seqs('a'), await seqs('c')]).toEqual([[0], [0]]);
  });

  test.each([
    ['a', 'c'],
    ['c', 'a'],
  ] as const)('of both modes changes nothing when the view %s fails, and waits until %s is still', async (failing, other) => {
    await write(...'abc');
    for (const one of 'ac') await home.app.query(`insert into ${one}_list (seq, text) values (99, 'was there')`);
    const before = [await seqs('a'), await seqs('c')];
    const failed = gate();
    const still: number[] = [];
    const apply: Record<string, View['apply']> = {
      [failing]: () => {
        failed.open();
        return Promise.reject(new Error('cannot apply'));
      },
      [other]: async (tx, fact) => {
        await failed.opened;
        await list(other).apply(tx, fact);
        still.push(fact.seq);
      },
    };
    const views = [list('a', 'async', { apply: apply['a']! }), list('c', 'inline', { apply: apply['c']! })];
    await expect(deliver(views).rebuild(['a_list', 'c_list'])).rejects.toMatchObject({
      name: 'ViewFailed',
      view: `${failing}_list`,
      seq: 0,
    });
    expect(still).toEqual([0, 1, 2]);
    expect([await seqs('a'), await seqs('c')]).toEqual(before);
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
    expect(pages).toEqual([1_000, 1_000, 100]);
    expect(await seqs('c')).toEqual(upTo(2_100));
  });

  test('gives a view its facts one by one when it cannot take them at once, and the others theirs no second time', async () => {
    await write(...'abc');
    const applyAll: NonNullable<View['applyAll']> = async (tx, facts) => {
      for (const fact of facts) await list('a').apply(tx, fact);
    };
    const views = [list('a', 'async', { applyAll }), list('b', 'async', { applyAll: () => Promise.reject(new Error('one of these')) })];
    await deliver(views).rebuild(['a_list', 'b_list']);
    expect([await seqs('a'), await seqs('b')]).toEqual([upTo(3), upTo(3)]);
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
