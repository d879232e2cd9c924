import { evolveSignal, noSignal, type SignalFact } from '#libs/signals/facts';
import { givenFor, stored } from '../../../../test/given.js';
import { field, gemeente, registered, slachtofferKey, withValue } from '../../../../test/signal-facts.js';
import { askErasure, eraseSubject, liftHold, placeHold } from './erasure.rules.js';
import { type ErasureFact, type ErasureScope, evolveErasure, noErasure } from './facts.js';

const scope: ErasureScope = { subject: slachtofferKey, signalId: '00000000-0000-4000-9000-000000000000', because: 'verzoek-betrokkene' };
const asked: ErasureFact = { type: 'ErasureAsked', data: scope };
const confirmed: ErasureFact = { type: 'ErasureConfirmed', data: scope };
const { oin, partner } = gemeente;
const completed: ErasureFact = {
  type: 'ErasureCompleted',
  data: { ...scope, tag: 'x', fields: ['v2'], holder: { oin, partner }, receivers: [] },
};
const [first, second] = [`${stored(asked).org} medewerker-1`, `${stored(asked).org} medewerker-2`];
const at = new Date('2026-11-20T10:00:00Z');

describe('two officers must want it', () => {
  const given = givenFor({ initial: noErasure, evolve: evolveErasure });
  test('the first one waits', () =>
    given()
      .when((s) => askErasure({ scope, by: first, at }, s))
      .gives(asked));
  test('the first one again still waits', () =>
    given(asked)
      .when((s) => askErasure({ scope, by: first, at }, s))
      .givesNothing());
  test('another one settles it', () =>
    given(asked)
      .when((s) => askErasure({ scope, by: second, at }, s))
      .gives(confirmed));
  test('another one with another reason does not', () =>
    given(asked)
      .when((s) => askErasure({ scope: { ...scope, because: 'onrechtmatig' }, by: second, at }, s))
      .refuses('erasure.other-reason'));
  test.each<[string, string, ErasureFact[]]>([
    ['just before the week is over', '2026-11-27T08:59:59.999Z', [confirmed]],
    ['a week later the wish is forgotten, and begins anew', '2026-11-27T09:00:00Z', [asked]],
  ])('%s', (_, later, facts) =>
    given(asked)
      .when((s) => askErasure({ scope, by: second, at: new Date(later) }, s))
      .gives(...facts),
  );
  test('the first one cannot settle a wish of hers that was forgotten', () =>
    given(asked)
      .when((s) => askErasure({ scope, by: first, at: new Date('2026-12-20') }, s))
      .gives(asked));
  test('once settled nothing more is asked', () =>
    given(asked, confirmed)
      .when((s) => askErasure({ scope, by: first, at }, s))
      .givesNothing());
  test('once done neither', () =>
    given(asked, confirmed, completed)
      .when((s) => askErasure({ scope, by: second, at }, s))
      .givesNothing());
});

describe('taking a facet out of its signal', () => {
  const given = givenFor({ initial: noSignal, evolve: evolveSignal });
  const adres = withValue(field('v1', 'case.LOC'), 'Voorbeeldstraat 12');
  const naam = withValue(field('v2', 'victim.IDV'), 'Testpersoon Wilg');
  const signal = registered([adres, naam]);
  const wish = { subject: slachtofferKey, because: 'verzoek-betrokkene' as const };
  const hold = { holdId: 'h1', because: 'rechtszaak' };
  const placed: SignalFact = { type: 'LegalHoldPlaced', data: hold };
  const lifted: SignalFact = { type: 'LegalHoldLifted', data: { ...hold, because: 'afgelopen' } };
  const erased: SignalFact = {
    type: 'SubjectErased',
    data: { subject: slachtofferKey, fields: ['v2'], holder: { oin, partner }, because: 'verzoek-betrokkene' },
  };

  test('names its fields, and no value', () =>
    given(signal)
      .when((s) => eraseSubject(wish, s))
      .gives(erased));
  test('leaves what is about others', () => {
    const state = [signal, erased].map((fact, index) => stored(fact, index)).reduce(evolveSignal, noSignal);
    expect(state).toMatchObject({ status: 'active', fields: [{ id: 'v1' }], erased: [slachtofferKey], nextId: 3 });
  });
  test('twice is once', () =>
    given(signal, erased)
      .when((s) => eraseSubject(wish, s))
      .givesNothing());
  test('of a signal that does not exist', () =>
    given()
      .when((s) => eraseSubject(wish, s))
      .refuses('erasure.unknown-subject'));
  test('under a legal hold is refused, also when a term is over', () =>
    given(signal, placed)
      .when((s) => eraseSubject({ subject: slachtofferKey, because: 'bewaartermijn', term: 'wgs' }, s))
      .refuses('erasure.legal-hold'));
  test('is refused while one of two holds stands', () =>
    given(signal, placed, { type: 'LegalHoldPlaced', data: { holdId: 'h2', because: 'klacht' } }, lifted)
      .when((s) => eraseSubject(wish, s))
      .refuses('erasure.legal-hold'));
  test('is allowed when it was lifted', () =>
    given(signal, placed, lifted)
      .when((s) => eraseSubject(wish, s))
      .gives(erased));
  test('says which term was over', () =>
    given(signal)
      .when((s) => eraseSubject({ subject: slachtofferKey, because: 'bewaartermijn', term: 'wgs' }, s))
      .gives({ ...erased, data: { ...erased.data, because: 'bewaartermijn', term: 'wgs' } }));

  test('a hold on a signal that does not exist is refused', () =>
    given()
      .when((s) => placeHold(hold, s))
      .refuses('signal.unknown'));
  test('a hold is placed', () =>
    given(signal)
      .when((s) => placeHold(hold, s))
      .gives(placed));
  test('a hold that is not there is not lifted', () =>
    given(signal)
      .when((s) => liftHold(hold, s))
      .refuses('hold.unknown'));
  test('lifting twice is once', () =>
    given(signal, placed, lifted)
      .when((s) => liftHold(hold, s))
      .givesNothing());
});
