import { decideRecord, dutchDay, loadPolicies, transferRequest } from '#libs/policy';
import { stored } from '../../../test/given.js';
import { evolveInstruments, noInstruments, type InstrumentFact, type InstrumentRegister } from './facts.js';
import { instrumentsForPolicy } from './instrument.rules.js';
import { seedInstruments } from './seed-instruments.js';

const policy = loadPolicies('policies');
const ids = policy.instruments.map((_, index) => `00000000-0000-4000-d000-${String(index).padStart(12, '0')}`);
const seeded = seedInstruments({ shipped: policy.instruments, ids, today: '2026-11-20' }, noInstruments);
const registerOf = (facts: InstrumentFact[]): InstrumentRegister =>
  facts.map((fact, index) => stored(fact, index)).reduce<InstrumentRegister>(evolveInstruments, noInstruments);
const riec = seeded.find(({ type, data }) => type === 'InstrumentRegistered' && data.kind === 'I-RIEC')!.data.instrumentId;

/** May the town give this firm to the RIEC at this instant? */
function reasonAt(instant: string, facts: InstrumentFact[] = seeded): string | null {
  const asOf = dutchDay(new Date(instant));
  const from = { partner: 'GB-TZ', task: 'huisvesting', regions: ['riec-oost-brabant', 'politie-oost-brabant'] };
  const to = { partner: 'RC', task: null, regions: ['riec-oost-brabant'] };
  const way = transferRequest(instrumentsForPolicy(registerOf(facts)), {
    activity: 'disclose',
    from,
    to,
    purpose: 'organised-crime',
    asOf,
  });
  const said = { organisedLink: 'possible', statement: true, businessIsPerson: false } as const;
  const obtained = { by: 'GB-TZ', task: 'huisvesting', regime: 'avg', on: asOf } as const;
  const { fields } = decideRecord(policy, 'd', { ...way, ...said }, [{ id: 'v1', cell: 'case.BIZ', obtained }]);
  return fields[0]!.reason;
}

test('the first start tells the policy what the shipped agreements told it', () => {
  const shipped = policy.instruments.map(({ title: _title, ...one }) => one);
  expect(instrumentsForPolicy(registerOf(seeded))).toEqual(shipped);
});

test('an agreement counts until midnight in Amsterdam, in winter', () => {
  expect(reasonAt('2027-12-31T22:59:59.999Z')).toBeNull();
  expect(reasonAt('2027-12-31T23:00:00.000Z')).toBe('INSTRUMENT_EXPIRED');
});

test('and in summer', () => {
  const ended: InstrumentFact = {
    type: 'InstrumentEnded',
    data: { instrumentId: riec, lastDay: '2027-06-30', because: 'opgezegd', audience: [] },
  };
  expect(reasonAt('2027-06-30T21:59:59.999Z', [...seeded, ended])).toBeNull();
  expect(reasonAt('2027-06-30T22:00:00.000Z', [...seeded, ended])).toBe('INSTRUMENT_EXPIRED');
});

test('one that is suspended is as one that is not there', () => {
  const suspended: InstrumentFact = { type: 'InstrumentSuspended', data: { instrumentId: riec, because: 'incident', audience: [] } };
  expect(reasonAt('2026-11-20T12:00:00Z', [...seeded, suspended])).toBe('INSTRUMENT_MISSING');
});

test('who has not signed is no party', () => {
  const without = seeded.filter(
    ({ type, data }) => !(type === 'InstrumentSigned' && data.instrumentId === riec && data.partner === 'GB-TZ'),
  );
  expect(reasonAt('2026-11-20T12:00:00Z', without)).toBe('NOT_A_PARTY');
});
