import type { Cell, PolicyRequest, RecordDecision, Regime } from '#libs/policy';
import { derivedId, type Fact, type StoredFact, type StreamName } from '#libs/ledger';
import type { FeedbackCode } from './feedback.rules.js';

/** The circumstances of a signal in the words of the policy catalogue. Codes and yes/no only, so they may stand in a header. */
export type Situation = Pick<
  PolicyRequest,
  | 'organisedLink'
  | 'hardFacts'
  | 'hgkm'
  | 'danger'
  | 'subjectUnable'
  | 'homeAddress'
  | 'businessIsPerson'
  | 'secretAddress'
  | 'directCircle'
  | 'dualRole'
  | 'statement'
  | 'mandate'
  | 'sameTeam'
  | 'narrLabelledBy'
>;

/** The organisation that holds the signal, and the task under which it obtained the data. */
export interface Holder {
  partner: string;
  oin: string;
  task: string;
  regions: string[];
}

/** One field of a signal, without its value: the value is sealed under the key of `subject`, at path `velden/<id>`. */
export interface SignalField {
  id: string;
  /** Key in the data dictionary (policies/fields.yaml). */
  key: string;
  cell: Cell;
  /** Key of the facet the field is about; the signal's own key for facet `case`. */
  subject: string;
  regime: Regime;
  /** Day on which the holder obtained it, ISO date. */
  on: string;
  /** Own finding of supervision. */
  finding: boolean;
}

/** A field that was offered and not stored, because no ground allows registering it. */
export interface RefusedField {
  key: string;
  cell: Cell;
  reason: string;
}

/** One role of one person in this signal. Two roles of one human are two facets, and no fact links them. */
export interface SignalFacet {
  ref: string;
  facet: string;
  subject: string;
}

export type SignalRegistered = Fact<
  'SignalRegistered',
  {
    kenmerk: string;
    holder: Holder;
    purposes: string[];
    situation: Situation;
    caseSubject: string;
    facets: SignalFacet[];
    fields: SignalField[];
    refused: RefusedField[];
    decisions: RecordDecision[];
  }
>;
export type SignalEnriched = Fact<
  'SignalEnriched',
  { facets: SignalFacet[]; fields: SignalField[]; refused: RefusedField[]; situation: Situation; decisions: RecordDecision[] }
>;
/** A new value that was offered and not stored: no ground allows registering it today. The older value stays. */
export interface RefusedCorrection extends RefusedField {
  id: string;
}
/**
 * The newest value at the field's path replaces the older one; `removed` takes the field away for good. `fields`: what `decisions` are about, stored and
 * refused. Facts from before corrections were judged have none of the last three.
 */
export type SignalCorrected = Fact<
  'SignalCorrected',
  {
    corrected: string[];
    removed: string[];
    because: string;
    fields?: SignalField[];
    refused?: RefusedCorrection[];
    decisions?: RecordDecision[];
  }
>;
export type SignalWithdrawn = Fact<'SignalWithdrawn', { because: string }>;

/** Why data were destroyed. */
export type ErasureReason = 'verzoek-betrokkene' | 'onrechtmatig' | 'bewaartermijn';
/**
 * The data of one facet are taken out of the signal, and its key is destroyed. `fields`: ids of what the facet had. `term`: code of the term that was over.
 * Says that it must happen; the erasure of the facet says when it was done.
 */
export type SubjectErased = Fact<
  'SubjectErased',
  { subject: string; fields: string[]; holder: Pick<Holder, 'oin' | 'partner'>; because: ErasureReason; term?: string }
>;
/** Nothing of the signal may be destroyed while it stands, also when a term is over. */
export type LegalHoldPlaced = Fact<'LegalHoldPlaced', { holdId: string; because: string }>;
export type LegalHoldLifted = Fact<'LegalHoldLifted', { holdId: string; because: string }>;

/** The holder read its own signal. Stands in a stream of its own: reading changes nothing of the signal. */
export type OwnSignalRead = Fact<
  'OwnSignalRead',
  { signalId: string; fields: Pick<SignalField, 'id' | 'key' | 'cell' | 'subject'>[]; decisions: RecordDecision[] }
>;

/** What became of a signal, told by a RIEC that got it to the department that holds it. Stands in a stream of its own: it changes nothing of the signal. */
export type FeedbackGiven = Fact<
  'FeedbackGiven',
  { signalId: string; by: { oin: string; partner: string }; to: Pick<Holder, 'oin' | 'partner'>; code: FeedbackCode }
>;
/** What one RIEC told about one signal: the newest code. */
export interface Feedback {
  newest: FeedbackCode | null;
  version: number;
}
export const noFeedback: Feedback = { newest: null, version: 0 };
export const feedbackStream = (oin: string, signalId: string): StreamName => ({
  type: 'feedback',
  id: derivedId(`feedback:${oin}`, signalId),
});
export const evolveFeedback = (_feedback: Feedback, { data, version }: StoredFact<FeedbackGiven>): Feedback => ({
  newest: data.code,
  version,
});
export { feedbackCodes, feedbackTexts, type FeedbackCode } from './feedback.rules.js';

export type SignalFact =
  SignalRegistered | SignalEnriched | SignalCorrected | SignalWithdrawn | SubjectErased | LegalHoldPlaced | LegalHoldLifted;
export const signalFactTypes = [
  'SignalRegistered',
  'SignalEnriched',
  'SignalCorrected',
  'SignalWithdrawn',
  'SubjectErased',
  'LegalHoldPlaced',
  'LegalHoldLifted',
] as const;

/** Where the newest value of a field lies in the ledger. */
export interface ValueAt {
  seq: number;
  eventId: string;
  no: number;
}

/** A field with where its newest value lies, when the hub first kept it, and when it was last corrected. */
export type KnownField = SignalField & { at: ValueAt; recordedAt: Date; correctedAt: Date | null };

export interface KnownSignal {
  status: 'active' | 'withdrawn';
  kenmerk: string;
  holder: Holder;
  purposes: string[];
  situation: Situation;
  caseSubject: string;
  facets: SignalFacet[];
  fields: KnownField[];
  /** Number of the next field. Never given out twice: a grant for a field that was taken away must not reach a later one. */
  nextId: number;
  /** Facets whose data were destroyed. */
  erased: string[];
  holds: { holdId: string; lifted: boolean }[];
  registeredAt: Date;
  version: number;
}
export type Signal = { status: 'absent'; version: 0 } | KnownSignal;

/** What an identifier looks like once spaces and case no longer matter; null when it is not one. */
export { normaliseIdentifier } from './identifiers.rules.js';

export const noSignal: Signal = { status: 'absent', version: 0 };

export const valuePath = (fieldId: string): string => `velden/${fieldId}`;

/** Folds one stored fact. Part of the published language: later slices read a signal with it. */
export function evolveSignal(signal: Signal, stored: StoredFact<SignalFact>): Signal {
  const fact = stored as SignalStored;
  if (fact.type === 'SignalRegistered') return begin(stored, fact.data);
  if (signal.status === 'absent') throw new Error(`${fact.type} before SignalRegistered at seq ${stored.seq}`);
  const known = { ...signal, version: stored.version };
  switch (fact.type) {
    case 'SignalEnriched': {
      const added = fact.data.fields.map((field) => firstKept(stored, field));
      const situation = { ...known.situation, ...fact.data.situation };
      const nextId = nextIdAfter(known.nextId, fact.data.decisions);
      return { ...known, situation, facets: [...known.facets, ...fact.data.facets], fields: [...known.fields, ...added], nextId };
    }
    case 'SignalCorrected': {
      const { corrected, removed } = fact.data;
      const kept = known.fields.filter((field) => !removed.includes(field.id));
      const replaced = (field: KnownField) => ({ ...field, at: locate(stored, field.id), correctedAt: stored.recordedAt });
      return { ...known, fields: kept.map((field) => (corrected.includes(field.id) ? replaced(field) : field)) };
    }
    case 'SignalWithdrawn':
      return { ...known, status: 'withdrawn' };
    case 'SubjectErased': {
      const { subject } = fact.data;
      return { ...known, fields: known.fields.filter((field) => field.subject !== subject), erased: [...known.erased, subject] };
    }
    case 'LegalHoldPlaced':
      return { ...known, holds: [...known.holds, { holdId: fact.data.holdId, lifted: false }] };
    case 'LegalHoldLifted': {
      const lifted = fact.data.holdId;
      return { ...known, holds: known.holds.map((hold) => (hold.holdId === lifted ? { ...hold, lifted: true } : hold)) };
    }
    default:
      return unknownFact(fact);
  }
}

function begin(stored: StoredFact<SignalFact>, data: SignalRegistered['data']): KnownSignal {
  const { kenmerk, holder, purposes, situation, caseSubject, facets, fields } = data;
  const located = fields.map((field) => firstKept(stored, field));
  const registeredAt = stored.recordedAt;
  return {
    status: 'active',
    kenmerk,
    holder,
    purposes,
    situation,
    caseSubject,
    facets,
    fields: located,
    nextId: nextIdAfter(1, data.decisions),
    erased: [],
    holds: [],
    registeredAt,
    version: stored.version,
  };
}

/** Refused fields had a number too; the decisions know them all. */
function nextIdAfter(nextId: number, decisions: readonly RecordDecision[]): number {
  const used = decisions.flatMap(({ fields }) => fields.flatMap(({ ids }) => ids.map((id) => Number(id.slice(1)))));
  return Math.max(nextId - 1, ...used) + 1;
}

/** A stored fact discriminated by its type. */
type SignalStored = { [F in SignalFact as F['type']]: { type: F['type']; data: F['data'] } }[SignalFact['type']];

function firstKept(stored: StoredFact<SignalFact>, field: SignalField): KnownField {
  return { ...field, at: locate(stored, field.id), recordedAt: stored.recordedAt, correctedAt: null };
}

function locate(stored: StoredFact<SignalFact>, fieldId: string): ValueAt {
  const field = stored.fields.find(({ path }) => path === valuePath(fieldId));
  if (!field) throw new Error(`no value for field ${fieldId} at seq ${stored.seq}`);
  return { seq: stored.seq, eventId: stored.eventId, no: field.no };
}

function unknownFact(fact: never): never {
  throw new Error(`unknown signal fact ${(fact as { type: string }).type}`);
}
