import { alike } from './alike.rules.js';

const field = (veld: string, differs: object = {}) => ({
  veld,
  uitkomst: 'toegestaan',
  opgeslagen: true,
  uitleg: 'Dit gegeven over de zaak mag gedeeld worden.',
  gronden: [{ artikel: 'WGS 2.23' }],
  ...differs,
});
const names = (fields: ReturnType<typeof field>[]): string[] => alike(fields).map((group) => group.map(({ veld }) => veld).join(' '));

test('what is said alike is said once, in the order of the first', () =>
  expect(names([field('adres'), field('bsn', { uitkomst: 'niet-toegestaan' }), field('sector')])).toEqual(['adres sector', 'bsn']));

test.each([
  { uitkomst: 'wacht' },
  { opgeslagen: false },
  { uitleg: 'Dit gegeven over het slachtoffer mag gedeeld worden.' },
  { gronden: [{ artikel: 'Wpg 20' }] },
  { gronden: [] },
])('what differs in %j stands apart', (differs) => expect(names([field('adres'), field('sector', differs)])).toEqual(['adres', 'sector']));

test('nothing is nothing', () => expect(alike([])).toEqual([]));
