import { Registry } from 'prom-client';
import { GivenLogbook, hour_ms } from '../../../test/given-logbook.js';
import type { Logbook } from './logbook.js';
import { tellOfLog } from './log-metrics.js';

let given: GivenLogbook;
beforeAll(async () => void (given = await GivenLogbook.make()));
beforeEach(() => given.begin());
afterEach(() => given.empty());
afterAll(() => given.close());

/** What somebody who looks now is told: only what is there. */
async function told(logbook: Pick<Logbook, 'standing' | 'quorum'>): Promise<Record<string, number>> {
  const registry = new Registry();
  tellOfLog(logbook, registry, () => given.now);
  const text = await registry.metrics();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.slice(9, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

test('an empty log has nothing that waits, and no age of what is not there', async () =>
  expect(await told(given.logbook())).toEqual({ unsigned_age_seconds: 0, witnesses_needed: 0 }));

test('an event waits from when it was recorded until it is signed; a quiet log waits for nothing', async () => {
  const logbook = given.logbook();
  await given.write(3);
  // notes are recorded on 2026-11-24T10:00:00.123Z, and it is 2026-11-27T08:00:00Z
  expect(await told(logbook)).toEqual({ unsigned_age_seconds: 70 * 3_600 - 0.123, witnesses_needed: 0 });
  await logbook.step();
  given.later(hour_ms);
  expect(await told(logbook)).toEqual({
    checkpoint_size_events: 3,
    checkpoint_age_seconds: 3_600,
    unsigned_age_seconds: 0,
    witnesses_needed: 0,
  });
});

test('with a quorum counts when enough have cosigned, and each witness is told of alone', async () => {
  const [first, second] = await given.witnesses();
  const both = given.logbook([first, second]);
  await given.write(3);
  await both.step();
  given.later(2 * hour_ms);
  await given.write(1);
  await given.logbook([first], 1).step();
  given.later(60_000);
  expect(await told(both)).toEqual({
    checkpoint_size_events: 4,
    checkpoint_age_seconds: 60,
    unsigned_age_seconds: 0,
    cosigned_age_seconds: 7_260,
    'witness_cosigned_age_seconds{witness="getuige.example/een"}': 60,
    'witness_cosigned_age_seconds{witness="getuige.example/twee"}': 7_260,
    witnesses_needed: 2,
  });
});

test('a witness that never spoke has no age, and neither has a quorum that was never there', async () => {
  const witnesses = await given.witnesses();
  expect(await told(given.logbook(witnesses))).toEqual({ unsigned_age_seconds: 0, witnesses_needed: 2 });
});

test('without a database nothing is told but how many are needed', async () =>
  expect(await told({ quorum: 2, standing: () => Promise.reject(new Error('away')) })).toEqual({ witnesses_needed: 2 }));
