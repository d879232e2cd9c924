import type { PolicyRequest } from '#libs/policy';
import { isPolice, type Question } from './oracle-words.js';
import { because, type Change, type Loss, type Spoil } from './spoil.js';

type Origin = NonNullable<PolicyRequest['obtained']>;
interface Parts extends Pick<Spoil, 'lost' | 'forbids' | 'touches'> {
  /** What else is otherwise. */
  readonly besides?: (request: PolicyRequest) => Change;
}

/** The data come from somewhere else, or are of another kind. */
const origin = (
  name: string,
  replace: (one: Origin, request: PolicyRequest) => Partial<Origin> | null,
  { besides, ...parts }: Parts = {},
): Spoil => ({
  name: `data ${name}`,
  change: (request) => {
    const other = request.obtained && replace(request.obtained, request);
    return other && request.obtained ? { ...besides?.(request), obtained: { ...request.obtained, ...other } } : null;
  },
  ...parts,
});

/** What collaborations keep. */
const kept = ['member', 'statement', 'hit', 'reopened'];
const police = ['PO', 'KM', 'EMM', 'FI', 'NL'];
const compartments = ['RC', 'ZV'];
const freeOfSuppliers = ['rights', 'audit'];
const otherTask = because('TASK_PROVENANCE_MISMATCH');
const elsewhere = because('OTHER_CONTROLLER');
const notPolice = { 'police-data': because('REGIME_NOT_WPG'), 'wpg-groups': because('REGIME_NOT_WPG') };
const secrecy: Parts['lost'] = { ...notPolice, 'outside-secrecy': because('MEDICAL_SECRECY') };
/** What a second supplier, DJ, says; the others agree. */
const dj = (answer: 'refused' | null, loss: Loss): Parts => ({
  lost: { suppliers: loss, 'all-suppliers': loss },
  besides: ({ supplierConsents = {} }) => {
    const { DJ: _, ...others } = supplierConsents;
    return { supplierConsents: { ...others, ...(answer && { DJ: answer }) } };
  },
});
const refuses = dj('refused', because('SUPPLIER_REFUSED'));
const blocked: Parts['forbids'] = ({ activity }) => (freeOfSuppliers.includes(activity) ? null : 'SUPPLIER_BLOCK');
const toPrivate: Parts['forbids'] = ({ to = '' }) => (['NG', 'XP'].includes(to) ? 'TAX_TO_PRIVATE' : null);

/** Five years in a compartment, to the day; police data longer, but not for giving. */
const tooOld =
  (years: 1 | 5 | 10): NonNullable<Parts['forbids']> =>
  ({ activity, from = '', group }) => {
    if (years >= 5 && compartments.includes(from) && group !== 'STAT') return 'RETENTION_EXPIRED';
    if (years >= 10 && isPolice(group)) return 'RETENTION_EXPIRED';
    return years >= 5 && isPolice(group) && activity === 'disclose' ? 'WPG14_CLOSED' : null;
  };
/** A complaint is what removed data are kept for. */
const removed: NonNullable<Parts['forbids']> = (question, request, consented) => {
  const reason = tooOld(5)(question, request, consented);
  return reason === 'WPG14_CLOSED' && question.purpose === 'complaint' ? null : reason;
};

const received: NonNullable<Parts['forbids']> = ({ activity, from = '' }, { obtained }) => {
  if (activity !== 'disclose' || obtained?.by === from) return null;
  return compartments.includes(obtained?.by ?? '') || (obtained?.regime === 'wpg' && !police.includes(from)) ? 'ONWARD_BAN' : null;
};

/** What the holder and others say when they are asked. */
const answers = (given: (by: string) => NonNullable<PolicyRequest['supplierConsents']>, loss?: (by: string) => Loss): Spoil => {
  const lost = (_: Question, { obtained }: PolicyRequest): Loss | null => loss?.(obtained?.by ?? '') ?? null;
  return {
    name: `suppliers ${JSON.stringify(given('holder'))}`,
    change: ({ obtained }) => (obtained ? { supplierConsents: given(obtained.by) } : null),
    lost: { suppliers: lost, 'all-suppliers': lost },
  };
};

export const originSpoils: Spoil[] = [
  origin('obtained under another task', () => ({ task: 'klachten' }), { lost: { 'own-task': otherTask } }),
  origin('obtained by another', ({ by }) => ({ by: by === 'KM' ? 'PO' : 'KM', regime: 'avg' }), {
    lost: { ...notPolice, 'own-task': otherTask },
  }),
  origin('of the police, obtained by another', ({ by, regime }) => (regime === 'wpg' ? { by: by === 'KM' ? 'PO' : 'KM' } : null), {
    lost: { 'own-task': otherTask },
    forbids: received,
  }),
  origin('of the police in the hands of another', ({ by }) => ({ by: by === 'KM' ? 'PO' : 'KM', regime: 'wpg' }), {
    lost: { 'own-task': otherTask, 'by-aliens-law': 'closed' },
    forbids: received,
  }),
  origin('out of the RIEC', () => ({ by: 'RC' }), { lost: { 'own-task': otherTask }, forbids: received }),
  origin('out of the care and safety house', () => ({ by: 'ZV' }), { lost: { 'own-task': otherTask }, forbids: received }),
  origin('that are no finding', () => ({ finding: false }), {
    lost: { finding: because('ONLY_FINDINGS'), 'circle-finding': because('NO_GROUND_REGISTER') },
  }),
  origin('under the AVG', () => ({ regime: 'avg' }), { lost: { ...notPolice, 'by-aliens-law': 'closed' } }),
  origin('under medical secrecy', () => ({ regime: 'wgbo' }), { lost: { ...secrecy, 'by-aliens-law': 'closed' } }),
  origin('under fiscal secrecy', () => ({ regime: 'awr' }), { lost: { ...notPolice, 'by-aliens-law': 'closed' }, forbids: toPrivate }),
  origin('of justice', () => ({ regime: 'wjsg' }), { lost: { ...notPolice, 'by-aliens-law': 'closed', 'own-holder': elsewhere } }),
  origin('of which the police decides', (_, { activity }) => (activity === 'rights' ? { regime: 'wpg' } : null), {
    lost: { 'own-holder': elsewhere },
  }),
  origin('derived from taxes', () => ({ lineage: ['TAX'] }), { forbids: toPrivate }),
  origin('derived from those of the tax authority', () => ({ lineage: ['BD'] }), { forbids: toPrivate }),
  origin('brought by the tax authority', () => ({ supplier: 'BD' }), { forbids: toPrivate }),
  origin('for the Bibob decision', () => ({ task: 'bibob' }), {
    lost: { 'own-task': otherTask },
    forbids: ({ activity, purpose }) =>
      purpose === 'bibob' || ['onward', 'break-glass', 'statistics', 'rights', 'audit'].includes(activity)
        ? null
        : 'TASK_PROVENANCE_MISMATCH',
  }),
  origin('that may not go to the receiver', (_, { to }) => (to === undefined ? null : { notTo: ['AF', to] }), {
    forbids: ({ activity, from, to }) => (activity === 'register' && from === to ? null : 'SUPPLIER_CONDITION'),
  }),
  origin('that may not go to another', () => ({ notTo: ['AF'] }), { touches: ['member', 'statement', 'consent'] }),
  origin('of five years ago', () => ({ on: '2021-06-01' }), { forbids: removed }),
  origin('of almost five years ago', () => ({ on: '2021-06-02' }), { touches: [...kept, 'police-data'] }),
  origin('of another of five years ago', ({ by }) => ({ by: by === 'KM' ? 'PO' : 'KM', regime: 'avg', on: '2021-06-01' }), {
    lost: { ...notPolice, 'own-task': otherTask },
    forbids: removed,
  }),
  origin('out of the RIEC of five years ago', () => ({ by: 'RC', on: '2021-06-01' }), {
    lost: { 'own-task': otherTask },
    forbids: (question, request, consented) => (question.group === 'STAT' ? received(question, request, consented) : 'RETENTION_EXPIRED'),
  }),
  origin('of ten years ago', () => ({ on: '2016-06-01' }), { forbids: tooOld(10) }),
  origin('of almost ten years ago', () => ({ on: '2016-06-02' }), { forbids: removed, touches: ['police-data'] }),
  origin('of a year ago that were not compared', () => ({ on: '2025-06-01', comparison: false }), {
    forbids: ({ activity, group }) => (group === 'POL8' && activity === 'disclose' ? 'WPG8_NEEDS_COMPARISON' : null),
  }),
  origin('of almost a year ago that were not compared', () => ({ on: '2025-06-02', comparison: false }), { touches: ['police-data'] }),
  origin('of a year ago that were compared', () => ({ on: '2025-06-01' }), { touches: ['police-data'] }),
  { name: 'the holder holds back', change: ({ obtained }) => (obtained ? { supplierBlocks: [obtained.by] } : null), forbids: blocked },
  origin('that the second supplier holds back', ({ by }) => ({ supplier: [by, 'DJ'] }), {
    forbids: blocked,
    besides: () => ({ supplierBlocks: ['DJ'] }),
  }),
  answers(
    () => ({}),
    (by) => ({ waits: `supplier-consent:${by}` }),
  ),
  answers(
    (by) => ({ [by]: 'refused' }),
    () => because('SUPPLIER_REFUSED'),
  ),
  answers((by) => ({ [by]: 'given', AF: 'refused' })),
  origin('brought by two, of whom one agrees', ({ by }) => ({ supplier: [by, 'DJ'] }), dj(null, { waits: 'supplier-consent:DJ' })),
  origin('brought by two, of whom one refuses', ({ by }) => ({ supplier: ['DJ', by] }), refuses),
  origin('derived from those of one who refuses', () => ({ lineage: ['TAX', 'DJ'] }), refuses),
];
