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

/** First day without this consent: as agreed, or a year after it was given, the term of policies/terms.yaml `consent-default`. */
export function endsOn({ givenAt, expires }: Pick<ConsentScope, 'givenAt' | 'expires'>): string {
  const nextYear = `${Number(givenAt.slice(0, 4)) + 1}${givenAt.slice(4)}`;
  return expires ?? nextYear.replace(/-02-29$/, '-02-28');
}
