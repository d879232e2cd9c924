import { Bell } from './bell.js';

const FOREVER_ms = 1e8;

test('a ring wakes all sleepers', async () => {
  const bell = new Bell();
  const sleepers = [bell.sleep(bell.heard, FOREVER_ms), bell.sleep(bell.heard, FOREVER_ms)];
  bell.ring();
  await Promise.all(sleepers);
});

test('a ring between looking and sleeping is not lost', async () => {
  const bell = new Bell();
  const { heard } = bell;
  bell.ring();
  await bell.sleep(heard, FOREVER_ms);
});

test('without a ring the sleeper wakes by itself', async () => {
  const bell = new Bell();
  await bell.sleep(bell.heard, 1);
});

test('a ring that was heard does not wake: the sleeper waits for the next', async () => {
  const bell = new Bell();
  bell.ring();
  let awake = false;
  const sleeping = bell.sleep(bell.heard, FOREVER_ms).then(() => (awake = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(awake).toBe(false);
  bell.ring();
  await sleeping;
});
