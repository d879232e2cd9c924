import type { Caller } from '#libs/identity';
import type { Ledger } from '#libs/ledger';
import type { PolicyPack } from '#libs/policy';
import { disclosureStream, type DisclosureFact, type DisclosureRefused, type DisclosureScope } from '../facts.js';
import { approvalUnknown, mayNotApprove, wasAsked } from './approval.rules.js';
import type { ApprovalList } from './approvals.view.js';
import type { AnsweredQuestion, Mandate, Question, Wait } from './facts.js';

/** A question as the ledger has it, with what the answer must name. */
export interface OpenQuestion {
  scope: DisclosureScope;
  question: Question;
  wait: Wait;
  /** Officer who asked. */
  askedBy: string | null;
}

/** @throws Refusal 'approval.unknown', also when somebody else asked and somebody else may answer */
export async function openQuestion(ledger: Ledger, list: ApprovalList, caller: Caller, approvalId: string): Promise<OpenQuestion> {
  const row = await list.find(caller.officer, approvalId);
  if (!row) throw approvalUnknown();
  const facts = await ledger.read<DisclosureFact>(disclosureStream(row.disclosure_id));
  for (const fact of facts) {
    if (fact.type !== 'DisclosureRefused') continue;
    const { withheld: _withheld, decision: _decision, question, ...scope } = fact.data as DisclosureRefused['data'];
    const wait = question?.waits.find((one) => one.approvalId === approvalId);
    if (question && wait) return { scope, question, wait, askedBy: fact.officer };
  }
  throw approvalUnknown();
}

/**
 * The mandate under which this officer answers; the policy says whether she may at all.
 * @throws Refusal 'approval.other-organisation', 'approval.role-missing', 'approval.assurance-low', 'approval.own-question', 'approval.not-given-here'
 */
export function mandateOf(policy: PolicyPack, { officer }: Caller, { wait, askedBy }: Pick<OpenQuestion, 'wait' | 'askedBy'>): Mandate {
  const why = policy.whyNotApprove(wait.what, officer, { ofRightOrganisation: wasAsked(wait, officer), askedBy });
  if (why) throw mayNotApprove(why);
  const role = officer.roles.find((one) => policy.approverOf(wait.what)?.roles.includes(one)) ?? '';
  const { oin, partner, task, host } = officer;
  return { oin, partner, role, task, host };
}

/** What every answer names: it holds for this question and no other. */
export function aboutQuestion(
  { scope, question, wait }: OpenQuestion,
  by: Mandate,
  because: string,
  { version, digest }: PolicyPack,
): AnsweredQuestion {
  const { approvals: _approvals, ...way } = scope;
  const { approvalId, what, fieldIds: waitingIds } = wait;
  return { ...way, approvalId, what, fieldIds: question.fieldIds, waitingIds, because, by, policy: { version, digest } };
}
