import { nameableReceivers } from './receivers.rules.js';
import type { ReceivedCell } from './received.rules.js';

const at = new Date('2026-11-02T09:00:00Z');
const riec: ReceivedCell = {
  oin: '00000099000000000010',
  partner: 'RC',
  purpose: 'organised-crime',
  cell: 'victim.IDV',
  fields: ['v1'],
  first: at,
  last: at,
  times: 1,
  bases: ['W-R1'],
};
const police: ReceivedCell = { ...riec, oin: '00000099000000000020', partner: 'PO', purpose: 'help' };
const told = new Set(['victim.IDV']);

test('who got what she is told is named', () => expect(nameableReceivers([riec], told)).toEqual({ told: [riec], shielded: 0 }));
test('who investigates is left out, and counted once', () => {
  const more = { ...police, purpose: 'organised-crime' };
  expect(nameableReceivers([riec, police, more], told)).toEqual({ told: [riec], shielded: 1 });
});
test.each(['criminal-investigation', 'prosecution'])('whoever got it for %s, too', (purpose) =>
  expect(nameableReceivers([{ ...riec, purpose }], told)).toEqual({ told: [], shielded: 1 }),
);
test('who got what she is not told is not named either', () =>
  expect(nameableReceivers([{ ...riec, cell: 'suspect.CRIM' }], told)).toEqual({ told: [], shielded: 1 }));
