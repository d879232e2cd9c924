import type { Ledger, StoredFact } from '#libs/ledger';
import type { Instrument, PolicyConsent, RecordDecision } from '#libs/policy';
import { consentStream, type ConsentFact } from '#libs/consents/facts';
import { Past, signalOf } from './past.js';

/** The part of the ledger that is needed to read it again. */
export type Reading = Pick<Ledger, 'scan' | 'size' | 'open'>;

/** A decision as it stands in a fact, with what its references lead to at that place in the ledger. */
export interface RecordedDecision {
  fact: StoredFact;
  decision: RecordDecision;
  signalId: string | null;
  /** Key of the facet of a field, as the fact names it. */
  subjectOf(fieldId: string): string | undefined;
  consents: { subject: string; consent: PolicyConsent }[];
  /** A date of birth under one of the consents was erased. */
  erased: boolean;
  /** Agreements of the register in the regions that were asked for, as they stood; null when the asker named his own. */
  agreements: Instrument[] | null;
  /** References that do not lead to what stood in the ledger at that moment, and fields whose origin is not that of the signal. */
  astray: string[];
}

const page = 500;

/** All decisions in the order in which they were recorded. Reads the ledger once, from the start: a consent counts as it stood at that place. */
export async function* recordedDecisions(
  ledger: Reading,
  onProgress: (done: number, total: number) => void = () => undefined,
): AsyncGenerator<RecordedDecision> {
  const size = await ledger.size();
  const past = new Past(ledger);
  for (let from = 0; from < size; from += page) {
    for (const fact of await ledger.scan(from, Math.min(page, size - from))) {
      for (const decision of decisionsOf(fact)) yield await past.look(fact, decision);
      past.add(fact);
    }
    onProgress(Math.min(from + page, size), size);
  }
}

/** One decision with what its references led to when it was recorded. */
export async function recordedDecision(
  ledger: Reading & Pick<Ledger, 'read'>,
  fact: StoredFact,
  decision: RecordDecision,
): Promise<RecordedDecision> {
  const past = new Past(ledger);
  const signalId = signalOf(fact);
  if (signalId !== null && decision.consents.length) {
    const facts = await ledger.read<ConsentFact>(consentStream(signalId));
    facts.filter(({ seq }) => seq < fact.seq).forEach((one) => past.add(one));
  }
  return past.look(fact, decision);
}

/** Every decision in a fact; a fact of another kind has none. */
export function decisionsOf({ data }: Pick<StoredFact, 'data'>): RecordDecision[] {
  const { decision, decisions } = (data ?? {}) as { decision?: RecordDecision; decisions?: RecordDecision[] };
  return [...(decision ? [decision] : []), ...(decisions ?? [])];
}
