import type { ConsentWithdrawn } from '#libs/consents/facts';
import type { StoredFact } from '#libs/ledger';
import { supplierOf } from '#libs/policy';
import { questionStream } from './facts.js';
import type {
  ApprovalFact,
  DisclosureGranted,
  DisclosureRecalled,
  DisclosureRefused,
  End,
  FieldsDelivered,
  SearchAnswered,
} from './facts.js';

const department = ({ oin, partner }: Pick<End, 'oin' | 'partner'>) => ({ oin, partner });

/** Receivers of a signal hear that it changed, was withdrawn, or that a consent for it ended. */
const ofSignal = (fact: StoredFact) => ({ about: [fact.stream.id] });

/** What is known to be the same person or firm, stays in the compartment. */
const ofRiec = (fact: StoredFact) => ({ to: [{ oin: fact.org, partner: 'RC' }] });

/** The asker does not hear that a supplier said no: the policy tells it to nobody. */
function answered(fact: StoredFact) {
  const { by, from, what } = (fact as StoredFact<ApprovalFact>).data;
  const silent = fact.type === 'ApprovalRefused' && supplierOf(what) !== undefined;
  return { to: (silent ? [by] : [by, from]).map(department) };
}

/** Who hears of giving and getting. A refusal is for the one who asked: the other does not learn that there was something to refuse. */
export const disclosureAudience = {
  DisclosureGranted(fact: StoredFact) {
    const { data } = fact as StoredFact<DisclosureGranted>;
    const { from, to, signalId, disclosureId } = data;
    const joins = [
      { topic: signalId, ...department(to), because: disclosureId },
      { topic: disclosureId, ...department(to), because: 'receiver' },
      { topic: questionStream(data).id, ...department(to), because: disclosureId },
      { topic: disclosureId, ...department(from), because: 'giver' },
    ];
    return { to: [from, to].map(department), joins };
  },
  /** Who is asked to approve hears that something waits. */
  DisclosureRefused(fact: StoredFact) {
    const { from, question } = (fact as StoredFact<DisclosureRefused>).data;
    const asked = (question?.waits ?? []).flatMap(({ approver }) => approver.oins.map((oin) => ({ oin, partner: approver.partner })));
    return { to: [department(from), ...asked] };
  },
  ApprovalGiven: answered,
  ApprovalRefused: answered,
  /** Who got something by it, hears that it stopped. */
  ApprovalWithdrawn: (fact: StoredFact) => ({ ...answered(fact), about: [fact.stream.id] }),
  DisclosureRecalled: (fact: StoredFact) => ({ about: [(fact as StoredFact<DisclosureRecalled>).data.disclosureId] }),
  FieldsDelivered: (fact: StoredFact) => ({ to: [department((fact as StoredFact<FieldsDelivered>).data.to)] }),
  /** A hit is a disclosure for both sides; without one the asked side hears nothing. */
  SearchAnswered(fact: StoredFact) {
    const { from, to, hits } = (fact as StoredFact<SearchAnswered>).data;
    return { to: (hits.length ? [from, to] : [to]).map(department) };
  },
  MatchJudged: ofRiec,
  MatchJudgementWithdrawn: ofRiec,
  SignalCorrected: ofSignal,
  SignalEnriched: ofSignal,
  SignalWithdrawn: ofSignal,
  ConsentWithdrawn: (fact: StoredFact) => ({ about: [(fact as StoredFact<ConsentWithdrawn>).data.signalId] }),
};
