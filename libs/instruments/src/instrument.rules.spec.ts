import { stored } from '../../../test/given.js';
import {
  agreement,
  agreementId,
  coordinator,
  decisionId,
  politie,
  signed,
  toezicht,
  writtenDecision,
} from '../../../test/instrument-facts.js';
import { evolveInstruments, noInstruments, type InstrumentFact, type InstrumentRegister } from './facts.js';
import { daysLeft, instrumentsForPolicy, statusOf } from './instrument.rules.js';

const today = '2026-11-20';
const registerOf = (...facts: InstrumentFact[]): InstrumentRegister =>
  facts.map((fact, index) => stored(fact, index)).reduce<InstrumentRegister>(evolveInstruments, noInstruments);
const partiesIn = (...facts: InstrumentFact[]) => instrumentsForPolicy(registerOf(...facts)).map(({ parties }) => parties);
const suspended: InstrumentFact = {
  type: 'InstrumentSuspended',
  data: { instrumentId: agreementId, because: 'incident', audience: [] },
};
const resumed: InstrumentFact = { type: 'InstrumentResumed', data: { instrumentId: agreementId, audience: [] } };
const ended = (lastDay: string): InstrumentFact => ({
  type: 'InstrumentEnded',
  data: { instrumentId: agreementId, lastDay, because: 'opgezegd', audience: [] },
});

describe('what the policy is told', () => {
  test('of an agreement that nobody signed: nothing', () => expect(partiesIn(agreement())).toEqual([]));
  test('only who signed is a party', () => {
    expect(partiesIn(agreement(), signed(politie))).toEqual([['PO']]);
    expect(partiesIn(agreement(), signed(politie), signed(toezicht))).toEqual([['PO', 'GB-TZ']]);
  });
  test('a code that names two organisations is bound when both signed', () => {
    const two = [{ partner: 'PO', oin: null }, ...[toezicht.oin, '00000099000000000011'].map((oin) => ({ partner: 'GB-TZ', oin }))];
    const other = { partner: 'GB-TZ', oin: '00000099000000000011' };
    expect(partiesIn(agreement({ parties: two }), signed(politie), signed(toezicht))).toEqual([['PO']]);
    expect(partiesIn(agreement({ parties: two }), signed(politie), signed(toezicht), signed(other))).toEqual([['PO', 'GB-TZ']]);
  });
  test('a decision of Wpg 20 counts by the signature of the police, and by no other', () => {
    expect(partiesIn(writtenDecision(), signed(coordinator, decisionId))).toEqual([]);
    expect(partiesIn(writtenDecision(), signed(politie, decisionId))).toEqual([['PO', 'ZC']]);
  });
  test('a decision that came in incomplete says so', () => {
    const [told] = instrumentsForPolicy(registerOf(writtenDecision({ parts: null }), signed(politie, decisionId)));
    expect(told).toMatchObject({ id: 'I-W20', complete: false, purpose: 'help', cells: ['victim.IDV'] });
  });
  test('of one that is suspended: nothing, until it is resumed', () => {
    expect(partiesIn(agreement(), signed(politie), suspended)).toEqual([]);
    expect(partiesIn(agreement(), signed(politie), suspended, resumed)).toEqual([['PO']]);
  });
  test('one that is over is told, with the day it ended', () => {
    const lastDays = (...facts: InstrumentFact[]) => instrumentsForPolicy(registerOf(...facts)).map(({ validTo }) => validTo);
    expect(lastDays(agreement({ validTo: '2026-03-31' }), signed(politie))).toEqual(['2026-03-31']);
    expect(lastDays(agreement(), signed(politie), ended('2026-11-19'))).toEqual(['2026-11-19']);
  });
  test('nothing but what the policy knows', () => {
    const [told] = instrumentsForPolicy(registerOf(agreement(), signed(politie)));
    expect(Object.keys(told!).sort()).toEqual(['id', 'parties', 'regions', 'validFrom', 'validTo']);
  });
});

describe('how an agreement stands', () => {
  const statusAfter = (...facts: InstrumentFact[]) => statusOf(registerOf(...facts).list[0]!, today);
  test.each<[string, InstrumentFact[]]>([
    ['ontwerp', [agreement()]],
    ['geldig', [agreement(), signed(politie)]],
    ['geldig', [agreement({ validTo: today }), signed(politie)]],
    ['geldig', [agreement({ validFrom: today }), signed(politie)]],
    ['nog-niet', [agreement({ validFrom: '2026-11-21' }), signed(politie)]],
    ['opgeschort', [agreement(), signed(politie), suspended]],
    ['verlopen', [agreement({ validTo: '2026-11-19' }), signed(politie)]],
    ['geldig', [agreement(), signed(politie), ended(today)]],
    ['beeindigd', [agreement(), signed(politie), ended('2026-11-19')]],
  ])('%s', (status, facts) => expect(statusAfter(...facts)).toBe(status));

  test.each([
    ['2026-11-20', 0],
    ['2026-11-19', -1],
    ['2026-11-21', 1],
    // over the change of the clocks in March
    ['2027-04-01', 132],
  ])('until %s there are %i days left', (validTo, left) => {
    expect(daysLeft(registerOf(agreement({ validTo })).list[0]!, today)).toBe(left);
  });
});
