import { connect, type GivenLedger, givenLedger, newNote, note, order, written } from '../../../test/concurrency/given-ledger.js';
import { Appender } from './appender.js';
import { prepareEntries } from './entry.js';
import type { StoredFact } from './fact.js';
import { Ledger } from './ledger.js';
import { Fault } from './refusal.js';
import type { View } from './view.js';

/** Counts notes per batch; refuses a note with the text 'poison' the way a broken view would. */
const noteList: View = {
  name: 'note_list',
  mode: 'inline',
  handles: ['NoteWritten'],
  tables: ['note_list'],
  apply: async (tx, fact) => {
    if ((fact.data as { text: string }).text === 'poison') throw new Error('the view is broken');
    await tx.query('insert into note_list (seq) values ($1)', [fact.seq]);
  },
};

let home: GivenLedger;
let ledger: Ledger;
beforeAll(async () => {
  home = await givenLedger(
    [noteList],
    'create table note_list (seq bigint primary key); grant select, insert on note_list to seinhuis_app',
  );
  ledger = home.ledger;
});
afterAll(() => home.close());

const write = (text: string, more = {}) => ledger.decide(order(newNote(), more), note, () => [written(text)]);
const listed = async (): Promise<number[]> => {
  const rows = (await home.app.query('select seq from note_list order by seq')) as { seq: string }[];
  return rows.map(({ seq }) => Number(seq));
};
const seqsOf = (results: PromiseSettledResult<{ facts: StoredFact[] }>[]) =>
  results.flatMap((result) => (result.status === 'fulfilled' ? result.value.facts.map(({ seq }) => seq) : []));

test('orders that arrive together share transactions, and each gets its own position', async () => {
  const before = (await home.app.query('select pg_current_xact_id()::text::bigint as id')) as { id: string }[];
  const results = await Promise.allSettled(Array.from({ length: 200 }, (_, no) => write(`${no}`)));
  const after = (await home.app.query('select pg_current_xact_id()::text::bigint as id')) as { id: string }[];
  expect(seqsOf(results).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, seq) => seq));
  expect(Number(after[0]!.id) - Number(before[0]!.id)).toBeLessThan(50);
  expect(await listed()).toHaveLength(200);
});

test('one order that breaks an inline view fails alone; the others of its batch are written', async () => {
  const size = await ledger.size();
  const results = await Promise.allSettled(['a', 'poison', 'b', 'poison', 'c'].map((text) => write(text)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
  expect(results[1]).toMatchObject({ reason: { message: 'the view is broken' } });
  expect(await ledger.size()).toBe(size + 3);
  expect((await listed()).slice(-3)).toEqual([size, size + 1, size + 2]);
});

test('a view that takes many facts gets those of a batch at once, in order; when one of them breaks it, that order fails alone', async () => {
  const calls: number[][] = [];
  const applyAll = async (_tx: unknown, facts: readonly StoredFact[]) => {
    calls.push(facts.map(({ seq }) => seq));
    if (facts.some(({ data }) => (data as { text: string }).text === 'poison')) throw new Error('the view is broken');
  };
  const apply = () => Promise.reject(new Error('one by one'));
  const batching = new Ledger(home.app, home.vault, [{ ...noteList, apply, applyAll }]);
  const append = (text: string) => batching.decide(order(newNote(), { expectedVersion: 0 }), note, () => [written(text), written('more')]);
  const size = await batching.size();
  await Promise.all(['a', 'b', 'c'].map(append));
  expect(calls).toEqual([[0, 1, 2, 3, 4, 5].map((no) => size + no)]);
  const results = await Promise.allSettled(['d', 'poison', 'e'].map(append));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await batching.size()).toBe(size + 10);
  await batching.close();
});

test('what an order does alongside is kept with its facts, or not at all', async () => {
  const alongside =
    (text: string) =>
    async (tx: { query(sql: string, of: unknown[]): Promise<unknown> }, [fact]: StoredFact[]) => {
      await tx.query('insert into note_list (seq) values ($1)', [-1 - fact!.seq]);
      if (text === 'fails') throw new Error('alongside failed');
    };
  const size = await ledger.size();
  const [kept, undone] = await Promise.allSettled([
    write('kept', { alongside: alongside('kept') }),
    write('undone', { alongside: alongside('fails') }),
  ]);
  expect([kept!.status, undone!.status]).toEqual(['fulfilled', 'rejected']);
  expect(await ledger.size()).toBe(size + 1);
  expect((await listed()).filter((seq) => seq < 0)).toEqual([-1 - size]);
});

test('several processes take turns at the head: positions stay dense', async () => {
  const other = await connect(home.appUrl);
  const second = new Ledger(other, home.vault, [noteList]);
  const size = await ledger.size();
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, (_, no) => (no % 2 ? ledger : second).decide(order(newNote()), note, () => [written('x'), written('y')])),
  );
  expect(seqsOf(results).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, no) => size + no));
  await second.close();
  await other.destroy();
});

describe('when the database goes away', () => {
  test('a connection lost in the middle of an append is a Fault for its whole batch, and nothing is written', async () => {
    const size = await ledger.size();
    const cut = async (tx: { query(sql: string): Promise<unknown> }) => {
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    };
    const results = await Promise.allSettled([write('a'), write('b', { alongside: cut }), write('c')]);
    for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'Fault', retryAfter_s: 2 } });
    expect(await ledger.size()).toBe(size);
    await write('afterwards');
    expect(await ledger.size()).toBe(size + 1);
  });

  test('a database that cannot be reached is a Fault for readers and writers', async () => {
    const source = await connect(home.appUrl);
    const lost = new Ledger(source, home.vault);
    await source.destroy();
    await expect(lost.decide(order(newNote()), note, () => [written('a')])).rejects.toThrow(Fault);
    await expect(lost.decide(order(newNote(), { expectedVersion: 0 }), note, () => [written('a')])).rejects.toThrow(Fault);
    await expect(lost.read(newNote())).rejects.toThrow(Fault);
    await expect(lost.scan(0, 1)).rejects.toThrow(Fault);
    await expect(lost.size()).rejects.toThrow(Fault);
  });

  test('when as many orders wait as may, the next hears a Fault at once; the others are written in batches', async () => {
    const hold = home.owner.createQueryRunner();
    await hold.startTransaction();
    await ledger.hold(hold.manager);
    const small = new Appender(home.app, [noteList], { batch: 3, waiting: 10 });
    const append = async () => {
      const to = order(newNote());
      return small.append({ order: to, version: 0, entries: await prepareEntries(to, 0, [written('x')], home.vault) });
    };
    const waiting = Array.from({ length: 15 }, append);
    const refused = await Promise.race(
      waiting.map((one) =>
        one.then(
          () => undefined,
          (error: unknown) => error,
        ),
      ),
    );
    expect(refused).toMatchObject({ name: 'Fault', message: 'too many appends are waiting' });
    await hold.rollbackTransaction();
    await hold.release();
    const results = await Promise.allSettled(waiting);
    expect(results.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 10 }, () => 'fulfilled'),
      ...Array.from({ length: 5 }, () => 'rejected'),
    ]);
    expect(await ledger.scan((await ledger.size()) - 10, 20)).toHaveLength(10);
  });

  test('after the epoch has moved on, this process writes nothing more', async () => {
    const source = await connect(home.appUrl);
    const stale = new Ledger(source, home.vault, [noteList]);
    await stale.decide(order(newNote()), note, () => [written('before')]);
    await home.owner.query('update ledger.ledger_head set epoch = epoch + 1');
    const size = await ledger.size();
    await expect(stale.decide(order(newNote()), note, () => [written('after')])).rejects.toMatchObject({ name: 'Fault', retryAfter_s: 30 });
    expect(await ledger.size()).toBe(size);
    await stale.close();
    await source.destroy();
  });

  test('a ledger that closes writes what waits and takes nothing more', async () => {
    const source = await connect(home.appUrl);
    const closing = new Ledger(source, home.vault, [noteList]);
    const waiting = Array.from({ length: 20 }, () => closing.decide(order(newNote(), { expectedVersion: 0 }), note, () => [written('x')]));
    await new Promise((resolve) => setImmediate(resolve));
    await closing.close();
    expect((await Promise.allSettled(waiting)).every(({ status }) => status === 'fulfilled')).toBe(true);
    await expect(closing.decide(order(newNote()), note, () => [written('late')])).rejects.toThrow(Fault);
    await source.destroy();
  });
});
