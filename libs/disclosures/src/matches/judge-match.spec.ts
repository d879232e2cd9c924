import { givenFor } from '../../../../test/given.js';
import { evolveMatch, matchIdOf, noMatch, type MatchFact, type MatchPair } from '../facts.js';
import { judgeMatch, type MatchWish } from './judge-match.js';

const given = givenFor({ initial: noMatch, evolve: evolveMatch });
const oin = '00000099000000000010';
const caseId = '00000000-0000-4000-9000-000000000009';
const pair: MatchPair = [
  { signalId: '00000000-0000-4000-9000-000000000001', subject: '00000000-0000-4000-a000-000000000001' },
  { signalId: '00000000-0000-4000-9000-000000000002', subject: '00000000-0000-4000-a000-000000000002' },
];
const matchId = matchIdOf(oin, pair);
const asked = { matchId, caseId, pair, kinds: ['plate'] };
const say = (wish: MatchWish) => (match: typeof noMatch) => judgeMatch({ ...asked, wish }, match);

const same: MatchWish = { verdict: 'same', because: 'nagekeken' };
const different: MatchWish = { verdict: 'different', because: 'toeval' };
const undo: MatchWish = { verdict: 'withdrawn', because: 'vergissing' };
const judged = (wish: MatchWish): MatchFact => ({
  type: 'MatchJudged',
  data: { ...asked, verdict: wish.verdict as 'same' | 'different', because: wish.because },
});
const undone: MatchFact = { type: 'MatchJudgementWithdrawn', data: { matchId, caseId, because: 'vergissing' } };

test('a person says that two sides are the same, or not', () => {
  given().when(say(same)).gives(judged(same));
  given().when(say(different)).gives(judged(different));
});

test('the same again is the same wish', () => {
  given(judged(same)).when(say(same)).givesNothing();
  given(judged(different)).when(say(different)).givesNothing();
});

test('the opposite is refused until the first is withdrawn', () => {
  given(judged(same)).when(say(different)).refuses('match.judged-otherwise');
  given(judged(different)).when(say(same)).refuses('match.judged-otherwise');
  given(judged(different), undone).when(say(same)).gives(judged(same));
});

test('withdrawing leaves the pair open, once; what was never said cannot be withdrawn', () => {
  given(judged(different)).when(say(undo)).gives(undone);
  given(judged(different), undone).when(say(undo)).givesNothing();
  given().when(say(undo)).refuses('match.never-judged');
});

test('a pair has one id in both orders, and another one at another RIEC', () => {
  expect(matchIdOf(oin, [pair[1], pair[0]])).toBe(matchId);
  expect(matchIdOf('00000099000000000011', pair)).not.toBe(matchId);
});
