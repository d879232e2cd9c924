import { addableFor, nothingTyped, type Typed, typedOf, valueOf, type Written } from './field-value.rules.js';

const of = (invoer: Written['invoer'], meer = false): Written => ({ invoer, meer });

test.each<[Written, unknown, Typed]>([
  [of('tekst'), 'Voorbeeldstraat 12', 'Voorbeeldstraat 12'],
  [of('getal'), 8, '8'],
  [of('ja-nee'), true, 'ja'],
  [of('ja-nee'), false, 'nee'],
  [of('dag'), '1990-12-31', '31-12-1990'],
  [of('keuze'), 'nagelstudio', 'nagelstudio'],
  [of('keuze', true), ['slapen-op-werk', 'te-veel-bedden'], ['slapen-op-werk', 'te-veel-bedden']],
  [of('tekst', true), ['Eik BV', 'Wilg BV'], 'Eik BV\nWilg BV'],
])('%o: what is stored can be written anew, and comes out the same', (field, value, typed) => {
  expect(typedOf(field, value)).toEqual(typed);
  expect(valueOf(field, typed)).toEqual(value);
});

test.each<[Written, Typed]>([
  [of('tekst'), '  '],
  [of('getal'), 'acht'],
  [of('getal'), '1234567'],
  [of('dag'), '31-2-1990'],
  [of('dag'), '1990'],
  [of('keuze', true), []],
  [of('onderdelen'), 'iets'],
])('%o: %j is no whole value', (field, typed) => expect(valueOf(field, typed)).toBeNull());

test('a list of texts has each text once', () =>
  expect(valueOf(of('tekst', true), ' Eik BV\n\nWilg BV\nEik BV ')).toEqual(['Eik BV', 'Wilg BV']));

test.each([
  [of('onderdelen'), { naam: 'x' }],
  [of('tekst'), { naam: 'x' }],
  [of('tekst', true), [{ naam: 'x' }]],
])('%o: what has parts is not written here', (field, value) => expect(typedOf(field, value)).toBeNull());

test('nothing is chosen at first', () => expect([nothingTyped(of('keuze', true)), nothingTyped(of('tekst'))]).toEqual([[], '']));

test('about the case, or about somebody in a role, and never what the hub keeps itself', () => {
  const fields = [
    { veld: 'adres', ...of('tekst'), cellen: ['case.LOC', 'victim.LOC'] },
    { veld: 'naam', ...of('tekst'), cellen: ['victim.IDV', 'witness.IDO'] },
    { veld: 'kenmerk', ...of('tekst'), cellen: ['case.META'] },
    { veld: 'politiegegevens', ...of('onderdelen'), cellen: ['victim.POL8'] },
  ];
  const names = (role: string | null) => addableFor(fields, role).map(({ veld }) => veld);
  expect([names(null), names('slachtoffer'), names('getuige'), names('verdachte')]).toEqual([['adres'], ['adres', 'naam'], ['naam'], []]);
});
