import type { StoredFact } from '#libs/ledger';
import type { ApprovalRecorded, ToldApprovalStatus } from './approval-answers.dto.js';
import type { ApprovalStatus } from './approvals.view.js';
import { evolveAnswers, type Answers, type ApprovalFact } from './facts.js';

/** How a question stands, in the words of the API. */
export const statusNames: Record<ApprovalStatus, Exclude<ToldApprovalStatus, 'niet-beschikbaar'>> = {
  waiting: 'wacht',
  given: 'gegeven',
  refused: 'geweigerd',
  withdrawn: 'ingetrokken',
};

/** The answer to one question as it stands after these facts; when they are none, as it stood before. */
export function recorded(before: Answers, facts: readonly StoredFact<ApprovalFact>[], approvalId: string): ApprovalRecorded {
  const answer = facts.reduce(evolveAnswers, before).list.find((one) => one.approvalId === approvalId);
  if (!answer) throw new Error('nothing was answered');
  const { what: akkoord, status, version: versie, seq: volgnummer, leafHash: bladhash } = answer;
  return { id: approvalId, akkoord, status: statusNames[status], versie, volgnummer, bladhash };
}
