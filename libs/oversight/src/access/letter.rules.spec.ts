import fc from 'fast-check';
import { dutchDate, lettersOf, type Tellable } from './letter.rules.js';

const day = '2026-11-27';
const receiver = {
  name: 'RIEC Oost-Brabant',
  on: '2026-11-02',
  groups: ['Naam en bijnaam'],
  purpose: 'Bestrijden van georganiseerde criminaliteit (RIEC)',
  grounds: ['WGS 2.20'],
};
const victim: Tellable = {
  capacity: 'slachtoffer',
  fields: [{ label: 'Naam en bijnaam', value: 'Testpersoon Wilg', source: 'Gemeente Eindhoven', on: '2026-11-01' }],
  receivers: [receiver],
};
const suspect: Tellable = { capacity: 'verdachte', fields: [{ ...victim.fields[0]!, value: 'Testpersoon Eik' }], receivers: [] };
const shielded: Tellable = { ...suspect, fields: [] };

test('it names each value with its source, and who got it on which ground', () => {
  const [{ capacity, text }] = lettersOf([victim], day) as [ReturnType<typeof lettersOf>[number]];
  expect(capacity).toBe('slachtoffer');
  expect(text).toContain('U vroeg op 27 november 2026');
  expect(text).toContain('- Naam en bijnaam: Testpersoon Wilg. Dit kwam op 1 november 2026 van Gemeente Eindhoven.');
  expect(text).toContain(
    '- RIEC Oost-Brabant, op 2 november 2026: Naam en bijnaam. Waarvoor: Bestrijden van georganiseerde criminaliteit (RIEC).',
  );
});

test('of whom all is held back gets the letter of whom nothing is held, to the last character', () => {
  expect(lettersOf([shielded, { ...victim, fields: [] }], day)).toEqual(lettersOf([], day));
  expect(lettersOf([], day)).toHaveLength(1);
});

test('a letter about one capacity is the same whether or not there is another', () => {
  const ofVictim = (told: readonly Tellable[]) => lettersOf(told, day).find(({ capacity }) => capacity === 'slachtoffer');
  for (const besides of [suspect, shielded]) expect(ofVictim([besides, victim])).toEqual(ofVictim([victim]));
});

test('every letter has the sentence about what may be missing', () => {
  for (const told of [[], [victim], [suspect], [shielded]])
    for (const { text } of lettersOf(told, day))
      expect(text).toContain('Deze zin staat in elke brief. Hij zegt dus niet of dat bij u zo is.');
});

test('no letter has a value of another capacity', () => {
  const value = fc.stringMatching(/^[A-Z]{12}$/);
  const facet = fc.record({
    capacity: fc.constantFrom('slachtoffer', 'verdachte', 'getuige', 'kring'),
    values: fc.array(value, { maxLength: 3 }),
  });
  const asTold = ({ capacity, values }: { capacity: string; values: string[] }): Tellable => ({
    capacity,
    fields: values.map((one) => ({ ...victim.fields[0]!, value: one })),
    receivers: [],
  });
  fc.assert(
    fc.property(fc.array(facet, { maxLength: 5 }), (facets) => {
      for (const { capacity, text } of lettersOf(facets.map(asTold), day)) {
        const own = facets.filter((one) => one.capacity === capacity).flatMap(({ values }) => values);
        const others = facets.flatMap(({ values }) => values).filter((one) => !own.includes(one));
        expect(others.filter((one) => text.includes(one))).toEqual([]);
        expect(own.filter((one) => !text.includes(one))).toEqual([]);
      }
    }),
    {
      examples: [
        [
          [
            { capacity: 'slachtoffer', values: ['AAAAAAAAAAAA'] },
            { capacity: 'verdachte', values: ['BBBBBBBBBBBB'] },
          ],
        ],
      ],
    },
  );
});

test.each([
  ['2026-01-05', '5 januari 2026'],
  ['2026-12-31', '31 december 2026'],
])('%s is %s', (iso, text) => expect(dutchDate(iso)).toBe(text));
