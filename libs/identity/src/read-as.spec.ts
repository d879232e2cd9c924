import { type GivenLedger, givenLedger } from '../../../test/concurrency/given-ledger.js';
import { ownRows, readAs } from './read-as.js';

const rows = ownRows({ table: 'mine', policy: 'mine_owner', visible: (reader) => `${reader} in ('*', oin)`, changes: ['update'] });
const fixed = ownRows({ table: 'fixed', policy: 'fixed_owner', visible: (reader) => `${reader} in ('*', oin)` });
const listing = { where: 'no > $1', values: [0], orderBy: 'no' };

let home: GivenLedger;
beforeAll(async () => {
  home = await givenLedger([], 'create table mine (no int primary key, oin text not null); create table fixed (no int, oin text not null)');
  const runner = home.owner.createQueryRunner();
  await rows.guard(runner);
  await fixed.guard(runner);
  await runner.release();
  await readAs(home.app, '*', (tx) =>
    tx.query(`insert into mine select no, case when no % 3 = 0 then 'b' else 'a' end from generate_series(0, 9) as no`),
  );
  await readAs(home.app, '*', (tx) => tx.query(`insert into fixed values (1, 'a')`));
});
afterAll(() => home?.close());

const numbers = async (oin: string, page: number, size: number) => {
  const { items, total } = await rows.page<{ no: number }>(home.app, oin, listing, page, size);
  return { numbers: items.map(({ no }) => no), total };
};

test.each([
  ['its first page', 'a', 1, { numbers: [1, 2, 4, 5], total: 6 }],
  ['its last page', 'a', 2, { numbers: [7, 8], total: 6 }],
  ['nothing after that', 'a', 3, { numbers: [], total: 6 }],
  ['not what is of another, nor counted', 'b', 1, { numbers: [3, 6, 9], total: 3 }],
  ['nothing when it has none', 'c', 1, { numbers: [], total: 0 }],
  ['all for supervision', '*', 1, { numbers: [1, 2, 3, 4], total: 9 }],
])('an organisation sees %s', async (_, oin, page, expected) => expect(await numbers(oin, page, 4)).toEqual(expected));

test('who does not say who reads sees nothing', async () => expect(await home.app.query('select * from mine')).toEqual([]));

test.each([
  ['adds no row, not even of its own', `insert into mine values (10, 'a')`, /row-level security/],
  ['changes no row of another', `update mine set oin = 'a' where no = 3 returning no`, null],
  ['takes no row away', 'delete from mine', /permission denied/],
  ['changes none where the view never does', `update fixed set oin = 'b'`, /permission denied/],
])('a reader %s', async (_, sql, refusal) => {
  const attempt = readAs(home.app, 'a', (tx) => tx.query<unknown>(sql));
  if (refusal) await expect(attempt).rejects.toThrow(refusal);
  else expect(await attempt).toEqual([[], 0]);
});
