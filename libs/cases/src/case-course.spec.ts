import { givenFor, stored } from '../../../test/given.js';
import { field, registered, withValue } from '../../../test/signal-facts.js';
import { evolveFeedback, evolveSignal, noFeedback, noSignal, type FeedbackGiven, type Signal, type SignalFact } from '#libs/signals/facts';
import { agreeIntervention } from './agree-intervention.js';
import { ownCase } from './case.rules.js';
import { closeCase } from './close-case.js';
import { concludeIntervention } from './conclude-intervention.js';
import { evolveCase, noCase, type Agreement, type CaseFact, type CaseMember, type OpenCase, type Weighing } from './facts.js';
import { giveFeedback, type Grounds } from './give-feedback.js';

const given = givenFor({ initial: noCase, evolve: evolveCase });
const riec = '00000099000000000010';
const signalId = '00000000-0000-4000-9000-000000000001';
const compartment = { partner: 'RC' as const, oin: riec, regions: ['riec-oost-brabant'] };
const opened: CaseFact = { type: 'CaseOpened', data: { kenmerk: 'Z-1', compartment, signalId, activity: 'casusoverleg' } };
const town: CaseMember = { oin: '00000099000000000021', partner: 'GB-BM' };
const joined: CaseFact = { type: 'MemberDesignated', data: town };
const open = (decide: (state: OpenCase) => CaseFact[]) => (state: Parameters<typeof ownCase>[0]) => decide(ownCase(state, riec));

const plan: Agreement = { interventionId: 'i1', kind: 'bestuurlijk', barrier: 'huisvesting', by: town, plannedOn: '2026-12-01' };
const agreed: CaseFact = { type: 'InterventionAgreed', data: plan };
const done: CaseFact = { type: 'InterventionConcluded', data: { interventionId: 'i1', outcome: 'uitgevoerd' } };
const closed: CaseFact = { type: 'CaseClosed', data: { because: 'afgerond' } };

describe('a measure', () => {
  const agree = (wish: Agreement) => open((state) => agreeIntervention(wish, state));
  const conclude = (interventionId: string, outcome: 'uitgevoerd' | 'niet-uitgevoerd' = 'uitgevoerd') =>
    open((state) => concludeIntervention({ interventionId, outcome }, state));

  test('is agreed with a member, or done by the RIEC itself', () => {
    given(opened, joined).when(agree(plan)).gives(agreed);
    const own = { ...plan, by: { oin: riec, partner: 'RC' } };
    given(opened).when(agree(own)).gives({ type: 'InterventionAgreed', data: own });
  });
  test('is not for who does not take part', () => {
    given(opened).when(agree(plan)).refuses('case.not-a-member');
    given(opened, joined, { type: 'MemberReleased', data: town }).when(agree(plan)).refuses('case.not-a-member');
  });
  test('twice is once, until it has an outcome', () => {
    given(opened, joined, agreed)
      .when(agree({ ...plan, interventionId: 'i2' }))
      .givesNothing();
    given(opened, joined, agreed, done)
      .when(agree({ ...plan, interventionId: 'i2' }))
      .gives({ type: 'InterventionAgreed', data: { ...plan, interventionId: 'i2' } });
  });
  test('gets an outcome, once, and another one later', () => {
    given(opened, joined, agreed).when(conclude('i1')).gives(done);
    given(opened, joined, agreed, done).when(conclude('i1')).givesNothing();
    given(opened, joined, agreed, done)
      .when(conclude('i1', 'niet-uitgevoerd'))
      .gives({ type: 'InterventionConcluded', data: { interventionId: 'i1', outcome: 'niet-uitgevoerd' } });
  });
  test('that was not agreed has none', () => given(opened, joined, agreed).when(conclude('i9')).refuses('case.intervention-unknown'));
});

describe('closing', () => {
  const close = open((state) => closeCase('afgerond', state));
  test('ends a case of which every measure has an outcome', () => {
    given(opened).when(close).gives(closed);
    given(opened, joined, agreed, done).when(close).gives(closed);
  });
  test('is refused while a measure runs', () => given(opened, joined, agreed).when(close).refuses('case.interventions-open'));
  test('is for good: nothing changes any more', () => {
    given(opened, closed).when(close).refuses('case.closed');
    given(opened, joined, closed)
      .when(open((state) => agreeIntervention(plan, state)))
      .refuses('case.closed');
  });
  test('another RIEC does not learn that it was closed', () =>
    given(opened, closed)
      .when((state) => (ownCase(state, '00000099000000000011'), []))
      .refuses('case.unknown'));
});

describe('feedback', () => {
  const feedback = givenFor({ initial: noFeedback, evolve: evolveFeedback });
  const criteria = {
    kind: 'arbeid',
    scale: 'enkeling',
    weight: 'licht',
    earlierInterventions: true,
    participantsWithSameSignal: 2,
  } as const;
  const accepted: Weighing = { version: 1, result: { accepted: true, criteria } };
  const rejected: Weighing = { version: 1, result: { accepted: false, criteria } };
  const unweighed: Weighing = { version: 0, result: null };
  const signalOf = (...facts: SignalFact[]): Signal =>
    facts.map((fact, index) => stored(fact, index)).reduce<Signal>(evolveSignal, noSignal);
  const registration = registered([withValue(field('v1', 'case.LOC'), 'Teststraat 1')]);
  const active = signalOf(registration);
  const by = { oin: riec, partner: 'RC' };
  const to = { oin: registration.data.holder.oin, partner: registration.data.holder.partner };
  type Code = FeedbackGiven['data']['code'];
  const told = (code: Code): FeedbackGiven => ({ type: 'FeedbackGiven', data: { signalId, by, to, code } });
  const tell = (code: Code, grounds: Partial<Grounds> = {}) => {
    const known: Grounds = { signal: active, weighing: accepted, inCase: true, ...grounds };
    return (state: typeof noFeedback) => giveFeedback({ signalId, by, code }, known, state);
  };

  test.each<Code>(['betrokken-bij-zaak', 'opvolging-gestart', 'niet-opgevolgd', 'meer-informatie-nodig'])(
    '%s is told from a case',
    (code) => feedback().when(tell(code)).gives(told(code)),
  );
  test.each<Code>(['niet-betrokken-bij-zaak', 'niet-opgevolgd', 'meer-informatie-nodig'])('%s is told after a rejection', (code) =>
    feedback()
      .when(tell(code, { inCase: null, weighing: rejected }))
      .gives(told(code)),
  );
  test('never says what is not so', () => {
    feedback().when(tell('niet-betrokken-bij-zaak')).refuses('feedback.contradicts-case');
    for (const code of ['betrokken-bij-zaak', 'opvolging-gestart'] as const)
      feedback()
        .when(tell(code, { inCase: null, weighing: rejected }))
        .refuses('feedback.contradicts-case');
  });
  test('is not about a signal of another case, one that was not weighed, or one that was accepted', () => {
    feedback()
      .when(tell('niet-opgevolgd', { inCase: false }))
      .refuses('feedback.not-in-case');
    feedback()
      .when(tell('niet-opgevolgd', { inCase: null, weighing: unweighed }))
      .refuses('case.not-weighed');
    feedback()
      .when(tell('niet-opgevolgd', { inCase: null }))
      .refuses('feedback.accepted');
  });
  const gone = signalOf(registration, { type: 'SignalWithdrawn', data: { because: 'dubbel' } });
  test('is not about a signal that was withdrawn', () => {
    feedback()
      .when(tell('niet-opgevolgd', { signal: gone }))
      .refuses('signal.withdrawn');
    feedback()
      .when(tell('niet-opgevolgd', { signal: gone, inCase: null, weighing: rejected }))
      .refuses('signal.withdrawn');
  });
  test('does not tell a RIEC that never had it whether a signal exists', () => {
    for (const signal of [noSignal, active, gone]) {
      feedback()
        .when(tell('niet-opgevolgd', { signal, inCase: false, weighing: unweighed }))
        .refuses('feedback.not-in-case');
      feedback()
        .when(tell('niet-opgevolgd', { signal, inCase: null, weighing: unweighed }))
        .refuses('case.not-weighed');
    }
  });
  test('the newest again is the same wish; an earlier one may come back', () => {
    feedback(told('opvolging-gestart')).when(tell('opvolging-gestart')).givesNothing();
    feedback(told('meer-informatie-nodig'), told('opvolging-gestart'))
      .when(tell('meer-informatie-nodig'))
      .gives(told('meer-informatie-nodig'));
  });
});
