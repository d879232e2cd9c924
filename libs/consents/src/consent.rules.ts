import { Refusal } from '#libs/ledger';
import type { Consents, KnownConsent } from './facts.js';

/** A consent recorded by this organisation; an unknown one and one of another organisation look the same. */
export function ownConsent(consents: Consents, consentId: string, oin: string): KnownConsent {
  const consent = consents.list.find((candidate) => candidate.consentId === consentId && candidate.recordedBy.oin === oin);
  if (!consent) throw new Refusal('consent.unknown', 'not-found', 'Deze toestemming is niet gevonden bij uw organisatie.');
  return consent;
}
