import { never } from './calendar.js';
import type { Catalogue, Partner } from './catalogue.js';
import type { Activity, Instrument, Obtained, PolicyConsent, PolicyRequest } from './request.js';
import type { Cell } from './verdict.js';

/** Where one cell comes from. */
export interface Provenance extends Pick<Obtained, 'by' | 'task' | 'regime' | 'on'> {
  /** Everyone whose consent or objection counts: suppliers, and partners from whose data it was derived. */
  readonly contributors: readonly string[];
  readonly lineage: readonly string[] | undefined;
  readonly notTo: readonly string[] | undefined;
  readonly finding: boolean | undefined;
  readonly comparison: boolean | undefined;
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

/** 0 is the highest; NaN for none and for what is not in reasons.yaml, which stands above nothing. */
export const rankOf = (reason: string | null, { ranks }: LawBook): number => Number(ranks.get(String(reason)));

/** The higher of two reasons in the order of reasons.yaml. */
export const higher = (one: string | null, other: string | null, book: LawBook): string | null =>
  // Stryker disable next-line EqualityOperator: two reasons of one rank are one reason
  rankOf(one, book) < rankOf(other, book) ? one : other;

/** The highest of some reasons in the order of reasons.yaml; null when there are none. */
export function highest(reasons: readonly string[], book: LawBook): string | null {
  return reasons.reduce<string | null>((best, one) => higher(best, one, book), null);
}

/** How the policy writes a party that is not there. */
const nobody = '-';

/** A request in which every key that was left out has its strict value. The request must have passed the request check. */
export class Facts {
  readonly asOf: string;
  readonly activity: Activity;
  /** `nobody` where there is no such party. */
  readonly from: string;
  readonly to: string;
  readonly sender: Partner | undefined;
  readonly receiver: Partner | undefined;
  /** Both ends are a compartment. */
  readonly between: boolean;
  /** One of the ends is a compartment. */
  readonly inCompartment: boolean;

  constructor(
    private readonly request: PolicyRequest,
    readonly book: LawBook,
  ) {
    const { activity, from = nobody, to = nobody } = request;
    this.asOf = request.asOf as string;
    this.activity = activity as Activity;
    this.from = from;
    // Recording for oneself has no receiver, however it is written.
    this.to = activity === 'register' && to === from ? nobody : to;
    this.sender = book.partners.get(from);
    this.receiver = book.partners.get(this.to);
    const ends = [this.sender, this.receiver].filter((end) => end?.kind === 'compartment').length;
    this.between = ends === 2;
    this.inCompartment = ends > 0;
  }

  get fromTask() {
    return this.request.fromTask;
  }
  get toTask() {
    return this.request.toTask;
  }
  get actor() {
    return this.request.actor;
  }
  get actorTask() {
    return this.request.actorTask;
  }
  get purpose() {
    return this.request.purpose;
  }
  get region() {
    return this.request.region;
  }
  get toRegion() {
    return this.request.toRegion;
  }
  get stage() {
    return this.request.stage ?? 1;
  }
  get caseActivity() {
    return this.request.caseActivity ?? 'gebiedsscan';
  }
  get caseMember() {
    return this.request.caseMember ?? false;
  }
  get incidental() {
    return this.request.incidental ?? false;
  }
  get mandate() {
    return this.request.mandate ?? false;
  }
  get sameTeam() {
    return this.request.sameTeam ?? false;
  }
  get closed() {
    return this.asOf >= (this.request.closedOn ?? never);
  }
  get specialCase() {
    return this.request.specialCase ?? false;
  }
  get legalHold() {
    return this.request.legalHold ?? false;
  }
  get statement() {
    return this.request.statement ?? false;
  }
  get organisedLink() {
    return (this.request.organisedLink ?? 'none') !== 'none';
  }
  get hardFacts() {
    return this.request.hardFacts ?? false;
  }
  get hgkm() {
    return this.request.hgkm ?? false;
  }
  get dangerNow() {
    return this.request.danger === 'now';
  }
  get subjectUnable() {
    return this.request.subjectUnable ?? false;
  }
  get grantUsed() {
    return this.asOf >= (this.request.grantUsedOn ?? never);
  }
  get homeAddress() {
    return this.request.homeAddress ?? true;
  }
  get businessIsPerson() {
    return this.request.businessIsPerson ?? true;
  }
  get secretAddress() {
    return this.request.secretAddress ?? true;
  }
  get directCircle() {
    return this.request.directCircle ?? false;
  }
  get dualRole() {
    return this.request.dualRole ?? false;
  }
  get subjectIsApplicant() {
    return this.request.subjectIsApplicant ?? false;
  }
  get narrLabelledBy() {
    return this.request.narrLabelledBy ?? 0;
  }
  get computed() {
    return this.request.computed ?? true;
  }
  get matchResult() {
    return this.request.matchResult;
  }
  get instruments(): readonly Instrument[] {
    return this.request.instruments ?? none;
  }
  get consents(): readonly PolicyConsent[] {
    return this.request.consents ?? none;
  }
  get approvals() {
    return this.request.approvals ?? {};
  }
  get supplierConsents() {
    return this.request.supplierConsents ?? {};
  }
  get supplierBlocks(): readonly string[] {
    return this.request.supplierBlocks ?? none;
  }
  get smallestCell() {
    return this.request.smallestCell ?? 0;
  }
  get statDetail(): readonly string[] {
    return this.request.statDetail ?? ['birth-date'];
  }
  get subjectFacets(): readonly string[] {
    return this.request.subjectFacets ?? none;
  }
  get restriction() {
    return this.request.restriction;
  }
}

const none: readonly never[] = [];

/** The provenance of every cell of a request: `items` replace `obtained` for their cells. */
export class Provenances {
  // Stryker disable next-line ArrayDeclaration: positions only have to differ
  private readonly all: Provenance[] = [];
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

  /** Every key is written out, so that all origins have one shape: they are read for each cell, and of one shape that is quick. */
  private add({ by, task, regime, on, supplier, lineage, notTo, finding, comparison }: Obtained): Provenance {
    const contributors = contributorsOf(supplier ?? by, lineage ?? none);
    const origin = { by, task, regime, on, contributors, lineage, notTo, finding, comparison, position: this.all.length, ends: {} };
    this.all.push(origin);
    return origin;
  }
}

function contributorsOf(supplier: string | readonly string[], lineage: readonly string[]): readonly string[] {
  const partners = lineage.filter((one) => one !== 'TAX');
  return typeof supplier === 'string' ? [supplier, ...partners] : [...supplier, ...partners];
}
