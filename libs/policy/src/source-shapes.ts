import type { Basis, CodeText, FieldDefinition, Participation, Partner, ReasonEntry, RegisteredInstrument } from './catalogue.js';
import type { Activity, Instrument, Regime } from './request.js';
import type { Cell, Facet } from './verdict.js';

/** The files of policies/ as their schemas describe them. */

export type ReviewSource = { reviewer: string; reviewed: string | null; review_due: string };
/** What an entry says of its place in the law and of its review; the rest stands at the head of its file. */
export type ReviewedSource = { cite: string; plain?: string } & Partial<Pick<Basis, 'from' | 'to' | 'source'>> & Partial<ReviewSource>;

export type PartnerSource = Omit<Partner, 'taskRegimes'> & ReviewedSource & { task_regimes?: Record<string, Regime> };
export type TaskSource = ReviewedSource & { label: string };
export type ReasonSource = Omit<ReasonEntry, 'rank' | 'prohibition' | 'effect' | 'instead'> &
  Partial<Pick<ReasonEntry, 'prohibition' | 'effect' | 'instead'>>;
export type FieldSource = Omit<FieldDefinition, 'maxChars' | 'codes' | 'many'> &
  ReviewedSource & { max_chars: number; codes?: string; many?: boolean };
export type TermSource = { years?: number; months?: number; groups?: string[]; activity?: Activity; unless?: string; then: string };
export type PurposeSource = ReviewedSource & { code: string; label: string; proposed?: { to: string; task?: string }[] };
export type InstrumentSource = RegisteredInstrument;
export type TextSource = CodeText & ReviewedSource;
export type CodeList = { code: string; label: string; form?: string }[];

export interface FlowSource {
  activities: Activity[];
  senders: string[];
  receivers: string[];
  'except-receivers'?: string[];
  purposes: string[];
  cells: string[];
  'except-cells'?: string[];
  both?: string[];
  facets?: Facet[];
  participant?: Participation;
  instrument?: Instrument['id'];
  stage?: number;
  effect?: 'hit-only' | 'anonymise';
  accompanies?: string[];
  tasks?: Record<string, string[]>;
  'sender-tasks'?: Record<string, string[]>;
  rescuers?: string[];
  outside?: string;
  silent?: boolean;
  'lifts-secrecy'?: boolean;
  obligations?: string[];
  conditions: string[];
}

export type LawSource = Omit<Basis, 'obligations' | 'flows'> &
  Partial<ReviewSource> & {
    obligations?: string[];
    forbids?: string[];
    flows?: FlowSource[];
    supports?: string[];
    explains?: string[];
  };

/** cells, opened-by: what it forbids, and the only grounds that lift it. no-partner: codes that may not exist. */
export type ProhibitionSource = LawSource & { cells?: string[]; 'opened-by'?: string[]; 'no-partner'?: string[] };

export interface BarSource {
  reason: string;
  law: string[];
  when: string;
  activities: (Activity | 'any')[];
  senders?: string[];
  receivers?: string[];
  cells: string[];
  'except-cells'?: string[];
  blocks?: boolean;
}

export interface PolicyFiles {
  partners: { partners: PartnerSource[]; tasks: Record<string, TaskSource> };
  sets: { cells: Record<Facet, string[]>; sets: Record<string, Cell[]>; 'supplier-consent-groups': string[] };
  participants: {
    participants: Record<string, Record<string, string[]>>;
    'consent-police-groups': string[];
    'consent-pairs': Record<string, string[]>;
  };
  terms: { terms: Record<string, TermSource> };
  reasons: { reasons: ReasonSource[] };
  obligations: { obligations: TextSource[] };
  fallbacks: { fallbacks: TextSource[] };
  purposes: { purposes: PurposeSource[] };
  fields: { fields: FieldSource[]; codes: Record<string, CodeList> };
  prohibitions: { prohibitions: ProhibitionSource[]; bars: BarSource[] };
  'instrument-kinds': { kinds: LawSource[] };
  guidance: { guidance: LawSource[] };
}
