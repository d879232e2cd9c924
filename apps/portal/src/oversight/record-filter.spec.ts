import { filterIn, narrowing, questionOf } from './record-filter.rules.js';

const id = '3f6f0f0e-8f54-4c39-9f0a-2f6f0f0e8f54';

test('ids, codes and days are read from an address', () => {
  const search = { signaal: id, cel: 'victim.IDV', van: '2026-11-01', getoond: true, sorteerOp: 'gever' };
  expect(filterIn(search)).toEqual({ ...search, getoond: 'true' });
});

test.each([
  ['a name', { medewerker: 'Jan Jansen' }],
  ['a number of a person where an id belongs', { betrokkene: '999990342' }],
  ['a day that is none', { van: 'gisteren' }],
  ['what is not asked', { bsn: '999990342' }],
  ['a list', { cel: ['victim.IDV'] }],
])('%s is left out', (_what, search) => expect(filterIn(search)).toEqual({}));

test('sorting does not narrow', () => expect(narrowing({ sorteerOp: 'gever', richting: 'oplopend', reden: 'NO_GROUND' })).toBe(1));

test('the last day is in it', () => {
  const question = questionOf(
    { van: '2026-11-01', tot: '2026-11-02', getoond: 'false', cel: 'case.LOC' },
    (day) => `${day}!`,
    (day) => `${day}+1`,
  );
  expect(question).toEqual({ cel: 'case.LOC', getoond: false, van: '2026-11-01!', tot: '2026-11-02+1!' });
});
