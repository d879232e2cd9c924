import type { StoredFact } from '#libs/ledger';
import type { SignalRegistered } from './facts.js';

const listeners = (fact: StoredFact) => ({ about: [fact.stream.id] });

/** Who hears that a fact of this slice happened: the department that holds the signal. Only registering names it, so it listens from then on. */
export const signalAudience = {
  SignalRegistered(fact: StoredFact) {
    const { oin, partner } = (fact as StoredFact<SignalRegistered>).data.holder;
    return { to: [{ oin, partner }], joins: [{ topic: fact.stream.id, oin, partner, because: 'holder' }] };
  },
  SignalEnriched: listeners,
  SignalCorrected: listeners,
  SignalWithdrawn: listeners,
};
