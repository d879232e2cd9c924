import type { PolicyRequest } from '#libs/policy';
import { because, type Change, type Loss, type Spoil, waits } from './spoil.js';

type Approvals = NonNullable<PolicyRequest['approvals']>;

/** The fact is otherwise, and what needs it is lost for this reason. */
const fact = (change: Change, need: string, loss: Loss): Spoil => ({
  name: JSON.stringify(change),
  change: () => change,
  lost: { [need]: loss },
});
/** The fact is otherwise, and nothing depends on it. */
const harmless = (change: Change, ...touches: string[]): Spoil => ({
  name: `${JSON.stringify(change)} without harm`,
  change: () => change,
  touches,
});

/** The approval has another state, or was not asked for. */
const approval = (
  code: keyof Approvals,
  state: 'requested' | 'refused' | null,
  lost: NonNullable<Spoil['lost']>,
  besides: Change = {},
): Spoil => ({
  name: `${code} ${state} ${JSON.stringify(besides)}`,
  change: ({ approvals = {} }) => {
    const { [code]: _, ...others } = approvals;
    return { ...besides, approvals: { ...others, ...(state && { [code]: state }) } };
  },
  lost,
});

const isVictim = ({ facet }: { facet: string }): boolean => facet === 'victim';
/** Who has medical secrecy is released by the consent of the victim, and else by good care. */
const unlessVictim =
  (loss: Loss) =>
  (question: { facet: string }): Loss | null =>
    isVictim(question) ? null : loss;
const refused = because('APPROVAL_REFUSED');
const secret = because('MEDICAL_SECRECY');

const approvals: Spoil[] = [
  approval('four-eyes', null, { 'four-eyes': waits('four-eyes'), released: unlessVictim(waits('four-eyes')) }),
  approval('four-eyes', 'requested', { 'four-eyes': waits('four-eyes'), released: unlessVictim(waits('four-eyes')) }),
  approval('four-eyes', 'refused', { 'four-eyes': refused, released: unlessVictim(secret) }),
  approval('good-care-form', null, { released: unlessVictim(secret) }),
  approval('good-care-form', 'requested', { released: unlessVictim(waits('good-care-form')) }),
  approval('good-care-form', 'refused', { released: unlessVictim(secret) }),
  approval('good-care-form', null, { released: secret, consent: 'closed' }, { consents: [] }),
  {
    ...approval('good-care-form', null, { released: unlessVictim(secret) }),
    name: 'no good care, and a consent that names the data of others',
    change: ({ approvals = {}, consents = [] }) => {
      const { 'good-care-form': _, ...others } = approvals;
      const more = ['suspect.IDS', 'circle.IDO', 'suspect.HEALTH', 'case.CASE'] as const;
      return { approvals: others, consents: consents.map((one) => ({ ...one, cells: [...one.cells, ...more] })) };
    },
  },
  approval('gezag-om', null, { authority: 'closed' }),
  approval('gezag-om', 'requested', { authority: waits('gezag-om') }),
  approval('gezag-om', 'refused', { authority: refused }),
  approval('conflict-form', null, { 'conflict-form': 'closed' }),
  approval('conflict-form', 'requested', { 'conflict-form': waits('conflict-form') }),
  approval('conflict-form', 'refused', { 'conflict-form': refused }),
  approval('om-decision', null, { 'om-decision': waits('om-decision') }),
  approval('om-decision', 'requested', { 'om-decision': waits('om-decision') }),
  approval('om-decision', 'refused', { 'om-decision': refused }),
  approval('rac', null, { rac: because('RAC_MISSING') }),
  approval('rac', 'requested', { rac: waits('rac') }),
  approval('rac', 'refused', { rac: because('RAC_REFUSED') }),
  approval('human-review', 'requested', { 'looked-at': waits('human-review') }, { computed: true }),
  approval('human-review', 'refused', { 'looked-at': refused }, { computed: true }),
  harmless({ computed: true }, 'looked-at'),
  {
    ...approval('human-review', null, { 'looked-at': waits('human-review') }, { computed: null }),
    forbids: ({ activity, to = 'RC' }) => (activity === 'release' && !['RC', 'ZV'].includes(to) ? 'HUMAN_REVIEW_REQUIRED' : null),
  },
];

/** A tip without persons is left when the facts are soft. */
const softSignal: Spoil = {
  name: 'a soft signal',
  change: () => ({ hardFacts: null }),
  lost: {
    'hard-facts': ({ facet, group }) =>
      facet === 'case' && ['OBS', 'LOC', 'BIZ'].includes(group) ? { only: 'anonymise' } : because('NO_GROUND_SOFT_SIGNAL'),
  },
};

const reopening: Spoil[] = [
  {
    name: 'no special case',
    change: () => ({ specialCase: null }),
    forbids: ({ activity }) => (activity === 'reuse' ? 'SHIELDED' : null),
  },
  fact({ closedOn: '2026-06-02' }, 'reopened', 'closed'),
  fact({ closedOn: null }, 'reopened', 'closed'),
  {
    name: 'a case that was closed today',
    change: ({ activity }) => (activity === 'reuse' ? null : { closedOn: '2026-06-01' }),
    forbids: ({ activity, from = '', to = '' }) =>
      ['read', 'release', 'match', 'disclose'].includes(activity) && [from, to].some((end) => ['RC', 'ZV'].includes(end))
        ? 'SHIELDED'
        : null,
  },
];

const rights: Spoil[] = [
  fact({ subjectFacets: [] }, 'own-data', because('THIRD_PARTY_DATA')),
  {
    name: 'only the suspect asks, and nobody has decided',
    change: () => ({ subjectFacets: ['suspect'], restriction: null }),
    lost: {
      'own-data': ({ facet }) => (facet === 'suspect' ? null : because('THIRD_PARTY_DATA')),
      decided: ({ facet }) => (facet === 'suspect' ? waits('controller-decision') : null),
    },
  },
  fact({ restriction: '41-1-h' }, 'decided', because('RIGHTS_RESTRICTED')),
];

export const factSpoils: Spoil[] = [
  fact({ statement: null }, 'statement', because('NO_STATEMENT')),
  fact({ organisedLink: 'none' }, 'link', because('NO_ORGANISED_LINK')),
  fact({ organisedLink: null }, 'link', because('NO_ORGANISED_LINK')),
  harmless({ organisedLink: 'possible' }, 'link'),
  {
    name: 'nobody belongs to the case',
    change: () => ({ caseMember: null }),
    lost: { member: because('NOT_A_CASE_MEMBER'), 'beside-police': because('NOT_A_CASE_MEMBER') },
  },
  fact({ caseActivity: 'gebiedsscan' }, 'activity', because('ACTIVITY_EXCLUDED')),
  fact({ caseActivity: null }, 'activity', because('ACTIVITY_EXCLUDED')),
  harmless({ caseActivity: 'handhavingsknelpunt' }, 'activity'),
  fact({ directCircle: null }, 'circle', because('NOT_DIRECT_CIRCLE')),
  fact({ matchResult: null }, 'hit', because('HIT_FIRST')),
  fact({ matchResult: 'no-hit' }, 'hit', because('NO_HIT')),
  fact({ hgkm: null }, 'hgkm', because('NOT_HGKM')),
  fact({ subjectIsApplicant: null }, 'applicant', because('PERSON_ROLE_NOT_COVERED')),
  fact({ sameTeam: null }, 'same-team', 'closed'),
  fact({ danger: null }, 'danger', because('NO_DANGER')),
  fact({ danger: 'none' }, 'danger', because('NO_DANGER')),
  fact({ subjectUnable: null }, 'unable', because('SUBJECT_CAN_DECIDE')),
  fact({ grantUsedOn: '2026-06-01' }, 'unused', because('GRANT_USED')),
  harmless({ grantUsedOn: '2026-06-02' }, 'unused'),
  fact({ homeAddress: null }, 'no-home', because('NO_GROUND_REGISTER')),
  fact({ businessIsPerson: null }, 'no-person', because('NO_GROUND_REGISTER')),
  fact({ statDetail: ['form', 'birth-date'] }, 'counts', because('TOO_PRECISE')),
  fact({ statDetail: ['exact-age', 'region'] }, 'counts', because('TOO_PRECISE')),
  fact({ statDetail: null }, 'counts', because('TOO_PRECISE')),
  fact({ smallestCell: 9 }, 'counts', { reduces: 'SMALL_CELLS' }),
  fact({ smallestCell: null }, 'counts', { reduces: 'SMALL_CELLS' }),
  {
    name: 'no order of the college',
    change: () => ({ mandate: null }),
    lost: { seat: because('NOT_A_PARTICIPANT'), ordered: 'closed' },
  },
  fact({ actor: null }, 'pressed-by-riec', because('NOT_A_PARTICIPANT')),
  fact({ actor: 'EMM' }, 'pressed-by-riec', because('NOT_A_PARTICIPANT')),
  fact({ actorTask: null }, 'pressed-by-riec', because('NOT_A_PARTICIPANT')),
  fact({ actorTask: 'klachten' }, 'pressed-by-riec', because('NOT_A_LISTED_TASK')),
  fact({ actor: null }, 'pressed-by-zvh', because('NOT_A_PARTICIPANT')),
  fact({ actor: 'VT', actorTask: 'veilig-thuis' }, 'pressed-by-zvh', because('NOT_A_PARTICIPANT')),
  // Only third parties are guests, and only a claim opens what is held for it.
  harmless({ incidental: true }, 'member'),
  harmless({ legalHold: true }, 'member', 'statement'),
  harmless({ supplierBlocks: ['AF'] }, 'member', 'statement', 'consent'),
  softSignal,
  ...approvals,
  ...reopening,
  ...rights,
];
