import { createHash } from 'node:crypto';
import type { Fact, StoredFact, StreamName } from '#libs/ledger';
import { dutchDay, type Cell, type RecordDecision } from '#libs/policy';
import type { Question } from './approvals/facts.js';

export * from './approvals/facts.js';
export * from './matches/facts.js';

/** One end of a disclosure: an organisation, in which capacity and under which task. */
export interface End {
  partner: string;
  oin: string;
  task: string | null;
  regions: string[];
}

/** A field as it travels through the record of disclosures: what, about which facet, never the value. */
export interface DisclosedField {
  id: string;
  key: string;
  cell: Cell;
  subject: string;
}

/** What is asked: one signal, from one organisation to another, for one purpose. `release`: out of a compartment. */
export interface DisclosureScope {
  disclosureId: string;
  signalId: string;
  caseId: string | null;
  activity: 'disclose' | 'release';
  from: End;
  to: End;
  purpose: string;
  /** Approvals that were asked for with the request; they open a road that waits for them. */
  approvals: string[];
  /** How often what was approved this way had been used before, on a ground that holds for one use; absent = never. Answers of an earlier round count no more. */
  round?: number;
}

export type DisclosureGranted = Fact<'DisclosureGranted', DisclosureScope & { fields: DisclosedField[]; decision: RecordDecision }>;
/** `question`: what the fields wait for, and who may answer; absent when they wait for nobody. */
export type DisclosureRefused = Fact<
  'DisclosureRefused',
  DisclosureScope & { withheld: DisclosedField[]; decision: RecordDecision; question?: Question }
>;
export type DisclosureRecalled = Fact<'DisclosureRecalled', { disclosureId: string; signalId: string; because: string }>;
/** Written and committed before the values leave: who read which fields, and which were withheld at that moment. */
export type FieldsDelivered = Fact<
  'FieldsDelivered',
  {
    disclosureId: string | null;
    signalId: string;
    caseId: string | null;
    from: End;
    to: End;
    purpose: string;
    fields: DisclosedField[];
    withheld: DisclosedField[];
    decision: RecordDecision;
    /** Absent: read on the screen. */
    how?: Exported | Counted | Compared;
  }
>;
/** The fields left in a file. `id`: of the export, which spans the signals of a case. `digest`: SHA-256 of the file in hex; the file holds 32 random bytes, so no value can be guessed from it. */
export interface Exported {
  kind: 'export';
  id: string;
  format: 'text/csv' | 'application/json';
  digest: string;
}
/** Only how many fields there are left, no value. All fields stand under `withheld`. */
export interface Counted {
  kind: 'count';
}
/** Only that the value of each of `fields` is also in another signal; no value. */
export interface Compared {
  kind: 'match';
}
/** Somebody who does not take part in a case tried to read it. */
export type ReadingRefused = Fact<'ReadingRefused', { caseId: string; to: End; reason: string }>;
/** A search in a compartment, or a question to another one whether something is known there. No value, not even hashed. */
export type SearchAnswered = Fact<
  'SearchAnswered',
  { from: End; to: End; cell: Cell; kind: string; purpose: string; answered: boolean; hits: string[]; decision: RecordDecision }
>;

export type DisclosureFact = DisclosureGranted | DisclosureRefused | DisclosureRecalled | FieldsDelivered;
export type ReadingFact = FieldsDelivered | ReadingRefused | SearchAnswered;
export const disclosureFactTypes = [
  'DisclosureGranted',
  'DisclosureRefused',
  'DisclosureRecalled',
  'FieldsDelivered',
  'ReadingRefused',
  'SearchAnswered',
] as const;

/**
 * A name for the facet of a person in receipts: the same in each, so that whoever holds them finds all that are about one who was erased, and it says
 * nothing to anyone else. The key's id has 122 random bits, so a hash over it cannot be guessed.
 */
export const subjectTag = (subject: string): string =>
  createHash('sha256').update(`receipt subject ${subject}`).digest('base64url').slice(0, 22);

export interface KnownDisclosure extends DisclosureScope {
  status: 'granted' | 'refused' | 'recalled';
  fields: DisclosedField[];
  withheld: DisclosedField[];
  /** Ids of fields that went on an approval that was withdrawn since; other streams tell, so `readDisclosure` fills it in. */
  stopped: string[];
  /** Version of the answers that told what was stopped. */
  answered: number;
  /** In whose place the officer of a compartment gave it. */
  actor: { partner: string; task: string } | null;
  decidedAt: Date;
  decisionId: string;
  /** A field of it went on a ground that holds for one use only. */
  once: boolean;
  /** The Dutch day on which a value of it left for the first time; null = not yet. */
  usedOn: string | null;
  version: number;
}
export type Disclosure = { status: 'absent'; version: 0 } | KnownDisclosure;
export const noDisclosure: Disclosure = { status: 'absent', version: 0 };
export const disclosureStream = (id: string): StreamName => ({ type: 'disclosure', id });
export const readingStream = (id: string): StreamName => ({ type: 'reading', id });

export function evolveDisclosure(state: Disclosure, stored: StoredFact<DisclosureFact>): Disclosure {
  const { version } = stored;
  switch (stored.type) {
    case 'DisclosureGranted': {
      const { fields, decision, ...scope } = stored.data;
      return { ...scope, status: 'granted', fields, withheld: [], ...decided(decision, stored) };
    }
    case 'DisclosureRefused': {
      const { withheld, decision, question: _question, ...scope } = stored.data;
      if (state.status === 'granted') return { ...state, withheld, version };
      return { ...scope, status: 'refused', fields: [], withheld, ...decided(decision, stored) };
    }
    case 'DisclosureRecalled':
      return state.status === 'absent' ? state : { ...state, status: 'recalled', version };
    case 'FieldsDelivered':
      return state.status === 'absent' ? state : { ...state, usedOn: state.usedOn ?? dayOfUse(stored), version };
    default:
      return unknownFact(stored);
  }
}

function decided(
  { id: decisionId, asked, fields }: RecordDecision,
  { version, recordedAt: decidedAt }: Pick<StoredFact, 'version' | 'recordedAt'>,
) {
  const actor = asked.actor && asked.actorTask ? { partner: asked.actor, task: asked.actorTask } : null;
  const once = fields.some(({ obligations }) => obligations.includes('SINGLE_USE'));
  return { decidedAt, decisionId, version, actor, stopped: [], answered: 0, once, usedOn: null };
}

/** A reading in which everything stayed is no use. */
function dayOfUse({ data, recordedAt }: StoredFact<FieldsDelivered>): string | null {
  return data.fields.length > 0 ? dutchDay(recordedAt) : null;
}

function unknownFact(fact: never): never {
  throw new Error(`unknown disclosure fact ${(fact as { type: string }).type}`);
}
