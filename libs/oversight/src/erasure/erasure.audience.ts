import type { StoredFact } from '#libs/ledger';
import type { SubjectErased } from '#libs/signals/facts';
import type { ErasureCompleted } from './facts.js';

/** Who hears of an erasure: the department that held the data, and then everyone who has a receipt about them. Nobody else who knows the signal. */
export const erasureAudience = {
  SubjectErased: (fact: StoredFact) => ({ to: [(fact as StoredFact<SubjectErased>).data.holder] }),
  ErasureCompleted(fact: StoredFact) {
    const { holder, receivers } = (fact as StoredFact<ErasureCompleted>).data;
    return { to: [holder, ...receivers] };
  },
};
