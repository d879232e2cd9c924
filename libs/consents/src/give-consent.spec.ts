import fc from 'fast-check';
import { givenFor, stored } from '../../../test/given.js';
import { gemeente, slachtofferKey } from '../../../test/signal-facts.js';
import { endsOn } from './consent.rules.js';
import { evolveConsents, noConsents, policyConsent, type ConsentFact, type Consents, type ConsentScope } from './facts.js';
import { give } from './give-consent.js';
import { listed } from './list-consents.js';
import { withdrawConsent } from './withdraw-consent.js';

const given = givenFor({ initial: noConsents, evolve: evolveConsents });
const signalId = '00000000-0000-4000-9000-000000000000';
const scope: ConsentScope = {
  consentId: '00000000-0000-4000-c000-000000000001',
  signalId,
  subject: slachtofferKey,
  recipients: ['CM', 'ZC'],
  cells: ['victim.IDV'],
  purpose: 'help',
  givenBy: 'self',
  givenAt: '2026-11-18',
  expires: null,
  form: 'written',
  freely: true,
  guardianIsSuspect: false,
  incapable: false,
  recordedBy: { partner: gemeente.partner, oin: gemeente.oin },
};
const second = { ...scope, consentId: '00000000-0000-4000-c000-000000000002' };
const yes: ConsentFact = { type: 'ConsentGiven', data: scope };
const no: ConsentFact = { type: 'ConsentRefused', data: scope };
const ended: ConsentFact = { type: 'ConsentWithdrawn', data: { consentId: scope.consentId, signalId, withdrawnAt: '2026-11-20' } };
const today = '2026-11-20';
const order = (differs: Partial<Parameters<typeof give>[0]> = {}) => ({ scope, born: null, refused: false, today, ...differs });
const after = (...facts: ConsentFact[]): Consents =>
  facts.map((fact, index) => stored(fact, index)).reduce<Consents>(evolveConsents, noConsents);

describe('recording a consent', () => {
  test('keeps who, what, to whom, what for and from when', () =>
    given()
      .when((state) => give(order(), state))
      .gives({ type: 'ConsentGiven', data: scope, personal: [] }));

  test('seals the date of birth under the key of the victim', () =>
    given()
      .when((state) => give(order({ born: '2004-02-01' }), state))
      .gives({
        type: 'ConsentGiven',
        data: scope,
        personal: [{ path: `geboren/${scope.consentId}`, subject: slachtofferKey, value: '2004-02-01' }],
      }));

  test('for any date of birth: it is not in the open part of the fact', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2025 }), fc.integer({ min: 1, max: 28 }), fc.boolean(), (year, day, refused) => {
        const born = `${year}-07-${String(day).padStart(2, '0')}`;
        const [fact] = give(order({ born, refused }), noConsents);
        expect(JSON.stringify(fact?.data)).not.toContain(born);
      }),
    ));

  test('from a day to come is refused', () =>
    given()
      .when((state) => give(order({ scope: { ...scope, givenAt: '2026-11-21' } }), state))
      .refuses('consent.in-future'));

  test.each(['2026-11-18', '2026-11-17'])('that ends on %s, not after it began, is refused', (expires) =>
    given()
      .when((state) => give(order({ scope: { ...scope, expires } }), state))
      .refuses('consent.ends-before-start'),
  );
});

describe('recording a refusal', () => {
  test('is a fact as well', () =>
    given()
      .when((state) => give(order({ refused: true }), state))
      .gives({ type: 'ConsentRefused', data: scope, personal: [] }));

  test('ends what this victim agreed to before for one of these receivers', () =>
    given(yes)
      .when((state) => give(order({ scope: { ...second, recipients: ['ZC'] }, refused: true }), state))
      .gives({ type: 'ConsentRefused', data: { ...second, recipients: ['ZC'] }, personal: [] }, ended));

  test.each<[string, Partial<ConsentScope>]>([
    ['another victim', { subject: '00000000-0000-4000-a000-000000000099' }],
    ['another purpose', { purpose: 'care' }],
    ['other receivers', { recipients: ['PO'] }],
  ])('leaves a consent of or for %s as it is', (_, differs) =>
    given(yes)
      .when((state) => give(order({ scope: { ...second, ...differs }, refused: true }), state))
      .gives({ type: 'ConsentRefused', data: { ...second, ...differs }, personal: [] }),
  );

  test('does not end twice', () =>
    given(yes, ended)
      .when((state) => give(order({ scope: second, refused: true }), state))
      .gives({ type: 'ConsentRefused', data: second, personal: [] }));
});

describe('withdrawing a consent', () => {
  const wish = { consentId: scope.consentId, by: scope.recordedBy, today };

  test('ends it today', () =>
    given(yes)
      .when((state) => withdrawConsent(wish, state))
      .gives(ended));

  test('twice is once, and the first day stands', () =>
    given(yes, ended)
      .when((state) => withdrawConsent({ ...wish, today: '2026-12-01' }, state))
      .givesNothing());

  test('that was never given is refused', () => {
    given(no)
      .when((state) => withdrawConsent(wish, state))
      .refuses('consent.never-given');
    given()
      .when((state) => withdrawConsent(wish, state))
      .refuses('consent.unknown');
    given(yes)
      .when((state) => withdrawConsent({ ...wish, consentId: second.consentId }, state))
      .refuses('consent.unknown');
  });

  test.each([
    ['another organisation', { ...scope.recordedBy, oin: '00000099000000000002' }],
    ['another department', { ...scope.recordedBy, partner: 'GS' }],
  ])('%s does not find it', (_, by) =>
    given(yes)
      .when((state) => withdrawConsent({ ...wish, by }, state))
      .refuses('consent.unknown'),
  );
});

describe('a consent in the words of the policy', () => {
  const [known] = after({ ...yes, personal: [{ path: `geboren/${scope.consentId}`, subject: slachtofferKey, value: '2004-02-01' }] }).list;

  test('knows where the date of birth lies, and has it only when it can be read', () => {
    expect(known?.born).toMatchObject({ seq: 0, no: 0 });
    expect(policyConsent(known!, '2004-02-01')).toMatchObject({ born: '2004-02-01', givenAt: '2026-11-18' });
  });

  test.each([undefined, null, 20040201, { dag: 1 }])('a date of birth that is unknown, erased or no text is left out: %p', (born) => {
    expect(policyConsent(known!, born)).not.toHaveProperty('born');
  });

  test('does not name the person or the one who recorded it', () => {
    const told = JSON.stringify(policyConsent(known!, undefined));
    expect(told).not.toContain(slachtofferKey);
    expect(told).not.toContain(gemeente.oin);
  });

  test('says that it was withdrawn or refused, and when it ends', () => {
    expect(policyConsent(after(yes, ended).list[0]!, undefined)).toMatchObject({ withdrawnAt: '2026-11-20', refused: false });
    expect(policyConsent(after(no).list[0]!, undefined)).toMatchObject({ refused: true });
    const until = after({ type: 'ConsentGiven', data: { ...scope, expires: '2027-01-01' } }).list[0]!;
    expect(policyConsent(until, undefined)).toMatchObject({ expires: '2027-01-01' });
    expect(policyConsent(known!, undefined)).not.toHaveProperty('expires');
  });
});

describe('a consent in the list', () => {
  test.each<[string, ConsentFact[], string]>([
    ['geldig', [yes], '2027-11-17'],
    ['verlopen', [yes], '2027-11-18'],
    ['verlopen', [{ type: 'ConsentGiven', data: { ...scope, expires: '2026-11-20' } }], '2026-11-20'],
    ['ingetrokken', [yes, ended], '2026-11-20'],
    ['geweigerd', [no], '2026-11-20'],
  ])('is %s', (status, facts, day) => expect(listed(after(...facts).list[0]!, day)).toMatchObject({ status }));

  test.each([
    ['zelf', 'schriftelijk', {}],
    ['ouder-of-voogd', 'mondeling', { givenBy: 'guardian', form: 'oral' }],
    ['vertegenwoordiger', 'schriftelijk', { givenBy: 'representative' }],
  ] as const)('says that it was given by %s, %s, and nothing of whom', (gegevenDoor, vorm, differs) => {
    const told = listed(after({ type: 'ConsentGiven', data: { ...scope, ...differs } }).list[0]!, '2026-11-20');
    expect(told).toMatchObject({ gegevenDoor, vorm });
    expect(JSON.stringify(told)).not.toContain(slachtofferKey);
  });

  test('lasts a year when nothing was agreed, also from a leap day', () => {
    expect(endsOn({ givenAt: '2026-11-18', expires: null })).toBe('2027-11-18');
    expect(endsOn({ givenAt: '2028-02-29', expires: null })).toBe('2029-02-28');
    expect(endsOn({ givenAt: '2026-11-18', expires: '2026-12-01' })).toBe('2026-12-01');
  });

  test('an unknown fact is not folded away', () => {
    expect(() => after(yes, { type: 'ConsentShrunk', data: {} } as unknown as ConsentFact)).toThrow('unknown consent fact');
  });
});
