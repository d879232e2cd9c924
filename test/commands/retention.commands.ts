import { GivenPeople } from '../journeys/erasing.js';
import { commandLine, patience_ms } from './seinhuis.js';

const { seinhuis } = commandLine();
const env = { SEINHUIS_ROOT_KEY: Buffer.alloc(32, 7).toString('base64') };
let people: GivenPeople;
let signal: Awaited<ReturnType<GivenPeople['shared']>>;
const retention = (...args: string[]) => seinhuis(['retention', ...args, '--database-url', people.hub.database.url], { env });

beforeAll(async () => {
  people = await GivenPeople.make();
  signal = await people.shared('90000001');
  await people.settled();
}, patience_ms);
afterAll(() => people?.close());

test(
  'preview shows what goes on a day, and erases nothing',
  async () => {
    const { code, out, err } = await retention('preview', '--on', '2099-01-01', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const told = JSON.parse(out) as { total: number; items: { subject: string; term: string; held: boolean }[] };
    expect(told).toMatchObject({ on: '2099-01-01', total: 3 });
    expect(told.items).toContainEqual(expect.objectContaining({ subject: signal.victim, term: 'compartment', held: false }));
    expect(await people.sealed(signal.victim)).toBeGreaterThan(0);
  },
  patience_ms,
);

test(
  'preview says what nobody can decide, and why',
  async () => {
    await people.rows(`update oversight_kept set regime = 'jeugd' where subject = $1`, [signal.victim]);
    const { code, out } = await retention('preview', '--on', '2099-01-01');
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(new RegExp(`^Onbeslist: 1\\.[^]*${signal.victim}.*geen termijn voor jeugd`, 'm')),
    });
    await people.rows(`update oversight_kept set regime = 'avg' where subject = $1`, [signal.victim]);
  },
  patience_ms,
);

test(
  'run erases what is due today: of a signal that is a day old nothing, of one from six years ago all',
  async () => {
    const before = await people.hub.hub.foundation.ledger.size();
    expect(await retention('run')).toMatchObject({ code: 0, out: expect.stringMatching(/^Vernietigd op \d{4}-\d{2}-\d{2}: 0\.$/m) });
    expect(await people.hub.hub.foundation.ledger.size()).toBe(before);
    await people.rows(`update oversight_kept set obtained_on = obtained_on - interval '6 years' where subject = $1`, [signal.victim]);
    const { code, out } = await retention('run', '--json');
    expect({ code, erased: JSON.parse(out).erased }).toEqual({
      code: 0,
      erased: [expect.objectContaining({ subject: signal.victim, term: 'compartment' })],
    });
    expect([await people.sealed(signal.victim), (await people.sealed(signal.suspect)) > 0]).toEqual([0, true]);
  },
  patience_ms * 2,
);

test.each([['2031-02-30'], ['morgen'], ['']])(
  'preview of a day that is none is refused: %j',
  async (day) => {
    expect(await retention('preview', '--on', day)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/deze waarde kan niet/) });
  },
  patience_ms,
);
