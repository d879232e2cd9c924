import { Refusal, type Ledger } from '#libs/ledger';
import type { PolicyConsent } from '#libs/policy';
import { caseStream, evolveCase, noCase, type Case, type CaseFact, type ClosedCase, type OpenCase } from '#libs/cases/facts';
import { consentStream, evolveConsents, noConsents, policyConsent, type ConsentFact, type Consents } from '#libs/consents/facts';
import { evolveSignal, noSignal, type KnownSignal, type Signal, type SignalFact } from '#libs/signals/facts';
import type { Answers } from './approvals/facts.js';

/** Everything that a decision about one signal is based on, and the versions that were read. */
export interface Dossier {
  signalId: string;
  signal: KnownSignal;
  /** Each with the key of the victim who gave or refused it. */
  consents: { subject: string; consent: PolicyConsent }[];
  consentRefs: string[];
  open: OpenCase | null;
  caseId: string | null;
  /** What was answered to questions about the way that is judged; absent: nobody was asked. */
  answers?: Answers;
  versions: { id: string; version: number }[];
}

/**
 * Reads a dossier straight from the ledger, so that a withdrawal of a second ago already counts.
 * @param read the case, when who asks has just read it: a case of many signals is then read once
 */
export async function readDossier(
  ledger: Ledger,
  signalId: string,
  caseId: string | null = null,
  read?: OpenCase | ClosedCase,
): Promise<Dossier> {
  const signal = (await ledger.read<SignalFact>({ type: 'signal', id: signalId })).reduce<Signal>(evolveSignal, noSignal);
  if (signal.status === 'absent') throw signalUnknown();
  const known = (await ledger.read<ConsentFact>(consentStream(signalId))).reduce<Consents>(evolveConsents, noConsents);
  const births = await ledger.open(
    known.list.flatMap(({ born }) => (born ? [{ seq: born.seq, eventId: born.eventId, no: [born.no] }] : [])),
  );
  const versions = [
    { id: signalId, version: signal.version },
    { id: consentStream(signalId).id, version: known.version },
  ];
  const dossier: Dossier = {
    signalId,
    signal,
    consents: known.list.map((consent) => ({
      subject: consent.subject,
      consent: policyConsent(consent, consent.born ? births.get(`${consent.born.seq}/${consent.born.no}`) : undefined),
    })),
    consentRefs: known.list.map(({ consentId, version }) => `${consentId}@${version}`),
    open: null,
    caseId: null,
    versions,
  };
  return caseId ? inCase(dossier, caseId, read ?? (await readCase(ledger, caseId))) : dossier;
}

/** The dossier of a signal as part of a case. The stage of a closed case opens nothing any more. */
export function inCase(dossier: Dossier, caseId: string, named: OpenCase | ClosedCase): Dossier {
  const versions = [...dossier.versions, { id: caseId, version: named.version }];
  return { ...dossier, caseId, open: named.status === 'open' ? named : null, versions };
}

/** A case, open or closed; one that does not exist is refused in the same words as one that the officer has no part in. */
export async function readCase(ledger: Ledger, caseId: string): Promise<OpenCase | ClosedCase> {
  const state = (await ledger.read<CaseFact>(caseStream(caseId))).reduce<Case>(evolveCase, noCase);
  if (state.status === 'absent') throw caseUnknown();
  return state;
}

export function caseUnknown(): Refusal {
  return new Refusal('case.unknown', 'not-found', 'Deze zaak is niet gevonden, of u hoort niet bij deze zaak.');
}

/** In these words for a signal that does not exist and for one of which an organisation has nothing: which of the two it is, is not for her. */
export function signalUnknown(): Refusal {
  return new Refusal('signal.unknown', 'not-found', 'Dit signaal is niet gevonden bij uw organisatie.');
}
