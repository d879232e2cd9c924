import { pino } from 'pino';
import { RetentionClock, type RetentionMode } from './retention-clock.js';

const at = new Date('2031-11-27T12:00:00Z');
const due = { subject: 's', signalId: 'g', term: 'compartment', endedOn: '2031-11-27' };

/** A clock with a hub that is so far off the database, and what it did. */
function given(mode: RetentionMode, off_ms = 0, fails = false) {
  const [asked, lines]: [boolean[], { event: string }[]] = [[], []];
  const retention = {
    run: async (_: Date, onlySettled?: boolean) => {
      asked.push(onlySettled ?? false);
      if (fails) throw new Error('weg');
      return { day: '2031-11-27', erased: [due], held: [] };
    },
  };
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as { event: string }) });
  const database = { query: async () => [{ at }] };
  const clock = new RetentionClock(retention, database as never, log, mode, () => new Date(at.getTime() + off_ms));
  return { clock, asked, events: () => lines.map(({ event }) => event) };
}

test('what was seen goes, and only that; by itself everything goes', async () => {
  for (const [mode, only] of [
    ['getoond', true],
    ['vanzelf', false],
  ] as const) {
    const { clock, asked, events } = given(mode);
    expect((await clock.look())?.erased).toEqual([due]);
    expect([asked, events()]).toEqual([[only], ['retention-ran']]);
  }
});

test.each([
  ['a day ahead', 86_400_000],
  ['a day behind', -86_400_000],
  ['ten minutes ahead', 600_000],
])('nothing goes while the clock of the hub is %s of that of the database', async (_, off_ms) => {
  const { clock, asked, events } = given('vanzelf', off_ms);
  expect(await clock.look()).toBeNull();
  expect([asked, events()]).toEqual([[], ['retention-clocks-differ']]);
});

test('a minute is no difference', async () => {
  expect(await given('vanzelf', 60_000).clock.look()).not.toBeNull();
});

test('switched off it does not look', async () => {
  const { clock, asked } = given('uit');
  clock.start();
  await clock.stop();
  expect(asked).toEqual([]);
});

test('a failure is told, and ends nothing', async () => {
  const { clock, events } = given('getoond', 0, true);
  expect(await clock.look()).toBeNull();
  expect(events()).toEqual(['retention-failed']);
});
