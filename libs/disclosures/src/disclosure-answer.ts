import { tellVerdict, verdictOf, type PolicyPack, type RecordDecision } from '#libs/policy';
import type { DisclosureAnswer, ToldField } from './disclosure-answers.dto.js';
import type { DisclosedField, DisclosureScope, Question } from './facts.js';

export function disclosureAnswer(
  policy: PolicyPack,
  asked: {
    scope: DisclosureScope;
    going: DisclosedField[];
    staying: DisclosedField[];
    decision: RecordDecision;
    question: Question | null;
  },
  seq: number,
): DisclosureAnswer {
  const { scope, going, staying, decision, question } = asked;
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
    akkoorden: (question?.waits ?? []).map(({ approvalId, what }) => ({ id: approvalId, akkoord: what, tekst: policy.waitText(what) })),
  };
}

/** Plain members, to be part of a larger answer. */
type Told = Pick<ToldField, keyof ToldField>;

export function tellField(policy: PolicyPack, field: DisclosedField, decision: RecordDecision): Told {
  const verdict = verdictOf(decision, field.id);
  if (!verdict) throw new Error(`field ${field.id} was not judged`);
  return { id: field.id, veld: policy.fieldName(field.key), cel: field.cell, ...tellVerdict(policy, field.cell, verdict, decision.asOf) };
}
