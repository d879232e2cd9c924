import { Refusal } from '#libs/ledger';
import type { ConsentScope, Consents, KnownConsent } from './facts.js';

/** Who recorded a consent: an organisation in one capacity. */
export type Recorder = ConsentScope['recordedBy'];

export const isRecordedBy = ({ recordedBy }: Pick<ConsentScope, 'recordedBy'>, by: Recorder): boolean =>
  recordedBy.oin === by.oin && recordedBy.partner === by.partner;

/** A consent recorded by this organisation; an unknown one and one of another organisation look the same. */
export function ownConsent(consents: Consents, consentId: string, by: Recorder): KnownConsent {
  const consent = consents.list.find((candidate) => candidate.consentId === consentId && isRecordedBy(candidate, by));
  if (!consent) throw new Refusal('consent.unknown', 'not-found', 'Deze toestemming is niet gevonden bij uw organisatie.');
  return consent;
}
