import { supplierOf, tellVerdict, verdictOf, type PolicyPack, type RecordDecision } from '#libs/policy';
import { refusalsOf, wayOutOf } from './approvals/approval.rules.js';
import type { ApprovalAsked, DisclosureAnswer, ToldField } from './disclosure-answers.dto.js';
import type { Answers, DisclosedField, DisclosureScope, Question } from './facts.js';

export function disclosureAnswer(
  policy: PolicyPack,
  asked: {
    scope: DisclosureScope;
    going: DisclosedField[];
    staying: DisclosedField[];
    decision: RecordDecision;
    question: Question | null;
    answers: Answers;
  },
  seq: number,
  receipt: string | null,
): DisclosureAnswer {
  const { scope, going, staying, decision, question, answers } = asked;
  const waits = (question?.waits ?? []).map(({ approvalId, what }) => told(policy, approvalId, what, 'wacht', null));
  const refused = refusalsOf(
    answers,
    [...going, ...staying].map(({ id }) => id),
  )
    // that a supplier said no is told to nobody else
    .filter(({ what }) => supplierOf(what) === undefined)
    .map(({ approvalId, what, status, because }) =>
      told(policy, approvalId, what, status === 'refused' ? 'geweigerd' : 'ingetrokken', because),
    );
  return {
    id: scope.disclosureId,
    signaal: scope.signalId,
    zaak: scope.caseId,
    beslissing: decision.id,
    doel: scope.purpose,
    status: going.length === 0 ? 'geweigerd' : staying.length ? 'deels-verleend' : 'verleend',
    volgnummer: seq,
    gaat: going.map((field) => tellField(policy, field, decision)),
    blijft: staying.map((field) => tellField(policy, field, decision)),
    bewijs: receipt,
    akkoorden: [...waits, ...refused],
  };
}

function told(policy: PolicyPack, id: string, akkoord: string, status: ApprovalAsked['status'], reden: string | null): ApprovalAsked {
  return { id, akkoord, tekst: policy.waitText(akkoord), status, reden, uitweg: wayOutOf(reden) };
}

/** Plain members, to be part of a larger answer. */
type Told = Pick<ToldField, keyof ToldField>;

export function tellField(policy: PolicyPack, field: DisclosedField, decision: RecordDecision): Told {
  const verdict = verdictOf(decision, field.id);
  if (!verdict) throw new Error(`field ${field.id} was not judged`);
  return { id: field.id, veld: policy.fieldName(field.key), cel: field.cell, ...tellVerdict(policy, field.cell, verdict, decision.asOf) };
}
