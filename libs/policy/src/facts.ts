import type { Catalogue, Partner } from './catalogue.js';
import type { Activity, Approval, Instrument, Obtained, PolicyConsent, PolicyRequest } from './request.js';
import type { Cell } from './verdict.js';

/** Where one cell comes from, with every list filled in. */
export interface Provenance extends Obtained {
  readonly suppliers: readonly string[];
  /** Everyone whose consent or objection counts: suppliers, and partners from whose data it was derived. */
  readonly contributors: readonly string[];
  readonly position: number;
  /** Day on which each term ends, filled in when first asked. */
  readonly ends: Record<string, string>;
}

/** The catalogue with what the engine looks up by code. */
export interface LawBook {
  readonly catalogue: Catalogue;
  readonly partners: ReadonlyMap<string, Partner>;
  /** 0 is the highest reason. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** The highest of some reasons in the order of reasons.yaml; null when there are none. */
export function highest(reasons: readonly string[], { ranks }: LawBook): string | null {
  return reasons.reduce<string | null>((best, one) => (best === null || (ranks.get(one) ?? 0) < (ranks.get(best) ?? 0) ? one : best), null);
}

/** A request in which every key that was left out has its strict value. */
export interface Facts {
  readonly asOf: string;
  readonly activity: Activity;
  /** '-' stands for no such party. */
  readonly from: string;
  readonly to: string;
  readonly fromTask: string | undefined;
  readonly toTask: string | undefined;
  readonly actor: string | undefined;
  readonly actorTask: string | undefined;
  readonly purpose: string | undefined;
  readonly region: string | undefined;
  readonly toRegion: string | undefined;
  readonly stage: number;
  readonly caseActivity: string;
  readonly caseMember: boolean;
  readonly incidental: boolean;
  readonly mandate: boolean;
  readonly sameTeam: boolean;
  readonly closed: boolean;
  readonly specialCase: boolean;
  readonly legalHold: boolean;
  readonly statement: boolean;
  readonly organisedLink: boolean;
  readonly hardFacts: boolean;
  readonly hgkm: boolean;
  readonly dangerNow: boolean;
  readonly subjectUnable: boolean;
  readonly grantUsed: boolean;
  readonly homeAddress: boolean;
  readonly businessIsPerson: boolean;
  readonly secretAddress: boolean;
  readonly directCircle: boolean;
  readonly dualRole: boolean;
  readonly subjectIsApplicant: boolean;
  readonly narrLabelledBy: number;
  readonly computed: boolean;
  readonly matchResult: string | undefined;
  readonly instruments: readonly Instrument[];
  readonly consents: readonly PolicyConsent[];
  readonly approvals: Partial<Record<Approval, 'requested' | 'given' | 'refused'>>;
  readonly supplierConsents: Readonly<Record<string, 'given' | 'refused'>>;
  readonly supplierBlocks: readonly string[];
  readonly smallestCell: number;
  readonly statDetail: readonly string[];
  readonly subjectFacets: readonly string[];
  readonly restriction: string | undefined;
  readonly sender: Partner | undefined;
  readonly receiver: Partner | undefined;
  /** Both ends are a compartment. */
  readonly between: boolean;
  readonly book: LawBook;
}

/** Fills in what was left out. The request must have passed the request check. */
export function factsOf(request: PolicyRequest, book: LawBook): Facts {
  const { partners } = book;
  const asOf = request.asOf ?? '';
  const sender = request.from === undefined ? undefined : partners.get(request.from);
  const receiver = request.to === undefined ? undefined : partners.get(request.to);
  return {
    ...situation(request, asOf),
    asOf,
    activity: request.activity ?? 'disclose',
    from: request.from ?? '-',
    // Recording for oneself has no receiver, however it is written.
    to: request.activity === 'register' && request.to === request.from ? '-' : (request.to ?? '-'),
    fromTask: request.fromTask,
    toTask: request.toTask,
    actor: request.actor,
    actorTask: request.actorTask,
    purpose: request.purpose,
    region: request.region,
    toRegion: request.toRegion,
    matchResult: request.matchResult,
    instruments: request.instruments ?? [],
    consents: request.consents ?? [],
    approvals: request.approvals ?? {},
    supplierConsents: request.supplierConsents ?? {},
    supplierBlocks: request.supplierBlocks ?? [],
    smallestCell: request.smallestCell ?? 0,
    statDetail: request.statDetail ?? ['birth-date'],
    subjectFacets: request.subjectFacets ?? [],
    restriction: request.restriction,
    sender,
    receiver,
    between: sender?.kind === 'compartment' && receiver?.kind === 'compartment',
    book,
  };
}

function situation(request: PolicyRequest, asOf: string) {
  return {
    stage: request.stage ?? 1,
    caseActivity: request.caseActivity ?? 'gebiedsscan',
    caseMember: request.caseMember ?? false,
    incidental: request.incidental ?? false,
    mandate: request.mandate ?? false,
    sameTeam: request.sameTeam ?? false,
    closed: request.closedOn !== undefined && asOf >= request.closedOn,
    specialCase: request.specialCase ?? false,
    legalHold: request.legalHold ?? false,
    statement: request.statement ?? false,
    organisedLink: (request.organisedLink ?? 'none') !== 'none',
    hardFacts: request.hardFacts ?? false,
    hgkm: request.hgkm ?? false,
    dangerNow: request.danger === 'now',
    subjectUnable: request.subjectUnable ?? false,
    grantUsed: request.grantUsedOn !== undefined && asOf >= request.grantUsedOn,
    homeAddress: request.homeAddress ?? true,
    businessIsPerson: request.businessIsPerson ?? true,
    secretAddress: request.secretAddress ?? true,
    directCircle: request.directCircle ?? false,
    dualRole: request.dualRole ?? false,
    subjectIsApplicant: request.subjectIsApplicant ?? false,
    narrLabelledBy: request.narrLabelledBy ?? 0,
    computed: request.computed ?? true,
  };
}

/** The provenance of every cell of a request: `items` replace `obtained` for their cells. */
export class Provenances {
  readonly all: Provenance[] = [];
  private readonly common: readonly Provenance[];
  private readonly own = new Map<Cell, Provenance[]>();

  constructor(request: PolicyRequest) {
    this.common = request.obtained ? [this.add(request.obtained)] : [];
    for (const item of request.items ?? []) {
      const provenance = this.add(item);
      for (const cell of item.cells) this.own.set(cell, [...(this.own.get(cell) ?? []), provenance]);
    }
  }

  /** Empty when the origin was not stated; more than one when the cell was put together from several. */
  of(cell: Cell): readonly Provenance[] {
    return this.own.get(cell) ?? this.common;
  }

  private add(obtained: Obtained): Provenance {
    const suppliers = obtained.supplier === undefined ? [obtained.by] : [obtained.supplier].flat();
    const contributors = [...new Set([...suppliers, ...(obtained.lineage ?? []).filter((one) => one !== 'TAX')])];
    const provenance = { ...obtained, suppliers, contributors, position: this.all.length, ends: {} };
    this.all.push(provenance);
    return provenance;
  }
}
