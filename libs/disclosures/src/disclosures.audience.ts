import type { ConsentWithdrawn } from '#libs/consents/facts';
import type { StoredFact } from '#libs/ledger';
import type { DisclosureGranted, DisclosureRecalled, DisclosureRefused, FieldsDelivered, SearchAnswered } from './facts.js';

/** Receivers of a signal hear that it changed, was withdrawn, or that a consent for it ended. */
const ofSignal = (fact: StoredFact) => ({ about: [fact.stream.id] });

/** Who hears of giving and getting. A refusal is for the one who asked: the other does not learn that there was something to refuse. */
export const disclosureAudience = {
  DisclosureGranted(fact: StoredFact) {
    const { from, to, signalId, disclosureId } = (fact as StoredFact<DisclosureGranted>).data;
    const joins = [signalId, disclosureId].map((topic) => ({ topic, oin: to.oin, because: disclosureId }));
    return { to: [from.oin, to.oin], joins };
  },
  DisclosureRefused: (fact: StoredFact) => ({ to: [(fact as StoredFact<DisclosureRefused>).data.from.oin] }),
  DisclosureRecalled(fact: StoredFact) {
    const { disclosureId } = (fact as StoredFact<DisclosureRecalled>).data;
    return { to: [fact.org], about: [disclosureId] };
  },
  FieldsDelivered: (fact: StoredFact) => ({ to: [(fact as StoredFact<FieldsDelivered>).data.to.oin] }),
  /** A hit is a disclosure for both sides; without one the asked side hears nothing. */
  SearchAnswered(fact: StoredFact) {
    const { from, to, hits } = (fact as StoredFact<SearchAnswered>).data;
    return { to: hits.length ? [from.oin, to.oin] : [to.oin] };
  },
  SignalCorrected: ofSignal,
  SignalEnriched: ofSignal,
  SignalWithdrawn: ofSignal,
  ConsentWithdrawn: (fact: StoredFact) => ({ about: [(fact as StoredFact<ConsentWithdrawn>).data.signalId] }),
};
