import type { Cell } from './verdict.js';

export type Activity =
  'register' | 'disclose' | 'read' | 'release' | 'match' | 'onward' | 'reuse' | 'break-glass' | 'statistics' | 'rights' | 'audit';

export type Regime = 'avg' | 'wpg' | 'wjsg' | 'vw' | 'awb' | 'awr' | 'wmo' | 'jeugd' | 'wgbo';

/** Where data come from. Dates are 'YYYY-MM-DD'. */
export interface Obtained {
  /** Partner that holds it, the task under which it was obtained and the law that governs it there. */
  by: string;
  task: string;
  regime: Regime;
  /** First day that the holder processed it; in a compartment: the first day there. */
  on: string;
  /** Who brought it in; default `by`. */
  supplier?: string | string[];
  /** Partners, or TAX, from whose data it was derived. */
  lineage?: string[];
  /** Partners that the supplier excluded. */
  notTo?: string[];
  /** A finding of the holder's own supervision. Left out: no. */
  finding?: boolean;
  /** Found by comparing, Wpg 8(2). Left out: no. */
  comparison?: boolean;
}

/** Provenance of some cells; replaces `obtained` for those cells. */
export interface Item extends Obtained {
  cells: Cell[];
}

/** An agreement in the register. It permits nothing by itself; a statute may ask for it. Both dates are included. */
export interface Instrument {
  id: 'I-RIEC' | 'I-ZVH' | 'I-W20' | 'I-SUWI';
  regions: string[];
  parties: string[];
  validFrom: string;
  validTo: string;
  /** I-W20 only: purpose, cells, and whether all five parts that the law asks for are there (left out: no). */
  purpose?: string;
  cells?: Cell[];
  complete?: boolean;
}

/** A consent of the victim, as far as the engine must know it. */
export interface PolicyConsent {
  subject: 'victim';
  recipients: string[];
  cells: Cell[];
  purpose: string;
  givenBy?: 'self' | 'guardian' | 'representative';
  guardianIsSuspect?: boolean;
  incapable?: boolean;
  /** Left out: under sixteen. */
  born?: string;
  givenAt?: string;
  /** First day without consent. Left out: twelve months after `givenAt`. */
  expires?: string;
  /** Consent ends on this day. */
  withdrawnAt?: string;
  refused?: boolean;
  form?: 'written' | 'oral';
  freely?: boolean;
}

export type Approval = 'four-eyes' | 'gezag-om' | 'om-decision' | 'rac' | 'human-review' | 'conflict-form' | 'good-care-form';

/** One question to the engine. Every key may be left out; leaving out never opens anything. Dates are 'YYYY-MM-DD'. */
export interface PolicyRequest {
  /** Decides law, instruments, consents and age. Required. */
  asOf?: string;
  /** Required. */
  activity?: Activity;
  from?: string;
  fromTask?: string;
  to?: string;
  toTask?: string;
  /** Who presses the button when both ends are a compartment. */
  actor?: string;
  actorTask?: string;
  purpose?: string;
  region?: string;
  toRegion?: string;
  stage?: 1 | 2 | 3;
  caseActivity?: 'casusoverleg' | 'handhavingsknelpunt' | 'gebiedsscan';
  caseMember?: boolean;
  incidental?: boolean;
  mandate?: boolean;
  sameTeam?: boolean;
  closedOn?: string;
  specialCase?: boolean;
  legalHold?: boolean;
  statement?: boolean;
  organisedLink?: 'none' | 'possible' | 'strong';
  hardFacts?: boolean;
  hgkm?: boolean;
  danger?: 'none' | 'now';
  subjectUnable?: boolean;
  grantUsedOn?: string;
  /** These three count as true when left out. */
  homeAddress?: boolean;
  businessIsPerson?: boolean;
  secretAddress?: boolean;
  directCircle?: boolean;
  dualRole?: boolean;
  subjectIsApplicant?: boolean;
  /** People who marked the persons in the text since its last edit. */
  narrLabelledBy?: number;
  /** Result made by a computer; counts as true when left out. */
  computed?: boolean;
  matchResult?: 'hit' | 'no-hit';
  obtained?: Obtained;
  items?: Item[];
  instruments?: Instrument[];
  consents?: PolicyConsent[];
  approvals?: Partial<Record<Approval, 'requested' | 'given' | 'refused'>>;
  supplierConsents?: Record<string, 'given' | 'refused'>;
  supplierBlocks?: string[];
  smallestCell?: number;
  statDetail?: string[];
  subjectFacets?: string[];
  restriction?: 'none' | '41-1-d' | '41-1-h' | '41-1-i';
}

/** The request is not well formed. Each problem names the key and the allowed values, never the value that was sent. */
export class PolicyRequestError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('; '));
    this.name = 'PolicyRequestError';
  }
}
