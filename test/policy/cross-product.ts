import type { PolicyPack, PolicyRequest } from '#libs/policy';

/** A partner and the task under which it acts; one without a task for every partner. */
export interface Actor {
  readonly code: string;
  readonly task?: string | undefined;
}

export const activities = [
  'register',
  'disclose',
  'read',
  'release',
  'match',
  'onward',
  'reuse',
  'break-glass',
  'statistics',
  'rights',
  'audit',
] as const;

export const today = '2026-06-01';
const regions = ['riec-limburg', 'riec-oost-brabant'];

/** Who does what with whom, and why: the part of a request that is not a fact about the case. */
export interface Transfer {
  readonly activity: (typeof activities)[number];
  readonly from?: Actor | undefined;
  readonly to?: Actor | undefined;
  readonly purpose?: string | undefined;
  readonly stage: 1 | 2 | 3;
}

/**
 * All activities x partners x partners x purposes x stages, nobody and no purpose included, or an even part of it; each partner under one of its
 * tasks in turn, or under none.
 * @param step 1 for all; a prime larger than forty, so that a part meets every value of every dimension
 */
export function* transfers(pack: PolicyPack, only: readonly (typeof activities)[number][], step = 1): Iterable<Transfer> {
  const codes = [...pack.partners.map(({ code }) => code), undefined];
  const purposes = [...pack.purposes.map(({ code }) => code), undefined];
  yield* product(pack, { activities: only, senders: codes, receivers: codes, purposes }, step);
}

/** For every flow of every ground some transfers that it is about. */
export function* likelyTransfers(pack: PolicyPack, perFlow: number): Iterable<Transfer> {
  for (const { activities: own, senders, receivers, purposes } of pack.bases.flatMap(({ flows }) => flows)) {
    const dimensions = {
      activities: own,
      senders,
      receivers: receivers.map((code) => (code === '-' ? undefined : code)),
      purposes: purposes.includes('any') ? pack.purposes.map(({ code }) => code) : purposes,
    };
    const size = own.length * senders.length * receivers.length * dimensions.purposes.length * 3;
    yield* product(pack, dimensions, Math.max(1, Math.ceil(size / perFlow)));
  }
}

/** Every partner under each of its tasks, and under none, to and from both collaborations: who takes part, and who stands outside. */
export function* takingPart({ partners }: PolicyPack): Iterable<Transfer> {
  const everyone = partners.flatMap(({ code, tasks }): Actor[] => [{ code }, ...tasks.map((task) => ({ code, task }))]);
  const collaborations = [
    { compartment: { code: 'RC', task: 'casus' }, purpose: 'organised-crime' },
    { compartment: { code: 'ZV', task: 'casus' }, purpose: 'complex-case' },
  ];
  for (const { compartment, purpose } of collaborations)
    for (const actor of everyone) {
      yield { activity: 'disclose', from: actor, to: compartment, purpose, stage: 2 };
      yield { activity: 'release', from: compartment, to: actor, purpose, stage: 2 };
    }
}

interface Dimensions {
  readonly activities: readonly (typeof activities)[number][];
  readonly senders: readonly (string | undefined)[];
  readonly receivers: readonly (string | undefined)[];
  readonly purposes: readonly (string | undefined)[];
}

function* product(pack: PolicyPack, dimensions: Dimensions, step: number): Iterable<Transfer> {
  const stages = [1, 2, 3] as const;
  const { senders, receivers, purposes } = dimensions;
  const size = dimensions.activities.length * senders.length * receivers.length * purposes.length * stages.length;
  for (let n = 0; n < size; n += step) {
    let rest = n;
    const pick = <T>(list: readonly T[]): T => {
      const one = list[rest % list.length] as T;
      rest = Math.floor(rest / list.length);
      return one;
    };
    const stage = pick(stages);
    const purpose = pick(purposes);
    const to = toActor(pack, pick(receivers), n);
    const from = toActor(pack, pick(senders), n + 7);
    yield { activity: pick(dimensions.activities), from, to, purpose, stage };
  }
}

/** Under one of its tasks; one time in sixteen under none. */
function toActor({ partners }: PolicyPack, code: string | undefined, n: number): Actor | undefined {
  const partner = partners.find((one) => one.code === code);
  if (!partner) return undefined;
  const turn = Math.imul(n, 2_654_435_761) >>> 12;
  return { code: partner.code, ...(turn % 16 > 0 && { task: partner.tasks[turn % partner.tasks.length] }) };
}

/** The transfer as a request about which nothing else is known but where the data come from. */
export function bare(pack: PolicyPack, { activity, from, to, purpose, stage }: Transfer): PolicyRequest {
  const holder = pack.partners.find(({ code }) => code === from?.code);
  const task = from?.task ?? 'casus';
  const regime = holder?.taskRegimes?.[task] ?? holder?.regime ?? 'avg';
  return {
    asOf: today,
    activity,
    ...(from && { from: from.code }),
    ...(from?.task && { fromTask: from.task }),
    ...(to && { to: to.code }),
    ...(to?.task && { toTask: to.task }),
    ...(purpose && { purpose }),
    stage,
    ...(from && { obtained: { by: from.code, task, regime, on: '2026-05-01', finding: true, comparison: true } }),
  };
}

/** The same with everything in order: every fact, agreement, consent and approval that a rule could ask for. */
export function complete(pack: PolicyPack, transfer: Transfer): PolicyRequest {
  const codes = pack.partners.map(({ code }) => code);
  const { to, from, purpose = 'help' } = transfer;
  const receiver = transfer.activity === 'register' ? from?.code : to?.code;
  return {
    ...bare(pack, transfer),
    ...facts,
    ...(transfer.activity === 'reuse' && { closedOn: '2026-05-20', specialCase: true }),
    actor: 'PO',
    actorTask: 'opsporing',
    instruments: (['I-RIEC', 'I-ZVH', 'I-SUWI', 'I-W20'] as const).map((id) => ({
      id,
      regions,
      parties: codes,
      validFrom: '2025-03-01',
      validTo: '2027-12-31',
      ...(id === 'I-W20' && { purpose, cells: [...pack.cells], complete: true }),
    })),
    consents: [
      {
        subject: 'victim',
        recipients: receiver === undefined ? codes : [receiver],
        cells: pack.cells.filter((cell) => cell.startsWith('victim.')),
        purpose,
        givenBy: 'self',
        born: '1990-01-01',
        givenAt: '2026-05-02',
        form: 'written',
        freely: true,
      },
    ],
    supplierConsents: Object.fromEntries(codes.map((code) => [code, 'given' as const])),
  };
}

const facts = {
  region: 'riec-limburg',
  toRegion: 'riec-oost-brabant',
  caseActivity: 'casusoverleg',
  caseMember: true,
  mandate: true,
  sameTeam: true,
  statement: true,
  organisedLink: 'strong',
  hardFacts: true,
  hgkm: true,
  danger: 'now',
  subjectUnable: true,
  homeAddress: false,
  businessIsPerson: false,
  secretAddress: false,
  directCircle: true,
  subjectIsApplicant: true,
  narrLabelledBy: 2,
  computed: false,
  matchResult: 'hit',
  approvals: {
    'four-eyes': 'given',
    'gezag-om': 'given',
    'om-decision': 'given',
    rac: 'given',
    'human-review': 'given',
    'conflict-form': 'given',
    'good-care-form': 'given',
  },
  smallestCell: 10,
  statDetail: ['form', 'region'],
  subjectFacets: ['case', 'victim', 'suspect', 'circle', 'witness', 'reporter'],
  restriction: 'none',
} as const satisfies Record<string, unknown> as unknown as Partial<PolicyRequest>;
