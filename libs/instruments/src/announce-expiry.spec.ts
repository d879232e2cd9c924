import { givenFor } from '../../../test/given.js';
import { agreement, agreementId, politie, signed } from '../../../test/instrument-facts.js';
import { announceExpiry } from './announce-expiry.js';
import { instrumentDecider } from './change-register.js';
import type { InstrumentFact, InstrumentRegister } from './facts.js';

const given = givenFor(instrumentDecider);
const audience = [politie.oin];
const on = (today: string) => (register: InstrumentRegister) =>
  announceExpiry({ today, audiences: new Map([[agreementId, audience]]) }, register);
const told = (days: number, lastDay = '2026-12-31'): InstrumentFact => ({
  type: 'InstrumentExpiryAnnounced',
  data: { instrumentId: agreementId, days, lastDay, audience },
});
const standing = [agreement(), signed(politie)];

test.each([
  ['2026-11-01', 60],
  ['2026-11-30', 60],
  ['2026-12-01', 30],
  ['2026-12-24', 7],
  ['2026-12-31', 7],
])('on %s the term of %i days is told', (today, days) =>
  given(...standing)
    .when(on(today))
    .gives(told(days)),
);
test('61 days before nothing is told', () =>
  given(...standing)
    .when(on('2026-10-31'))
    .givesNothing());
test('after the last day nothing is told', () =>
  given(...standing)
    .when(on('2027-01-01'))
    .givesNothing());
test('each term once, and the next one again', () => {
  given(...standing, told(60))
    .when(on('2026-11-15'))
    .givesNothing();
  given(...standing, told(60))
    .when(on('2026-12-05'))
    .gives(told(30));
  given(...standing, told(60), told(30), told(7))
    .when(on('2026-12-30'))
    .givesNothing();
});
test('a hub that stood still does not tell the terms that it missed', () =>
  given(...standing, told(7))
    .when(on('2026-12-31'))
    .givesNothing());
test('one that nobody signed is not missed by anybody', () => given(agreement()).when(on('2026-12-24')).givesNothing());
test('an end that came nearer counts', () => {
  const ended: InstrumentFact = {
    type: 'InstrumentEnded',
    data: { instrumentId: agreementId, lastDay: '2026-11-22', because: 'opgezegd', audience: [] },
  };
  given(...standing, ended)
    .when(on('2026-11-20'))
    .gives(told(7, '2026-11-22'));
});
