import type { PolicyRequest } from '#libs/policy';
import { consentPairs } from './oracle-tables.js';
import type { Question } from './oracle-words.js';
import { because, type Loss, type Spoil } from './spoil.js';

type Consent = NonNullable<PolicyRequest['consents']>[number];

/** Between a pair the reason is told; elsewhere a consent that was never given for this says nothing. */
export const lostTo =
  (reason: string) =>
  ({ from = '', to = '' }: Question): Loss => {
    const isPair = (consentPairs[from] ?? '').split(' ').includes(to);
    return isPair || !['CONSENT_NEEDED', 'CONSENT_SCOPE'].includes(reason) ? because(reason) : 'closed';
  };

/** The consents are replaced; without a reason they still carry. */
const consents = (name: string, replace: (one: Consent) => Consent[], reason?: string): Spoil => ({
  name: `consent ${name}`,
  change: ({ consents: given = [] }) => ({ consents: given.flatMap(replace) }),
  touches: ['consent'],
  ...(reason && { lost: { consent: lostTo(reason) } }),
});
/** The one consent is otherwise; undefined takes a key away. */
const consent = (name: string, change: { readonly [Key in keyof Consent]?: Consent[Key] | undefined }, reason?: string): Spoil =>
  consents(
    name,
    (one) => [Object.fromEntries(Object.entries({ ...one, ...change }).filter(([, value]) => value !== undefined)) as unknown as Consent],
    reason,
  );

const guardian = { givenBy: 'guardian', guardianIsSuspect: false, born: '2015-01-01' } as const;

/** Each on the last day on which it still holds and the first on which it does not: the request is of 1 June, the consent of 2 May 2026. */
export const consentSpoils: Spoil[] = [
  consents('that nobody gave', () => [], 'CONSENT_NEEDED'),
  consent('withdrawn today', { withdrawnAt: '2026-06-01' }, 'CONSENT_WITHDRAWN'),
  consent('withdrawn tomorrow', { withdrawnAt: '2026-06-02' }),
  consent('until today', { expires: '2026-06-01' }, 'CONSENT_EXPIRED'),
  consent('until tomorrow', { expires: '2026-06-02' }),
  consent('of a year ago', { givenAt: '2025-06-01' }, 'CONSENT_EXPIRED'),
  consent('of almost a year ago', { givenAt: '2025-06-02' }),
  consent('of today', { givenAt: '2026-06-01' }),
  consent('of tomorrow', { givenAt: '2026-06-02' }, 'CONSENT_NEEDED'),
  consent('without a day', { givenAt: undefined }, 'CONSENT_NEEDED'),
  consent('refused', { refused: true }, 'CONSENT_REFUSED'),
  consent('refused to another', { refused: true, recipients: ['XO'] }, 'CONSENT_NEEDED'),
  consent('refused for something else', { refused: true, purpose: 'appraisal' }, 'CONSENT_NEEDED'),
  consent('by word of mouth', { form: 'oral' }, 'CONSENT_NOT_FREE'),
  consent('in no form', { form: undefined }, 'CONSENT_NOT_FREE'),
  consent('of which nobody knows that it was free', { freely: undefined }, 'CONSENT_NOT_FREE'),
  consent('of unknown age', { born: undefined }, 'CONSENT_GUARDIAN_NEEDED'),
  consent('on the sixteenth birthday', { born: '2010-05-02' }),
  consent('the day before the sixteenth birthday', { born: '2010-05-03' }, 'CONSENT_GUARDIAN_NEEDED'),
  consent('given by nobody', { givenBy: undefined }, 'CONSENT_NEEDED'),
  consent('of the guardian', guardian),
  consent('of the guardian of someone of unknown age', { ...guardian, born: undefined }),
  consent('of a guardian of whom nothing is known', { ...guardian, guardianIsSuspect: undefined }, 'CONSENT_GUARDIAN_CONFLICT'),
  consent('of a guardian who may be suspect', { ...guardian, guardianIsSuspect: true }, 'CONSENT_GUARDIAN_CONFLICT'),
  consent('of the guardian until today, the sixteenth birthday', { ...guardian, born: '2010-06-01' }, 'CONSENT_EXPIRED'),
  consent('of the guardian until tomorrow', { ...guardian, born: '2010-06-02' }),
  consent('of a representative of who cannot decide', { givenBy: 'representative', incapable: true }),
  consent('of a representative of who can decide', { givenBy: 'representative' }, 'CONSENT_NEEDED'),
  consent('of a representative of a minor', { givenBy: 'representative', incapable: true, born: '2015-01-01' }, 'CONSENT_GUARDIAN_NEEDED'),
  consent('of who cannot decide', { incapable: true }, 'CONSENT_GUARDIAN_NEEDED'),
  consent('of a suspect guardian who does not sign', { guardianIsSuspect: true }),
  consent('for another', { recipients: ['XO'] }, 'CONSENT_SCOPE'),
  consent('for something else', { purpose: 'appraisal' }, 'CONSENT_SCOPE'),
  consent('for nothing', { cells: [] }, 'CONSENT_SCOPE'),
  consent('for another, and withdrawn', { recipients: ['XO'], withdrawnAt: '2026-06-01' }, 'CONSENT_NEEDED'),
  consents('of which one was withdrawn', (one) => [{ ...one, withdrawnAt: '2026-06-01' }, one]),
  consents('of which one has ended', (one) => [one, { ...one, expires: '2026-06-01' }]),
  consents(
    'withdrawn, and one that ended',
    (one) => [
      { ...one, expires: '2026-06-01' },
      { ...one, withdrawnAt: '2026-06-01' },
    ],
    'CONSENT_WITHDRAWN',
  ),
  {
    name: 'a secret address',
    change: () => ({ secretAddress: null }),
    forbids: ({ activity, facet, group }, _request, consented) =>
      facet === 'victim' && ['SAFE', 'LOC'].includes(group) && !['register', 'break-glass', 'rights'].includes(activity) && !consented
        ? 'SECRET_ADDRESS'
        : null,
  },
  {
    ...consents('that nobody gave to a secret address', () => [], 'CONSENT_NEEDED'),
    change: () => ({ secretAddress: true, consents: [] }),
    forbids: ({ activity, facet, group }) =>
      facet === 'victim' && ['SAFE', 'LOC'].includes(group) && !['register', 'break-glass', 'rights'].includes(activity)
        ? 'SECRET_ADDRESS'
        : null,
  },
];
