import type { PolicyRequest } from '#libs/policy';
import type { Question } from './oracle-words.js';
import { because, type Loss, type Spoil } from './spoil.js';

type Agreement = NonNullable<PolicyRequest['instruments']>[number];
type LossFor = Loss | ((question: Question, request: PolicyRequest) => Loss | null);

/** The agreement that a ground needs, by the name of the need. */
const needs = { 'agreement-riec': 'I-RIEC', 'agreement-zvh': 'I-ZVH', 'agreement-suwi': 'I-SUWI', decision: 'I-W20' } as const;

/** Every agreement is replaced by others; what needs one is lost. */
const agreements = (name: string, replace: (one: Agreement, request: PolicyRequest) => Agreement[], loss?: LossFor): Spoil => ({
  name: `agreements ${name}`,
  change: (request) => ({ instruments: (request.instruments ?? []).flatMap((one) => replace(one, request)) }),
  touches: Object.keys(needs),
  ...(loss && { lost: Object.fromEntries(Object.keys(needs).map((need) => [need, loss])) }),
});
/** The written decision of the police chief is replaced. */
const decision = (name: string, replace: (one: Agreement) => Agreement[], loss?: LossFor): Spoil => ({
  name: `decision ${name}`,
  change: ({ instruments = [] }) => ({ instruments: instruments.flatMap((one) => (one.id === 'I-W20' ? replace(one) : [one])) }),
  touches: ['decision'],
  ...(loss && { lost: { decision: loss } }),
});

const missing = because('INSTRUMENT_MISSING');
const aboutTheVictim = ({ facet }: Question): Loss | null => (facet === 'victim' ? because('NOT_IN_INSTRUMENT') : null);
const withoutVictim = ({ cells = [], ...one }: Agreement): Agreement => ({
  ...one,
  cells: cells.filter((cell) => !cell.startsWith('victim.')),
});
const onlyVictim = ({ cells = [], ...one }: Agreement): Agreement => ({
  ...one,
  cells: cells.filter((cell) => cell.startsWith('victim.')),
});
const leftOut = (one: Agreement, key: keyof Agreement): Agreement => {
  const { [key]: _, ...less } = one;
  return less as Agreement;
};
const parties = ({ from, to }: Question | PolicyRequest): string[] => [from ?? '', to ?? ''];

/** In a collaboration the one who takes part has signed; anywhere else both ends have. */
const onlySigned =
  (end: 'from' | 'to' | 'actor') =>
  (need: string): LossFor =>
  ({ activity, to }, request) => {
    if (need === 'agreement-suwi' || need === 'decision')
      return request.from === request.to && end !== 'actor' ? null : because('NOT_A_PARTY');
    const between = ['RC', 'ZV'].includes(to ?? '') && activity === 'release';
    const who = between ? request.actor : ['disclose', 'register'].includes(activity) ? request.from : request.to;
    return who === request[end] ? null : because('NOT_A_PARTY');
  };
const signed = (end: 'from' | 'to' | 'actor'): Spoil => ({
  ...agreements(`signed by ${end} alone`, (one, request) => [{ ...one, parties: [request[end] ?? ''] }]),
  lost: Object.fromEntries(Object.keys(needs).map((need) => [need, onlySigned(end)(need)])),
});

export const agreementSpoils: Spoil[] = [
  {
    ...agreements('that nobody made', () => []),
    lost: { 'agreement-riec': missing, 'agreement-zvh': missing, 'agreement-suwi': missing, decision: 'closed' },
  },
  agreements('left until yesterday', (one) => [{ ...one, validTo: '2026-05-31' }], because('INSTRUMENT_EXPIRED')),
  agreements('from tomorrow', (one) => [{ ...one, validFrom: '2026-06-02' }], because('INSTRUMENT_NOT_YET')),
  agreements('for this day', (one) => [{ ...one, validFrom: '2026-06-01', validTo: '2026-06-01' }]),
  agreements('for another region', (one) => [{ ...one, regions: ['riec-elders'] }], missing),
  agreements('for the first region', (one) => [{ ...one, regions: ['riec-limburg'] }], missing),
  agreements('for the second region', (one) => [{ ...one, regions: ['riec-oost-brabant'] }], missing),
  agreements('signed by nobody', (one) => [{ ...one, parties: [] }], because('NOT_A_PARTY')),
  signed('from'),
  signed('to'),
  signed('actor'),
  agreements('signed by both ends', (one, request) => [{ ...one, parties: [...parties(request), request.actor ?? ''] }]),
  agreements('of which one has ended', (one) => [{ ...one, validTo: '2026-05-31' }, one]),
  agreements('of which one has not begun', (one) => [one, { ...one, validFrom: '2026-06-02' }]),
  agreements(
    'that ended and that others signed',
    (one) => [
      { ...one, parties: [] },
      { ...one, validTo: '2026-05-31' },
    ],
    because('INSTRUMENT_EXPIRED'),
  ),
  { name: 'no region', change: () => ({ region: null }), lost: Object.fromEntries(Object.keys(needs).map((need) => [need, missing])) },
  {
    name: 'no second region',
    change: () => ({ toRegion: null }),
    lost: Object.fromEntries(
      Object.keys(needs).map((need) => [
        need,
        ({ activity, to = '' }: Question) => (activity === 'release' && ['RC', 'ZV'].includes(to) ? missing : null),
      ]),
    ),
  },
  decision('that is not complete', (one) => [leftOut(one, 'complete')], because('INSTRUMENT_INCOMPLETE')),
  decision('without a purpose', (one) => [leftOut(one, 'purpose')], because('INSTRUMENT_INCOMPLETE')),
  decision('without data', (one) => [leftOut(one, 'cells')], because('INSTRUMENT_INCOMPLETE')),
  decision('for something else', (one) => [{ ...one, purpose: 'appraisal' }], because('NOT_IN_INSTRUMENT')),
  decision('that does not name the victim', (one) => [withoutVictim(one)], aboutTheVictim),
  decision('in two, of which one names the victim', (one) => [withoutVictim(one), onlyVictim(one)]),
  decision(
    'in two, of which the one that names the victim has ended',
    (one) => [withoutVictim(one), { ...onlyVictim(one), validTo: '2026-05-31' }],
    aboutTheVictim,
  ),
  decision(
    'in two, of which the one that names the victim is for another region',
    (one) => [{ ...onlyVictim(one), regions: ['riec-elders'] }, withoutVictim(one)],
    aboutTheVictim,
  ),
  {
    ...decision('in two, of which the one that names the victim is another agreement', (one) => [withoutVictim(one)], aboutTheVictim),
    change: ({ instruments = [] }) => ({
      instruments: instruments.flatMap((one) => (one.id === 'I-W20' ? [withoutVictim(one), { ...onlyVictim(one), id: 'I-SUWI' }] : [one])),
    }),
  },
];
