import { givenFor } from '../../../test/given.js';
import { ownCase } from './case.rules.js';
import { evolveCase, noCase, takesPart, type CaseFact, type CaseMember, type OpenCase, type Weighing } from './facts.js';
import { designate, release } from './designate-member.js';
import { linkSignal } from './link-signal.js';
import { openCase } from './open-case.js';
import { raiseStage } from './raise-stage.js';

const given = givenFor({ initial: noCase, evolve: evolveCase });
const riec = '00000099000000000010';
const compartment = { partner: 'RC' as const, oin: riec, regions: ['riec-oost-brabant'] };
const first = '00000000-0000-4000-9000-000000000001';
const second = '00000000-0000-4000-9000-000000000002';
const criteria = { kind: 'arbeid', scale: 'enkeling', weight: 'licht', earlierInterventions: true, participantsWithSameSignal: 2 } as const;
const accepted: Weighing = { version: 1, result: { accepted: true, criteria } };
const rejected: Weighing = { version: 1, result: { accepted: false, criteria } };
const unweighed: Weighing = { version: 0, result: null };

const wish = { kenmerk: 'Z-1', compartment, signalId: first, activity: 'gebiedsscan' as const };
const opened: CaseFact = { type: 'CaseOpened', data: wish };
const police: CaseMember = { oin: '00000099000000000020', partner: 'PO' };
const town: CaseMember = { oin: '00000099000000000021', partner: 'GB-BM' };
const member = (data: CaseMember): CaseFact => ({ type: 'MemberDesignated', data });
const team = [opened, member(police), member(town)];
const at = (stage: 2 | 3): CaseFact => ({ type: 'StageRaised', data: { stage, activity: 'casusoverleg' } });
/** The decisions below are made on an open case of the RIEC, as their handler sees to. */
const open = (decide: (state: OpenCase) => CaseFact[]) => (state: Parameters<typeof ownCase>[0]) => decide(ownCase(state, riec));

describe('opening a case', () => {
  test('starts from an accepted signal', () =>
    given()
      .when((state) => openCase(wish, accepted, state))
      .gives(opened));
  test('needs a weighing', () =>
    given()
      .when((state) => openCase(wish, unweighed, state))
      .refuses('case.not-weighed'));
  test('is refused after a rejection', () =>
    given()
      .when((state) => openCase(wish, rejected, state))
      .refuses('case.signal-rejected'));
  test('happens once', () =>
    given(opened)
      .when((state) => openCase(wish, accepted, state))
      .refuses('case.exists'));
});

describe('whose case it is', () => {
  const foundBy =
    (oin: string) =>
    (state: Parameters<typeof ownCase>[0]): CaseFact[] => {
      ownCase(state, oin);
      return [];
    };
  test('a case of another RIEC looks like one that does not exist', () => {
    given(opened).when(foundBy('00000099000000000011')).refuses('case.unknown');
    given().when(foundBy(riec)).refuses('case.unknown');
  });
});

describe('linking a signal', () => {
  test('adds a weighed and accepted one', () =>
    given(opened)
      .when(open((state) => linkSignal(second, accepted, state)))
      .gives({ type: 'SignalLinked', data: { signalId: second } }));
  test('twice is once, also for the first signal', () => {
    given(opened)
      .when(open((state) => linkSignal(first, accepted, state)))
      .givesNothing();
    given(opened, { type: 'SignalLinked', data: { signalId: second } })
      .when(open((state) => linkSignal(second, accepted, state)))
      .givesNothing();
  });
  test('is refused without a weighing', () =>
    given(opened)
      .when(open((state) => linkSignal(second, unweighed, state)))
      .refuses('case.not-weighed'));
  test('is refused after a rejection', () =>
    given(opened)
      .when(open((state) => linkSignal(second, rejected, state)))
      .refuses('case.signal-rejected'));
});

describe('members', () => {
  const participants = ['PO', 'GB-BM'];
  test('a participant is designated', () =>
    given(opened)
      .when(open((state) => designate(police, participants, state)))
      .gives(member(police)));
  test('twice is once', () =>
    given(...team)
      .when(open((state) => designate(police, participants, state)))
      .givesNothing());
  test('the same organisation in another capacity is another member', () => {
    const mayor = { ...police, partner: 'GB-BM' };
    given(...team)
      .when(open((state) => designate(mayor, participants, state)))
      .gives(member(mayor));
  });
  test.each(['CM', 'VT', 'po', ''])('who is no participant by law cannot be a member: %p', (partner) =>
    given(opened)
      .when(open((state) => designate({ ...police, partner }, participants, state)))
      .refuses('case.not-a-participant'),
  );
  test('is refused when the law names nobody', () =>
    given(opened)
      .when(open((state) => designate(police, [], state)))
      .refuses('case.not-a-participant'));
  test('a member is released', () =>
    given(...team)
      .when(open((state) => release(police, state)))
      .gives({ type: 'MemberReleased', data: police }));
  test('who is no member cannot be released; nothing is written', () => {
    given(opened)
      .when(open((state) => release(police, state)))
      .givesNothing();
    given(...team)
      .when(open((state) => release({ ...police, partner: 'GB-BM' }, state)))
      .givesNothing();
  });
});

describe('who takes part', () => {
  const folded = (...facts: CaseFact[]): OpenCase => {
    let found: OpenCase | undefined;
    given(...facts)
      .when(open((state) => ((found = state), [])))
      .givesNothing();
    return found!;
  };
  test('the RIEC and a designated member', () => {
    expect(takesPart(folded(...team), { oin: riec, partner: 'RC' })).toBe(true);
    expect(takesPart(folded(...team), police)).toBe(true);
  });
  test.each<[string, CaseMember]>([
    ['another unit of the police', { ...police, oin: '00000099000000000029' }],
    ['a member in another capacity', { ...police, partner: 'KM' }],
    ['another RIEC', { oin: '00000099000000000011', partner: 'RC' }],
  ])('not %s', (_, officer) => expect(takesPart(folded(...team), officer)).toBe(false));
  test('no longer after release', () => {
    expect(takesPart(folded(...team, { type: 'MemberReleased', data: police }), police)).toBe(false);
    expect(takesPart(folded(...team, { type: 'MemberReleased', data: police }), town)).toBe(true);
  });
});

describe('the stage', () => {
  const raise = (stage: 1 | 2 | 3, activity: 'casusoverleg' | 'gebiedsscan' = 'casusoverleg') =>
    open((state) => raiseStage({ stage, activity }, state));
  test('goes up by one, with two members', () =>
    given(...team)
      .when(raise(2))
      .gives(at(2)));
  test('and once more', () =>
    given(...team, at(2))
      .when(raise(3))
      .gives(at(3)));
  test('the same stage and activity is the same wish', () =>
    given(...team, at(2))
      .when(raise(2))
      .givesNothing());
  test('does not skip a step', () =>
    given(...team)
      .when(raise(3))
      .refuses('case.stage-order'));
  test('does not go back', () =>
    given(...team, at(2), at(3))
      .when(raise(2))
      .refuses('case.stage-order'));
  test('of the same step cannot change its activity', () =>
    given(...team, at(2))
      .when(raise(2, 'gebiedsscan'))
      .refuses('case.stage-order'));
  test('needs two members', () => given(opened, member(police)).when(raise(2)).refuses('case.too-few-members'));
  test('a released member does not count', () =>
    given(...team, { type: 'MemberReleased', data: police })
      .when(raise(2))
      .refuses('case.too-few-members'));
});

test('an unknown fact, or a change before the opening, is not folded away', () => {
  expect(() => given(opened, { type: 'CaseForgotten', data: {} } as unknown as CaseFact)).toThrow('unknown case fact');
  expect(() => given(at(2))).toThrow('StageRaised before CaseOpened');
});
