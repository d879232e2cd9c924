import { givenFor, stored } from '../../../test/given.js';
import { andere, decision, field, gemeente, registered, slachtofferKey, verdict, withValue, zaakKey } from '../../../test/signal-facts.js';
import { enrich, type Enriching } from './enrich-signal.js';
import { evolveSignal, noSignal, type Signal, type SignalFact } from './facts.js';
import { signalDecider } from './register-signal.js';

const given = givenFor(signalDecider);
const adres = withValue(field('v1', 'case.LOC'), 'Teststraat 1');
const naam = withValue(field('v2', 'victim.IDV', { key: 'name' }), 'Verzonnen Naam');
const bsn = withValue(field('v3', 'victim.BSN', { key: 'bsn' }), '999990342');
const p1 = { ref: 'p1', facet: 'victim', subject: slachtofferKey };

const addition = (differs: Partial<Enriching> = {}): Enriching => ({
  situation: { organisedLink: 'possible' },
  facets: [p1],
  fields: [naam, bsn],
  decisions: [decision([verdict('victim.IDV', ['v2']), verdict('victim.BSN', ['v3'], 'deny', 'NO_GROUND_REGISTER')])],
  ...differs,
});
const withdrawn: SignalFact = { type: 'SignalWithdrawn', data: { because: 'vergissing' } };

test('adds what may be stored, and names what may not without its value', () =>
  given(registered([adres]))
    .when((state) => enrich(addition(), gemeente, state))
    .gives({
      type: 'SignalEnriched',
      data: {
        situation: { organisedLink: 'possible' },
        facets: [p1],
        fields: [field('v2', 'victim.IDV', { key: 'name' })],
        refused: [{ key: 'bsn', cell: 'victim.BSN', reason: 'NO_GROUND_REGISTER' }],
        decisions: addition().decisions,
      },
      personal: [{ path: 'velden/v2', subject: slachtofferKey, value: 'Verzonnen Naam' }],
    }));

test('a person of whom nothing is stored does not come in', () =>
  given(registered([adres]))
    .when((state) => enrich(addition({ fields: [adres], decisions: [decision([verdict('case.LOC', ['v1'])])] }), gemeente, state))
    .gives(expect.objectContaining({ data: expect.objectContaining({ facets: [] }) as unknown })));

test('better circumstances alone are a fact too', () =>
  given(registered([adres]))
    .when((state) => enrich(addition({ facets: [], fields: [], decisions: [] }), gemeente, state))
    .gives(
      expect.objectContaining({ data: expect.objectContaining({ situation: { organisedLink: 'possible' }, fields: [] }) as unknown }),
    ));

test('is refused when nothing of it may be stored', () =>
  given(registered([adres]))
    .when((state) => enrich(addition({ decisions: [] }), gemeente, state))
    .refuses('signal.nothing-to-store'));

test.each(['huisvesting', null])('is refused to a colleague with another task, who found it for something else: %s', (task) =>
  given(registered([adres]))
    .when((state) => enrich(addition(), { ...gemeente, task }, state))
    .refuses('signal.other-task'),
);

test('is refused for a signal that does not exist', () =>
  given()
    .when((state) => enrich(addition(), gemeente, state))
    .refuses('signal.unknown'));

test('is refused to another organisation, in the same words', () =>
  given(registered([adres]))
    .when((state) => enrich(addition(), andere, state))
    .refuses('signal.unknown'));

test('is refused to another department of the same organisation', () =>
  given(registered([adres]))
    .when((state) => enrich(addition(), { ...gemeente, partner: 'GS' }, state))
    .refuses('signal.unknown'));

test('is refused after withdrawal', () =>
  given(registered([adres]), withdrawn)
    .when((state) => enrich(addition(), gemeente, state))
    .refuses('signal.withdrawn'));

test('is refused to another organisation after withdrawal as if there were no signal', () =>
  given(registered([adres]), withdrawn)
    .when((state) => enrich(addition(), andere, state))
    .refuses('signal.unknown'));

describe('a signal after additions', () => {
  const state = (...facts: SignalFact[]): Signal => facts.map((fact, index) => stored(fact, index)).reduce<Signal>(evolveSignal, noSignal);
  const enriched: SignalFact = enrich(addition(), gemeente, state(registered([adres])))[0]!;
  const correction: SignalFact = { type: 'SignalCorrected', data: { corrected: [], removed: ['v2'], because: 'onjuist' } };

  test('knows where each newest value lies', () => {
    expect(state(registered([adres]), enriched)).toMatchObject({
      situation: { organisedLink: 'possible' },
      facets: [p1],
      fields: [
        { id: 'v1', subject: zaakKey, at: { seq: 0, no: 0 } },
        { id: 'v2', subject: slachtofferKey, at: { seq: 1, no: 0 } },
      ],
    });
  });

  test('never gives the number of a refused or removed field to another field', () => {
    expect(state(registered([adres]))).toMatchObject({ nextId: 2 });
    expect(state(registered([adres]), enriched)).toMatchObject({ nextId: 4 });
    expect(state(registered([adres]), enriched, correction)).toMatchObject({ nextId: 4, fields: [{ id: 'v1' }] });
  });

  test('an unknown fact is never folded away silently, nor a change of a signal that was not registered', () => {
    const facts = [{ type: 'SignalTurnedInsideOut', data: {} } as unknown as SignalFact];
    expect(() => state(registered([adres]), ...facts)).toThrow('unknown signal fact');
    expect(() => state(enriched)).toThrow('SignalEnriched before SignalRegistered');
  });
});
