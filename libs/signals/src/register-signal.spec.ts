import fc from 'fast-check';
import { givenFor, textsOf } from '../../../test/given.js';
import { decision, field, gemeente, registered, slachtofferKey, verdict, withValue, zaakKey } from '../../../test/signal-facts.js';
import { register, signalDecider, type Registering } from './register-signal.js';
import { judgeRegistering } from './signal.rules.js';

const given = givenFor(signalDecider);
const adres = withValue(field('v1', 'case.LOC'), 'Teststraat 1');
const bsn = withValue(field('v2', 'victim.BSN', { key: 'bsn' }), '999990342');
const naam = withValue(field('v3', 'victim.IDV', { key: 'name' }), { roepnaam: 'Verzonnen', lijst: ['Bijnaam'] });

const order = (differs: Partial<Registering> = {}): Registering => ({
  kenmerk: 'SH-2345-6789',
  holder: gemeente,
  purposes: ['supervision'],
  situation: { organisedLink: 'none' },
  caseSubject: zaakKey,
  facets: [{ ref: 'p1', facet: 'victim', subject: slachtofferKey }],
  fields: [adres, bsn, naam],
  decisions: [
    decision([
      verdict('case.LOC', ['v1']),
      verdict('victim.BSN', ['v2'], 'deny', 'NO_GROUND_REGISTER'),
      verdict('victim.IDV', ['v3'], 'deny', 'NO_PERSON'),
    ]),
  ],
  ...differs,
});

describe('registering a signal', () => {
  test('stores what may be stored and names the rest without its value; a person of whom nothing is stored is not stored either', () => {
    const { fields: _fields, facets: _facets, ...kept } = order();
    given()
      .when((state) => register(order(), state))
      .gives({
        type: 'SignalRegistered',
        data: {
          ...kept,
          facets: [],
          fields: [field('v1', 'case.LOC')],
          refused: [
            { key: 'bsn', cell: 'victim.BSN', reason: 'NO_GROUND_REGISTER' },
            { key: 'name', cell: 'victim.IDV', reason: 'NO_PERSON' },
          ],
        },
        personal: [{ path: 'velden/v1', subject: zaakKey, value: 'Teststraat 1' }],
      });
  });

  test('keeps a person of whom something is stored, under the key of that facet', () => {
    const decisions = [decision([verdict('victim.IDV', ['v3'])])];
    const facets = [{ ref: 'p1', facet: 'victim', subject: slachtofferKey }];
    given()
      .when((state) => register(order({ decisions, fields: [naam] }), state))
      .gives(
        expect.objectContaining({
          data: expect.objectContaining({ facets }) as unknown,
          personal: [{ path: 'velden/v3', subject: slachtofferKey, value: naam.value }],
        }),
      );
  });

  test('is refused whole when nothing may be stored', () => {
    const decisions = [decision([verdict('case.LOC', ['v1'], 'deny'), verdict('victim.BSN', ['v2'], 'pending')])];
    given()
      .when((state) => register(order({ decisions }), state))
      .refuses('signal.nothing-to-store');
  });

  test('is refused when nothing was judged, or when no field was offered', () => {
    given()
      .when((state) => register(order({ decisions: [] }), state))
      .refuses('signal.nothing-to-store');
    given()
      .when((state) => register(order({ fields: [] }), state))
      .refuses('signal.nothing-to-store');
  });

  test('happens once', () => {
    given(registered([adres]))
      .when((state) => register(order(), state))
      .refuses('signal.exists');
    given(registered([adres]), { type: 'SignalWithdrawn', data: { because: 'vergissing' } })
      .when((state) => register(order(), state))
      .refuses('signal.exists');
  });
});

describe('what may be registered', () => {
  test('a field that was not judged is refused', () => {
    const { stored, refused } = judgeRegistering([adres, bsn], [decision([verdict('case.LOC', ['v1'])])]);
    expect(stored).toEqual([adres]);
    expect(refused).toMatchObject([{ key: 'bsn', reason: 'NO_GROUND_REGISTER', verdict: { effect: 'deny', bases: [] } }]);
  });

  test('a verdict on another field of the same cell does not count', () => {
    const other = withValue(field('v9', 'case.LOC'), 'Teststraat 9');
    expect(judgeRegistering([other], [decision([verdict('case.LOC', ['v1'])])]).stored).toEqual([]);
  });

  test.each(['reduce', 'hit-only', 'anonymise', 'pending', 'needs-consent', 'deny'] as const)('%s is not enough to store', (effect) => {
    expect(judgeRegistering([adres], [decision([verdict('case.LOC', ['v1'], effect)])]).stored).toEqual([]);
  });

  test('one purpose that allows it is enough; with none the reason under the first purpose stands', () => {
    const no = decision([verdict('case.LOC', ['v1'], 'deny', 'FIRST')]);
    expect(judgeRegistering([adres], [no, decision([verdict('case.LOC', ['v1'])])]).stored).toEqual([adres]);
    expect(judgeRegistering([adres], [no, decision([verdict('case.LOC', ['v1'], 'deny', 'SECOND')])]).refused).toMatchObject([
      { reason: 'FIRST' },
    ]);
  });

  test('for any input: a refused value is nowhere in the fact, a stored one is only under its seal', () => {
    const value = fc.oneof(
      fc.string({ minLength: 3 }).map((text) => `§${text}`),
      fc.dictionary(
        fc.string({ minLength: 1 }),
        fc.string().map((text) => `§${text}§`),
      ),
    );
    const offered = fc.array(fc.record({ value, allowed: fc.boolean(), victim: fc.boolean() }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(offered, (all) => {
        const fields = all.map((one, index) => withValue(field(`v${index + 1}`, one.victim ? 'victim.IDV' : 'case.LOC'), one.value));
        const decisions = [decision(fields.map(({ id, cell }, index) => verdict(cell, [id], all[index]?.allowed ? 'permit' : 'deny')))];
        fc.pre(all.some(({ allowed }) => allowed));
        const [fact] = register(order({ fields, decisions }), signalDecider.initial);
        const data = JSON.stringify(fact?.data);
        for (const text of fields.flatMap(textsOf)) expect(data).not.toContain(JSON.stringify(text).slice(1, -1));
        expect(fact?.personal?.map(({ path }) => path)).toEqual(
          fields.filter((_, index) => all[index]?.allowed).map(({ id }) => `velden/${id}`),
        );
      }),
    );
  });
});
