import type { StoredFact } from '#libs/ledger';
import type { ConsentGiven, ConsentRefused, ConsentWithdrawn } from './facts.js';

function recorded(fact: StoredFact) {
  const { consentId, recordedBy } = (fact as StoredFact<ConsentGiven | ConsentRefused>).data;
  return { to: [recordedBy], joins: [{ topic: consentId, ...recordedBy, because: 'recorder' }] };
}

/** Who hears that a fact of this slice happened: the department that recorded the consent. */
export const consentAudience = {
  ConsentGiven: recorded,
  ConsentRefused: recorded,
  ConsentWithdrawn: (fact: StoredFact) => ({ about: [(fact as StoredFact<ConsentWithdrawn>).data.consentId] }),
};
