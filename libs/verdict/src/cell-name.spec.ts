import { loadPolicies } from '#libs/policy';
import { cellName } from './cell-name.js';

test('every cell of the policy has a name of its own', () => {
  const { cells } = loadPolicies('policies');
  const names = cells.map(cellName);
  expect(cells.filter((cell, at) => names[at] === cell)).toEqual([]);
  expect(new Set(names).size).toBe(cells.length);
});

test.each([
  ['case.OBS', 'waarneming'],
  ['victim.AGE', 'leeftijd slachtoffer'],
  ['reporter.REP', 'melder'],
  ['victim.NEW', 'victim.NEW'],
  ['stranger.AGE', 'stranger.AGE'],
])('%s is called %s', (cell, name) => expect(cellName(cell)).toBe(name));
