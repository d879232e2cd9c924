import { dueOn, type Kept, undecidedOn } from './retention.rules.js';

/** Terms of five and ten years, of which the end is the same day of the year. */
const years: Record<string, number> = { compartment: 5, 'police-destroyed': 10 };
const termEnd = (term: string, from: string) => (years[term] ? `${Number(from.slice(0, 4)) + years[term]}${from.slice(4)}` : null);
const kept = (subject: string, regime: string, obtainedOn: string): Kept => ({
  subject,
  signalId: `signaal-${subject}`,
  regime,
  obtainedOn,
});
const due = (list: Kept[], day: string) => dueOn(list, termEnd, day).map(({ subject, term, endedOn }) => [subject, term, endedOn]);

test('the day before the end it stays, on the day of the end it goes', () => {
  const list = [kept('a', 'avg', '2021-04-01')];
  expect(due(list, '2026-03-31')).toEqual([]);
  expect(due(list, '2026-04-01')).toEqual([['a', 'compartment', '2026-04-01']]);
});

test('police data have a longer term', () => {
  const list = [kept('a', 'wpg', '2021-04-01')];
  expect(due(list, '2031-03-31')).toEqual([]);
  expect(due(list, '2031-04-01')).toEqual([['a', 'police-destroyed', '2031-04-01']]);
});

test('a facet stays whole until the last of its terms is over, and names that one', () => {
  const list = [kept('a', 'avg', '2021-04-01'), kept('a', 'wpg', '2021-04-01')];
  expect(due(list, '2026-04-01')).toEqual([]);
  expect(due(list, '2031-04-01')).toEqual([['a', 'police-destroyed', '2031-04-01']]);
});

test.each(['wmo', 'jeugd', 'wgbo', 'wjsg', 'vw', 'awb', 'awr', 'onbekend', 'constructor'])('what has no term stays: %s', (regime) => {
  expect(due([kept('a', regime, '1990-01-01')], '2999-01-01')).toEqual([]);
  expect(due([kept('a', 'avg', '1990-01-01'), kept('a', regime, '1990-01-01')], '2999-01-01')).toEqual([]);
});

test('a policy without the term erases nothing', () => {
  expect(dueOn([kept('a', 'avg', '1990-01-01')], () => null, '2999-01-01')).toEqual([]);
});

test('one facet does not wait for another', () => {
  const list = [kept('a', 'avg', '2021-04-01'), kept('b', 'avg', '2022-04-01')];
  expect(due(list, '2026-04-01').map(([subject]) => subject)).toEqual(['a']);
});

describe('what nobody can decide', () => {
  const undecided = (list: Kept[], day: string, ends = termEnd) =>
    undecidedOn(list, ends, day).map(({ subject, laws, since }) => [subject, laws, since]);

  test.each(['wmo', 'jeugd', 'wgbo', 'wjsg'])('is shown from the day on which the shortest known term ends: %s', (regime) => {
    const list = [kept('a', regime, '2021-04-01')];
    expect(undecided(list, '2026-03-31')).toEqual([]);
    expect(undecided(list, '2026-04-01')).toEqual([['a', [regime], '2026-04-01']]);
  });

  test('names each law without a term, and waits for the terms that there are', () => {
    const list = [kept('a', 'wpg', '2021-04-01'), kept('a', 'wmo', '2021-04-01'), kept('a', 'jeugd', '2020-01-01')];
    expect(undecided(list, '2031-03-31')).toEqual([]);
    expect(undecided(list, '2031-04-01')).toEqual([['a', ['jeugd', 'wmo'], '2031-04-01']]);
  });

  test('is never due as well, and what is due is never undecided', () => {
    const list = [kept('a', 'avg', '2021-04-01'), kept('b', 'jeugd', '2021-04-01')];
    expect(due(list, '2099-01-01').map(([subject]) => subject)).toEqual(['a']);
    expect(undecided(list, '2099-01-01').map(([subject]) => subject)).toEqual(['b']);
  });

  test('a policy without any term says nothing of when', () => {
    expect(undecided([kept('a', 'jeugd', '1990-01-01')], '2099-01-01', () => null)).toEqual([]);
  });
});
