import type { FieldDefinition } from '#libs/policy';
import { givenFor, stored } from '../../../test/given.js';
import { andere, decision, field, gemeente, registered, slachtofferKey, verdict, withValue, zaakKey } from '../../../test/signal-facts.js';
import { correct, correctionProblems } from './correct-signal.js';
import { evolveSignal, noSignal, type KnownSignal, type Signal, type SignalFact } from './facts.js';
import { signalDecider } from './register-signal.js';

const given = givenFor(signalDecider);
const adres = withValue(field('v1', 'case.LOC'), 'Teststraat 1');
const naam = withValue(field('v2', 'victim.IDV', { key: 'name' }), 'Verzonnen Naam');
const signal = registered([adres, naam]);
const because = 'onjuist';
const by = gemeente;
const { value: _address, ...storedAdres } = adres;
const { value: _name, ...storedNaam } = naam;
const yes = [decision([verdict('case.LOC', ['v1']), verdict('victim.IDV', ['v2'])])];

test('a new value goes under the key of its own facet; the old one stays on record', () =>
  given(signal)
    .when((state) => correct({ corrections: [{ id: 'v2', value: 'Andere Naam' }], because, by, decisions: yes }, state))
    .gives({
      type: 'SignalCorrected',
      data: { corrected: ['v2'], removed: [], because, fields: [storedNaam], refused: [], decisions: yes },
      personal: [{ path: 'velden/v2', subject: slachtofferKey, value: 'Andere Naam' }],
    }));

test('null takes a field away, without a value', () =>
  given(signal)
    .when((state) =>
      correct(
        {
          corrections: [
            { id: 'v1', value: null },
            { id: 'v2', value: 'Andere Naam' },
          ],
          because,
          by,
          decisions: yes,
        },
        state,
      ),
    )
    .gives({
      type: 'SignalCorrected',
      data: { corrected: ['v2'], removed: ['v1'], because, fields: [storedNaam], refused: [], decisions: yes },
      personal: [{ path: 'velden/v2', subject: slachtofferKey, value: 'Andere Naam' }],
    }));

test.each([{ value: 'Andere Naam' }, { value: null }])('a field that is not there cannot be changed: $value', ({ value }) =>
  given(signal)
    .when((state) => correct({ corrections: [{ id: 'v9', value }], because, by, decisions: yes }, state))
    .refuses('signal.field-unknown'),
);

test('a field that was taken away cannot be taken away again', () =>
  given(signal, { type: 'SignalCorrected', data: { corrected: [], removed: ['v1'], because } })
    .when((state) => correct({ corrections: [{ id: 'v1', value: null }], because, by, decisions: yes }, state))
    .refuses('signal.field-unknown'));

test.each([
  ['another organisation', andere],
  ['another department', { ...gemeente, partner: 'GS' }],
])('%s does not find the signal', (_, other) =>
  given(signal)
    .when((state) => correct({ corrections: [{ id: 'v1', value: null }], because, by: other, decisions: yes }, state))
    .refuses('signal.unknown'),
);

test('a signal that does not exist or was withdrawn is not changed', () => {
  const wish = { corrections: [{ id: 'v1', value: null }], because, by, decisions: yes } as const;
  const withdrawn: SignalFact = { type: 'SignalWithdrawn', data: { because: 'vergissing' } };
  given()
    .when((state) => correct({ ...wish, corrections: [...wish.corrections], decisions: yes }, state))
    .refuses('signal.unknown');
  given(signal, withdrawn)
    .when((state) => correct({ ...wish, corrections: [...wish.corrections], decisions: yes }, state))
    .refuses('signal.withdrawn');
});

test('after it the newest value lies at the correction, and a removed field is gone', () => {
  const correction: SignalFact = {
    type: 'SignalCorrected',
    data: { corrected: ['v2'], removed: ['v1'], because },
    personal: [{ path: 'velden/v2', subject: slachtofferKey, value: 'Andere Naam' }],
  };
  const after = [stored<SignalFact>(signal), stored(correction, 7)].reduce<Signal>(evolveSignal, noSignal);
  expect(after).toMatchObject({ version: 8, fields: [{ id: 'v2', at: { seq: 7, no: 0 } }] });
});

describe('a new value that may not be registered today', () => {
  const mixed = [decision([verdict('case.LOC', ['v1']), verdict('victim.IDV', ['v2'], 'deny', 'NO_GROUND_REGISTER')])];
  const newName = { id: 'v2', value: 'Andere Naam' };
  const refused = [{ id: 'v2', key: 'name', cell: 'victim.IDV', reason: 'NO_GROUND_REGISTER' }];

  test('is not stored; what may be is, and the fact names the rest without its value', () =>
    given(signal)
      .when((state) => correct({ corrections: [{ id: 'v1', value: 'Teststraat 2' }, newName], because, by, decisions: mixed }, state))
      .gives({
        type: 'SignalCorrected',
        data: { corrected: ['v1'], removed: [], because, fields: [storedAdres, storedNaam], refused, decisions: mixed },
        personal: [{ path: 'velden/v1', subject: zaakKey, value: 'Teststraat 2' }],
      }));

  test('is refused whole when nothing else changes', () =>
    given(signal)
      .when((state) => correct({ corrections: [newName], because, by, decisions: mixed }, state))
      .refuses('signal.nothing-to-store'));

  test('and one that was not judged is not stored either', () =>
    given(signal)
      .when((state) => correct({ corrections: [newName], because, by, decisions: [] }, state))
      .refuses('signal.nothing-to-store'));

  test('taking away needs no ground', () =>
    given(signal)
      .when((state) => correct({ corrections: [{ id: 'v2', value: null }], because, by, decisions: [] }, state))
      .gives({ type: 'SignalCorrected', data: { corrected: [], removed: ['v2'], because }, personal: [] }));
});

describe('what is wrong with corrections', () => {
  const definition = (key: string, differs: Partial<FieldDefinition>): FieldDefinition =>
    ({
      no: 1,
      key,
      name: key,
      type: 'string',
      category: 'ordinary',
      cells: [],
      sensitivity: 1,
      label: key,
      maxChars: 9,
      many: false,
      ...differs,
    }) as FieldDefinition;
  const dictionary = [definition('address', {}), definition('birth_date', { type: 'date', format: 'date', maxChars: 10 })];
  const born = withValue(field('v2', 'victim.AGE', { key: 'birth_date' }), '2000-01-01');
  const known = evolveSignal(noSignal, stored<SignalFact>(registered([adres, born]))) as KnownSignal;
  const wrongWith = (...corrections: { id: string; value: string | null }[]) =>
    correctionProblems(dictionary, known, corrections, '2026-11-20').map(({ pointer, code }) => `${pointer} ${code}`);

  test('is told all at once, each at its own place', () => {
    expect(
      wrongWith(
        { id: 'v9', value: 'x' },
        { id: 'v1', value: 'veel te lang adres' },
        { id: 'v2', value: '2026-11-21' },
        { id: 'v1', value: null },
      ),
    ).toEqual([
      '/correcties/0/id field.not-stored',
      '/correcties/1/waarde value.too-long',
      '/correcties/2/waarde value.in-future',
      '/correcties/3/id field.twice',
    ]);
  });

  test('nothing, when they are right', () => expect(wrongWith({ id: 'v1', value: 'Straat 2' }, { id: 'v2', value: null })).toEqual([]));
  test('the subject of the case itself is not that of a person', () =>
    expect(known.fields.map(({ subject }) => subject)).toEqual([zaakKey, slachtofferKey]));
});
