import type { StoredFact } from '#libs/ledger';

const recorder = (fact: StoredFact) => ({ to: [fact.org] });

/** Who hears that a fact of this slice happened: the organisation that recorded the consent. */
export const consentAudience = { ConsentGiven: recorder, ConsentRefused: recorder, ConsentWithdrawn: recorder };
