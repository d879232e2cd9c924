import { loadPolicies } from '#libs/policy';
import { givenFor } from '../../../test/given.js';
import { agreement, agreementId, politie, signed, toezicht, writtenDecision } from '../../../test/instrument-facts.js';
import { instrumentDecider } from './change-register.js';
import { endInstrument, type Ending } from './end-instrument.js';
import type { InstrumentFact, InstrumentRegister, InstrumentTerms } from './facts.js';
import { problemsOf, registerInstrument } from './register-instrument.js';
import { resumeInstrument } from './resume-instrument.js';
import { seedInstruments } from './seed-instruments.js';
import { suspendInstrument } from './suspend-instrument.js';

const given = givenFor(instrumentDecider);
const today = '2026-11-20';
const { instrumentId: _id, registeredBy: _by, ...terms } = agreement().data;
const register =
  (differs: Partial<InstrumentTerms> = {}) =>
  (state: InstrumentRegister) =>
    registerInstrument({ instrumentId: agreementId, terms: { ...terms, ...differs }, by: toezicht, today }, state);
const own = { instrumentId: agreementId, by: toezicht, today, audience: [toezicht.oin] };
const stranger = { ...toezicht, regions: ['riec-limburg'] };
const suspended: InstrumentFact = { type: 'InstrumentSuspended', data: { instrumentId: agreementId, because: 'incident', audience: [] } };
const policy = loadPolicies('policies');

describe('register', () => {
  test('puts it in the register, signed by nobody', () => given().when(register()).gives(agreement()));
  test('the same document again is refused', () => given(agreement()).when(register()).refuses('instrument.exists'));
  test('not for a region of others', () =>
    given()
      .when(register({ regions: ['riec-oost-brabant', 'riec-limburg'] }))
      .refuses('instrument.not-your-region'));
  test('not when it is over', () =>
    given()
      .when(register({ validTo: '2026-11-19' }))
      .refuses('instrument.already-over'));
  test('not when it ends before it starts', () =>
    given()
      .when(register({ validFrom: '2027-01-01' }))
      .refuses('instrument.ends-before-start'));

  test.each<[string, Partial<InstrumentTerms>, string]>([
    ['a region', { regions: ['riec-atlantis'] }, '/regios/0'],
    ['a partner', { parties: [{ partner: 'XX', oin: null }] }, '/partijen/0/partner'],
    ['a cell', { kind: 'I-W20', cells: ['victim.NIETS'] }, '/cellen/0'],
    ['a purpose', { kind: 'I-W20', purpose: 'wraak' }, '/doel'],
    ['cells of a convenant', { cells: ['victim.IDV'] }, '/soort'],
    ['a purpose of a convenant', { purpose: 'help' }, '/soort'],
  ])('%s that is not there is told', (_, differs, pointer) =>
    expect(problemsOf(policy, { ...terms, ...differs }).map((problem) => problem.pointer)).toEqual([pointer]),
  );
  test('what is right has no problems', () =>
    expect([terms, writtenDecision().data].flatMap((one) => problemsOf(policy, one))).toEqual([]));
});

describe('suspend and resume', () => {
  const suspend =
    (by = toezicht) =>
    (state: InstrumentRegister) =>
      suspendInstrument({ ...own, by, because: 'incident' }, state);
  const resume =
    (by = toezicht) =>
    (state: InstrumentRegister) =>
      resumeInstrument({ ...own, by }, state);
  test('stops it', () =>
    given(agreement())
      .when(suspend())
      .gives({ type: 'InstrumentSuspended', data: { instrumentId: agreementId, because: 'incident', audience: [toezicht.oin] } }));
  test('twice is once', () => given(agreement(), suspended).when(suspend()).givesNothing());
  test('lets it count again', () =>
    given(agreement(), suspended)
      .when(resume())
      .gives({ type: 'InstrumentResumed', data: { instrumentId: agreementId, audience: [toezicht.oin] } }));
  test('what is not suspended needs no resuming', () => given(agreement()).when(resume()).givesNothing());
  test('not by somebody who is no party, unless she keeps the register', () => {
    const bystander = { ...toezicht, partner: 'BD' };
    given(agreement()).when(suspend(bystander)).refuses('instrument.not-a-party');
    const keeper = { ...bystander, roles: ['beheerder-afspraken'] };
    const fact = { type: 'InstrumentSuspended', data: { instrumentId: agreementId, because: 'incident', audience: [toezicht.oin] } };
    given(agreement()).when(suspend(keeper)).gives(fact);
  });
  test('not by somebody of another region', () => {
    given(agreement()).when(suspend(stranger)).refuses('instrument.not-your-region');
    given(agreement(), suspended).when(resume(stranger)).refuses('instrument.not-your-region');
  });
  test('not what is over', () => {
    const over = agreement({ validTo: '2026-11-19' });
    given(over).when(suspend()).refuses('instrument.over');
    given(over, suspended).when(resume()).refuses('instrument.over');
  });
});

describe('end', () => {
  const end =
    (lastDay: string, differs: Partial<Ending> = {}) =>
    (state: InstrumentRegister) =>
      endInstrument({ ...own, because: 'opgezegd', lastDay, ...differs }, state);
  const ended = (lastDay: string): InstrumentFact => ({
    type: 'InstrumentEnded',
    data: { instrumentId: agreementId, lastDay, because: 'opgezegd', audience: [toezicht.oin] },
  });
  test('today is the earliest last day', () => given(agreement()).when(end(today)).gives(ended(today)));
  test('not on a day that is over', () => given(agreement()).when(end('2026-11-19')).refuses('instrument.end-in-past'));
  test('not on or after the day on which it ends anyway', () => {
    given(agreement()).when(end('2026-12-31')).refuses('instrument.end-too-late');
    given(agreement()).when(end('2027-01-01')).refuses('instrument.end-too-late');
  });
  test('the same day twice is once, a nearer day counts, a later one does not', () => {
    given(agreement(), ended('2026-12-01')).when(end('2026-12-01')).givesNothing();
    given(agreement(), ended('2026-12-01')).when(end('2026-11-30')).gives(ended('2026-11-30'));
    given(agreement(), ended('2026-12-01')).when(end('2026-12-02')).refuses('instrument.end-too-late');
  });
  test('not by somebody of another region', () =>
    given(agreement())
      .when(end(today, { by: stranger }))
      .refuses('instrument.not-your-region'));
});

describe('the first start', () => {
  const ids = policy.instruments.map((_, index) => `00000000-0000-4000-d000-${String(index).padStart(12, '0')}`);
  const seed = (state: InstrumentRegister) => seedInstruments({ shipped: policy.instruments, ids, today }, state);
  test('fills an empty register with what the policies bring, so that the policy hears the same as before', () => {
    const facts = seed({ version: 0, list: [] });
    expect(facts.filter(({ type }) => type === 'InstrumentRegistered')).toHaveLength(policy.instruments.length);
  });
  test('leaves a register alone that has anything', () => given(agreement(), signed(politie)).when(seed).givesNothing());
});
