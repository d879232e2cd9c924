import { agreement, politie, signed } from '../../../test/instrument-facts.js';
import { stored } from '../../../test/given.js';
import { decision } from '../../../test/signal-facts.js';
import {
  evolveInstruments,
  instrumentsForPolicy,
  noInstruments,
  type InstrumentFact,
  type InstrumentRegister,
} from '#libs/instruments/facts';
import type { Instrument } from '#libs/policy';
import { casesOf, endlessRegister, lanesOf, outlookOf, type Flow, type Outlook, type Permits } from './forecast.rules.js';

const [place, firm] = [
  { id: 'v1', cell: 'case.LOC' },
  { id: 'v2', cell: 'case.BIZ' },
] as Flow['fields'];
const riec = '00000099000000000050';
const flow = (differs: Partial<Flow> = {}): Flow => ({
  kind: 'share',
  id: 'd1',
  signalId: 's1',
  caseId: null,
  from: 'GB-TZ',
  to: { oin: riec, partner: 'RC' },
  purpose: 'organised-crime',
  fields: [place!, firm!],
  decision: decision([]),
  ...differs,
});

describe('why a field stops', () => {
  const agreements = { instruments: [{ id: 'I-RIEC' }] as Instrument[], endless: [{ id: 'I-ZVH' }] as Instrument[] };
  const on = { today: '2026-11-20', day: '2027-01-01' };
  /** What goes today, on the day, and on the day if no agreement ended. */
  const permits = (today: string[], then: string[], endless: string[]): Permits => {
    return (_, day, instruments) => new Set(instruments === agreements.endless ? endless : day === on.today ? today : then);
  };
  const outlook = (...sets: Parameters<typeof permits>) => {
    const { lost, gone, otherwise } = outlookOf(flow(), permits(...sets), on, agreements);
    return { lost, gone, otherwise };
  };
  test('it goes on', () => {
    expect(outlook(['v1', 'v2'], ['v1', 'v2'], ['v1', 'v2'])).toEqual({ lost: [], gone: [], otherwise: [] });
  });
  test('an agreement ends', () => {
    expect(outlook(['v1', 'v2'], ['v1'], ['v1', 'v2'])).toEqual({ lost: ['case.BIZ'], gone: [], otherwise: [] });
  });
  test('an agreement had ended already', () => {
    expect(outlook(['v1'], ['v1'], ['v1', 'v2'])).toEqual({ lost: [], gone: ['case.BIZ'], otherwise: [] });
  });
  test('something else ends: the agreement is not blamed', () => {
    expect(outlook(['v1', 'v2'], ['v1'], ['v1'])).toEqual({ lost: [], gone: [], otherwise: ['case.BIZ'] });
  });
  test('both at once', () => {
    expect(outlook(['v1', 'v2'], [], ['v2'])).toEqual({ lost: ['case.BIZ'], gone: [], otherwise: ['case.LOC'] });
  });
});

test('without an end everything that was signed counts, and nothing that was not', () => {
  const facts: InstrumentFact[] = [
    agreement({ validTo: '2026-11-19' }),
    signed(politie),
    { type: 'InstrumentSuspended', data: { instrumentId: agreement().data.instrumentId, because: 'incident', audience: [] } },
  ];
  const register = facts.map((fact, index) => stored(fact, index)).reduce<InstrumentRegister>(evolveInstruments, noInstruments);
  expect(instrumentsForPolicy(register)).toEqual([]);
  expect(instrumentsForPolicy(endlessRegister(register))).toMatchObject([{ parties: ['PO'], validTo: '2099-12-31' }]);
  const unsigned = { ...register, list: register.list.map((known) => ({ ...known, signed: [] })) };
  expect(instrumentsForPolicy(endlessRegister(unsigned))).toEqual([]);
});

const outlook = (differs: Partial<Outlook>, of: Partial<Flow> = {}): Outlook => ({
  flow: flow(of),
  lost: [],
  gone: [],
  otherwise: [],
  ...differs,
});

test('lanes count what stops whole, what loses a part, and what stopped already', () => {
  const lanes = lanesOf([
    outlook({}),
    outlook({ lost: ['case.BIZ'] }),
    outlook({ lost: ['case.BIZ', 'case.LOC'] }),
    outlook({ lost: ['case.BIZ'], gone: ['case.LOC'] }),
    outlook({ gone: ['case.BIZ'] }),
    outlook({ otherwise: ['case.BIZ'] }),
    outlook({ lost: ['case.BIZ'] }, { kind: 'reading' }),
    outlook({}, { purpose: 'care' }),
  ]);
  const none = { stops: 0, loses: 0, already: 0, groups: {} };
  expect(lanes).toEqual([
    { from: 'GB-TZ', to: 'RC', purpose: 'organised-crime', shares: 6, stops: 2, loses: 1, already: 2, groups: { BIZ: 3, LOC: 1 } },
    { from: 'GB-TZ', to: 'RC', purpose: 'care', shares: 1, ...none },
  ]);
});

describe('cases', () => {
  const open = [{ id: 'z1', kenmerk: 'Z-1', oin: riec, signals: ['s1'] }];
  test('lose what was given to their compartment, and what was read in them', () => {
    const reading = { kind: 'reading', caseId: 'z1', to: { oin: 'x', partner: 'PO' } } as const;
    const found = casesOf(open, [outlook({ lost: ['case.BIZ'] }), outlook({ lost: ['case.LOC'] }, reading)]);
    expect(found).toEqual([{ id: 'z1', kenmerk: 'Z-1', becomes: 'loses', groups: ['BIZ', 'LOC'] }]);
  });
  test('stop when nothing of them goes any more', () => {
    expect(casesOf(open, [outlook({ lost: ['case.BIZ', 'case.LOC'] })])).toMatchObject([{ becomes: 'stops' }]);
    expect(casesOf(open, [outlook({ lost: ['case.BIZ'], otherwise: ['case.LOC'] })])).toMatchObject([{ becomes: 'stops' }]);
  });
  test.each<[string, Outlook]>([
    ['nothing that stops', outlook({})],
    ['what stops for another reason', outlook({ otherwise: ['case.BIZ'] })],
    ['another signal', outlook({ lost: ['case.BIZ'] }, { signalId: 's2' })],
    ['another compartment', outlook({ lost: ['case.BIZ'] }, { to: { oin: 'x', partner: 'RC' } })],
    ['a reading in another case', outlook({ lost: ['case.BIZ'] }, { kind: 'reading', caseId: 'z2' })],
  ])('are not touched by %s', (_, one) => expect(casesOf(open, [one])).toEqual([]));
});
