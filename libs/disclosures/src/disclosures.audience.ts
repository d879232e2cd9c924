import type { ConsentWithdrawn } from '#libs/consents/facts';
import type { StoredFact } from '#libs/ledger';
import type { DisclosureGranted, DisclosureRecalled, DisclosureRefused, End, FieldsDelivered, SearchAnswered } from './facts.js';

const department = ({ oin, partner }: End) => ({ oin, partner });

/** Receivers of a signal hear that it changed, was withdrawn, or that a consent for it ended. */
const ofSignal = (fact: StoredFact) => ({ about: [fact.stream.id] });

/** Who hears of giving and getting. A refusal is for the one who asked: the other does not learn that there was something to refuse. */
export const disclosureAudience = {
  DisclosureGranted(fact: StoredFact) {
    const { from, to, signalId, disclosureId } = (fact as StoredFact<DisclosureGranted>).data;
    const joins = [
      { topic: signalId, ...department(to), because: disclosureId },
      { topic: disclosureId, ...department(to), because: 'receiver' },
      { topic: disclosureId, ...department(from), because: 'giver' },
    ];
    return { to: [from, to].map(department), joins };
  },
  DisclosureRefused: (fact: StoredFact) => ({ to: [department((fact as StoredFact<DisclosureRefused>).data.from)] }),
  DisclosureRecalled: (fact: StoredFact) => ({ about: [(fact as StoredFact<DisclosureRecalled>).data.disclosureId] }),
  FieldsDelivered: (fact: StoredFact) => ({ to: [department((fact as StoredFact<FieldsDelivered>).data.to)] }),
  /** A hit is a disclosure for both sides; without one the asked side hears nothing. */
  SearchAnswered(fact: StoredFact) {
    const { from, to, hits } = (fact as StoredFact<SearchAnswered>).data;
    return { to: (hits.length ? [from, to] : [to]).map(department) };
  },
  SignalCorrected: ofSignal,
  SignalEnriched: ofSignal,
  SignalWithdrawn: ofSignal,
  ConsentWithdrawn: (fact: StoredFact) => ({ about: [(fact as StoredFact<ConsentWithdrawn>).data.signalId] }),
};
