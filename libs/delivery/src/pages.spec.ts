import { type GivenLists, givenLists, list } from '../../../test/concurrency/given-lists.js';
import { Delivery } from './delivery.js';
import { Pages } from './pages.js';

let lists: GivenLists;
/** What was read, as [from, how many there were]. */
let reads: [number, number][];
/** Awaited before what was read is given. */
let held: () => Promise<void>;
beforeAll(async () => {
  lists = await givenLists();
});
beforeEach(() => {
  reads = [];
  held = () => Promise.resolve();
});
afterEach(() => lists.empty());
afterAll(() => lists?.home.close());

/** The ledger, which also tells what was read. */
const told = () => {
  const { ledger } = lists.home;
  const scan: typeof ledger.scan = async (from, limit) => {
    const facts = await ledger.scan(from, limit);
    reads.push([from, facts.length]);
    await held();
    return facts;
  };
  return Object.assign(Object.create(ledger) as typeof ledger, { scan });
};
const seqs = async (page: ReturnType<Pages['from']>) => (await page).map(({ seq }) => seq);

test('what several ask for at once is read once, and each gets as many as it wants', async () => {
  await lists.write(...'abc');
  const pages = new Pages(told());
  expect(await Promise.all([seqs(pages.from(0, 9)), seqs(pages.from(0, 2)), seqs(pages.from(0, 9))])).toEqual([
    [0, 1, 2],
    [0, 1],
    [0, 1, 2],
  ]);
  expect(await seqs(pages.from(2, 9))).toEqual([2]);
  expect(reads).toEqual([[0, 3]]);
});

test('who comes late finds the page still, when others have looked for what is after it', async () => {
  await lists.write(...'abc');
  const pages = new Pages(told());
  expect([await seqs(pages.from(0, 9)), await seqs(pages.from(3, 9)), await seqs(pages.from(1, 9))]).toEqual([[0, 1, 2], [], [1, 2]]);
  expect(reads).toEqual([
    [0, 3],
    [3, 0],
  ]);
});

test('a fact that was there before it was asked for is found, also when another began to look before that', async () => {
  const pages = new Pages(told());
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  held = () => released;
  const early = seqs(pages.from(0, 9));
  while (reads.length === 0) await lists.home.ledger.size();
  await lists.write('a');
  const late = [seqs(pages.from(0, 9)), seqs(pages.from(0, 9))];
  release();
  expect([await early, ...(await Promise.all(late))]).toEqual([[], [0], [0]]);
  expect(reads).toEqual([
    [0, 0],
    [0, 1],
  ]);
});

test('a read that failed fails for who began it, and is done again for the others', async () => {
  await lists.write('a');
  const pages = new Pages(told());
  held = () => {
    held = () => Promise.resolve();
    return Promise.reject(new Error('away'));
  };
  const [first, second] = await Promise.allSettled([seqs(pages.from(0, 9)), seqs(pages.from(0, 9))]);
  expect([first.status, second]).toEqual(['rejected', { status: 'fulfilled', value: [0] }]);
});

test('all readers of a process share what is read', async () => {
  await lists.write(...'abcde');
  const delivery = new Delivery(lists.home.app, told(), [list('a'), list('b')]);
  lists.started.push(delivery);
  await delivery.start();
  await delivery.caughtUp(4);
  expect([await lists.seqs('a'), await lists.seqs('b')]).toEqual([
    [0, 1, 2, 3, 4],
    [0, 1, 2, 3, 4],
  ]);
  expect(reads.filter(([, facts]) => facts > 0)).toEqual([[0, 5]]);
});
