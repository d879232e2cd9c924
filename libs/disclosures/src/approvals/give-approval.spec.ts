import { givenFor, stored } from '../../../../test/given.js';
import { gemeente } from '../../../../test/signal-facts.js';
import { refusalsOf, standingFor, stoppedBy, wayOutOf } from './approval.rules.js';
import { evolveAnswers, noAnswers, questionStream, type AnsweredQuestion, type Answers, type ApprovalFact } from './facts.js';
import { giveApproval, type ApprovalWish } from './give-approval.js';
import { withdrawApproval } from './withdraw-approval.js';

const given = givenFor<Answers, ApprovalFact>({ initial: noAnswers, evolve: evolveAnswers });
const riec = { partner: 'RC', oin: '00000099000000000010', task: 'casus', regions: ['riec-oost-brabant'] };
const about: AnsweredQuestion = {
  disclosureId: '00000000-0000-4000-d000-000000000001',
  signalId: '00000000-0000-4000-9000-000000000000',
  caseId: null,
  activity: 'disclose',
  from: gemeente,
  to: riec,
  purpose: 'organised-crime',
  approvalId: '00000000-0000-4000-f000-000000000001',
  what: 'rac',
  fieldIds: ['v1', 'v2'],
  waitingIds: ['v2'],
  because: 'voldoet',
  by: { oin: gemeente.oin, partner: 'GB-TZ', role: 'tekenbevoegd', task: null, host: null },
  policy: { version: '2025-03-01.1', digest: `sha256:${'0'.repeat(64)}` },
};
const yes: ApprovalWish = { answer: 'given', because: 'voldoet', form: [] };
const no: ApprovalWish = { answer: 'refused', because: 'te-veel-gegevens', form: [] };
const isGiven = (differs: Partial<AnsweredQuestion> = {}): ApprovalFact => ({
  type: 'ApprovalGiven',
  data: { ...about, ...differs, form: [] },
});
const isRefused = (differs: Partial<AnsweredQuestion> = {}): ApprovalFact => ({ type: 'ApprovalRefused', data: { ...about, ...differs } });
const isWithdrawn = (differs: Partial<AnsweredQuestion> = {}): ApprovalFact => ({
  type: 'ApprovalWithdrawn',
  data: { ...about, ...differs },
});
const give =
  (wish: ApprovalWish, needed: string[] = []) =>
  (state: Answers) =>
    giveApproval({ about, wish, needed }, state);
const withdraw = (state: Answers) => withdrawApproval(about, state);

describe('answering', () => {
  test('yes is a fact, and no is one', () => {
    given().when(give(yes)).gives(isGiven());
    given().when(give(no)).gives(isRefused());
  });
  test('the same answer twice is one fact', () => {
    given(isGiven()).when(give(yes)).givesNothing();
    given(isRefused()).when(give(no)).givesNothing();
  });
  test('the other answer comes too late', () => {
    given(isGiven()).when(give(no)).refuses('approval.answered');
    given(isRefused()).when(give(yes)).refuses('approval.answered');
    given(isGiven(), isWithdrawn()).when(give(yes)).refuses('approval.answered');
  });
  test('an answer to another question is none to this one', () =>
    given(isRefused({ approvalId: '00000000-0000-4000-f000-000000000002' }))
      .when(give(yes))
      .gives(isGiven()));
  test('a form with a statement missing is no yes, and may still be a no', () => {
    given()
      .when(give({ ...yes, form: ['een'] }, ['een', 'twee']))
      .refuses('approval.form-incomplete');
    given()
      .when(give({ ...yes, form: ['twee', 'een', 'drie'] }, ['een', 'twee']))
      .gives({ type: 'ApprovalGiven', data: { ...about, form: ['een', 'twee'] } });
    given()
      .when(give(no, ['een']))
      .gives(isRefused());
  });
});

describe('taking back', () => {
  test('only what was given', () => {
    given().when(withdraw).refuses('approval.never-given');
    given(isRefused()).when(withdraw).refuses('approval.never-given');
    given(isGiven()).when(withdraw).gives(isWithdrawn());
  });
  test('twice is one fact', () => given(isGiven(), isWithdrawn()).when(withdraw).givesNothing());
});

describe('what counts for a request', () => {
  const after = (...facts: ApprovalFact[]) => facts.map((fact, index) => stored(fact, index)).reduce<Answers>(evolveAnswers, noAnswers);
  const other = { approvalId: '00000000-0000-4000-f000-000000000002' };

  test.each<[string, ApprovalFact[], string[], object]>([
    ['nothing', [], ['v1', 'v2'], {}],
    ['a yes to these', [isGiven()], ['v2', 'v1'], { rac: 'given' }],
    ['a yes to more than these', [isGiven()], ['v2'], { rac: 'given' }],
    ['not a yes to less than these', [isGiven()], ['v1', 'v2', 'v3'], {}],
    ['a no to these', [isRefused()], ['v1', 'v2'], { rac: 'refused' }],
    ['a no to less than these', [isRefused()], ['v1', 'v2', 'v3'], { rac: 'refused' }],
    ['not a no to more than these', [isRefused()], ['v1'], {}],
    ['what was taken back, as a no', [isGiven(), isWithdrawn()], ['v1', 'v2'], { rac: 'refused' }],
    ['a no before a yes', [isRefused({ ...other, fieldIds: ['v1'] }), isGiven()], ['v1', 'v2'], { rac: 'refused' }],
    ['a no after a yes', [isGiven(), isRefused({ ...other, fieldIds: ['v1'] })], ['v1', 'v2'], { rac: 'refused' }],
    [
      'each answer for itself',
      [isGiven(), isRefused({ ...other, what: 'four-eyes' })],
      ['v1', 'v2'],
      { rac: 'given', 'four-eyes': 'refused' },
    ],
  ])('%s', (_, facts, fieldIds, standing) => expect(standingFor(after(...facts), fieldIds)).toEqual(standing));

  test('not a yes that may not count, such as one of who asks', () => {
    expect(standingFor(after(isGiven()), ['v1'], ({ officer }) => officer !== 'medewerker-1')).toEqual({});
    expect(standingFor(after(isRefused()), ['v1', 'v2'], () => false)).toEqual({ rac: 'refused' });
  });

  test.each<[string, ApprovalFact[], string[]]>([
    ['a yes stops nothing', [isGiven()], []],
    ['a no stops nothing: nothing went', [isRefused()], []],
    ['taken back, it stops what waited for it', [isGiven(), isWithdrawn()], ['v2']],
    ['until that is approved anew', [isGiven(), isWithdrawn(), isGiven({ ...other, fieldIds: ['v2'] })], []],
    ['another approval does not make up for it', [isGiven(), isWithdrawn(), isGiven({ ...other, what: 'four-eyes' })], ['v2']],
    ['an older one neither', [isGiven(other), isGiven(), isWithdrawn()], ['v2']],
  ])('%s', (_, facts, stopped) => expect(stoppedBy(after(...facts))).toEqual(stopped));

  test('a refusal tells what can be done; a reason that is no refusal tells nothing', () => {
    expect(refusalsOf(after(isRefused()), ['v1', 'v2'])).toHaveLength(1);
    expect(wayOutOf('te-veel-gegevens')).toContain('minder gegevens');
    for (const none of ['voldoet', 'toString', null]) expect(wayOutOf(none)).toBeNull();
  });
});

test('one stream for one way: another end, task, purpose, case or signal is another question', () => {
  const ids = [
    about,
    { ...about, from: { ...about.from, partner: 'GS' } },
    { ...about, from: { ...about.from, task: null } },
    { ...about, to: { ...about.to, oin: '00000099000000000011' } },
    { ...about, to: { ...about.to, task: null } },
    { ...about, purpose: 'help' },
    { ...about, activity: 'release' as const },
    { ...about, caseId: '00000000-0000-4000-e000-000000000000' },
    { ...about, signalId: '00000000-0000-4000-9000-000000000001' },
  ].map((way) => questionStream(way).id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(questionStream({ ...about, from: { ...about.from, regions: [] } }).id).toBe(ids[0]);
});
