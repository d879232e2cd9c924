import { agreementInForce } from './agreement.js';
import type { Participation } from './catalogue.js';
import { type Condition, onRequest } from './condition.js';
import type { Facts } from './facts.js';
import { closed, missing, need, ok, open, type Outcome, pending } from './outcome.js';
import { isThirdParty, participation } from './participation.js';
import type { Approval } from './request.js';

/** Conditions that hold or fail for a whole request. */
export const conditionsOnRequest: Record<string, Condition> = {
  // Roads that are simply not there for this request.
  MANDATE: onRequest((facts) => open(facts.mandate || (facts.from !== 'ZC' && facts.to !== 'ZC'))),
  SAME_TEAM: onRequest((facts) => open(facts.sameTeam)),
  INCIDENTAL: onRequest((facts) => open(facts.incidental)),
  NOT_A_GUEST: onRequest((facts, { participant }) =>
    open(!facts.incidental || !participant || participation(facts, participant).kind === 'ok'),
  ),
  THIRD_PARTY: onRequest((facts, { participant }) => open(isThirdParty(facts, participant as Participation))),
  LEGAL_HOLD: onRequest((facts) => open(facts.legalHold)),
  CASE_CLOSED: onRequest((facts) => open(facts.closed && facts.specialCase)),
  SOFT_SIGNAL: onRequest((facts) => open(!facts.hardFacts)),
  INSTRUMENT_REGISTERED: onRequest((facts, { instrument }) => open(facts.instruments.some(({ id }) => id === instrument))),

  // Who, and in which case.
  PARTICIPANT_TASK: onRequest((facts, { participant }) => participation(facts, participant as Participation)),
  CASE_MEMBER: onRequest((facts) => need(facts.caseMember, 'NOT_A_CASE_MEMBER')),
  INSTRUMENT_IN_FORCE: onRequest(agreementInForce),

  // Why.
  NECESSITY_STATEMENT: onRequest((facts) => need(facts.statement, 'NO_STATEMENT')),
  PURPOSE_LINK: onRequest((facts) => need(facts.organisedLink, 'NO_ORGANISED_LINK')),
  HARD_FACTS: onRequest((facts) => need(facts.hardFacts, 'NO_GROUND_SOFT_SIGNAL')),
  HGKM: onRequest((facts) => need(facts.hgkm, 'NOT_HGKM')),
  SUBJECT_IS_APPLICANT: onRequest((facts) => need(facts.subjectIsApplicant, 'PERSON_ROLE_NOT_COVERED')),
  HIT_FIRST: onRequest((facts) => (facts.matchResult === 'hit' ? ok : missing(facts.matchResult === 'no-hit' ? 'NO_HIT' : 'HIT_FIRST'))),

  // Acute danger.
  GRANT_UNUSED: onRequest((facts) => need(!facts.grantUsed, 'GRANT_USED')),
  DANGER_NOW: onRequest((facts) => need(facts.dangerNow, 'NO_DANGER')),
  SUBJECT_UNABLE: onRequest((facts) => need(facts.subjectUnable, 'SUBJECT_CAN_DECIDE')),
  RESCUER: onRequest((facts, { rescuers }) => need(rescuers.includes(facts.to), 'NOT_MINIMAL')),

  // Approvals. Asking for these two opens the road; for the others the road is there and waits.
  GEZAG_OM: onRequest((facts) => (facts.approvals['gezag-om'] ? approved(facts, 'gezag-om') : closed)),
  CONFLICT_FORM: onRequest((facts) => (facts.approvals['conflict-form'] ? approved(facts, 'conflict-form') : closed)),
  FOUR_EYES: onRequest((facts) => approved(facts, 'four-eyes')),
  OM_DECISION: onRequest((facts) => approved(facts, 'om-decision')),
  HUMAN_REVIEW: onRequest((facts) => (facts.computed ? approved(facts, 'human-review') : ok)),
  RAC_POSITIVE: onRequest(({ approvals: { rac } }) => {
    if (rac === undefined) return missing('RAC_MISSING');
    return rac === 'refused' ? missing('RAC_REFUSED') : rac === 'given' ? ok : pending('rac');
  }),
};

function approved({ approvals }: Facts, approval: Approval): Outcome {
  const answer = approvals[approval];
  if (answer === 'given') return ok;
  return answer === 'refused' ? missing('APPROVAL_REFUSED') : pending(approval);
}
