import type { StoredFact } from '#libs/ledger';
import type { FeedbackGiven } from '#libs/signals/facts';
import type { CaseMember, MemberDesignated, MemberReleased } from './facts.js';

const riec = (fact: StoredFact) => ({ to: [{ oin: fact.org, partner: 'RC' }] });
const members = (fact: StoredFact) => ({ ...riec(fact), about: [fact.stream.id] });
const membership = (fact: StoredFact, { oin, partner }: CaseMember) => [{ topic: fact.stream.id, oin, partner, because: 'member' }];

/** Who hears that a fact of this slice happened: the RIEC, and members from the moment they are designated until they are released. */
export const caseAudience = {
  SignalWeighed: riec,
  CaseOpened: riec,
  SignalLinked: members,
  StageRaised: members,
  InterventionAgreed: members,
  InterventionConcluded: members,
  CaseClosed: members,
  /** The department that reported the signal, and nobody else that holds something of it. */
  FeedbackGiven: (fact: StoredFact) => ({ to: [(fact as StoredFact<FeedbackGiven>).data.to, (fact as StoredFact<FeedbackGiven>).data.by] }),
  MemberDesignated: (fact: StoredFact) => ({ ...members(fact), joins: membership(fact, (fact as StoredFact<MemberDesignated>).data) }),
  MemberReleased: (fact: StoredFact) => ({ ...members(fact), leaves: membership(fact, (fact as StoredFact<MemberReleased>).data) }),
};
