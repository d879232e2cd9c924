import { Together } from './together.js';

test('what is asked in one turn is asked once, and each gets its own answer', async () => {
  const turns: number[][] = [];
  const doubles = new Together<number, number>(async (items) => {
    turns.push(items);
    return items.map((item) => item * 2);
  });
  expect(await Promise.all([1, 2, 3].map((item) => doubles.one(item)))).toEqual([2, 4, 6]);
  expect(await doubles.one(4)).toBe(8);
  expect(turns).toEqual([[1, 2, 3], [4]]);
});

test('a failure is told to all of its turn, and to none of the next', async () => {
  let broken = true;
  const asking = new Together<number, number>(async (items) => {
    if (broken) throw new Error('no answer');
    return items;
  });
  const results = await Promise.allSettled([asking.one(1), asking.one(2)]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken = false;
  expect(await asking.one(3)).toBe(3);
});
