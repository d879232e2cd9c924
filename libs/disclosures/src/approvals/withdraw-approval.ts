import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Ledger, Refusal, orderFor, type StoredFact } from '#libs/ledger';
import type { ReasonToWithdraw } from './approval.rules.js';
import { ApprovalList } from './approvals.view.js';
import type { ApprovalRecorded } from './approval-answers.dto.js';
import { recorded } from './approval-recorded.js';
import { evolveAnswers, noAnswers, questionStream, type AnsweredQuestion, type Answers, type ApprovalFact } from './facts.js';
import { aboutQuestion, mandateOf, openQuestion } from './open-question.js';

/** Takes back what was given: the next request is refused, and what it let through is not read any more. What was read stays on record. */
export class WithdrawApproval extends Command<ApprovalRecorded> {
  constructor(
    readonly caller: Caller,
    readonly approvalId: string,
    readonly because: ReasonToWithdraw,
  ) {
    super();
  }
}

export function withdrawApproval(about: AnsweredQuestion, answers: Answers): ApprovalFact[] {
  const earlier = answers.list.find(({ approvalId }) => approvalId === about.approvalId);
  if (earlier?.status === 'withdrawn') return []; // same wish, already true
  if (earlier?.status !== 'given')
    throw new Refusal('approval.never-given', 'conflict', 'Hier is geen akkoord gegeven. Er is niets om in te trekken.');
  return [{ type: 'ApprovalWithdrawn', data: about }];
}

@CommandHandler(WithdrawApproval)
export class WithdrawApprovalHandler implements ICommandHandler<WithdrawApproval> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly list: ApprovalList,
  ) {}

  execute(command: WithdrawApproval): Promise<ApprovalRecorded> {
    return this.law.under((law) => this.once(law, command));
  }

  private async once({ policy, versions }: Law, { caller, approvalId, because }: WithdrawApproval): Promise<ApprovalRecorded> {
    const asked = await openQuestion(this.ledger, this.list, caller, approvalId);
    const about = aboutQuestion(asked, mandateOf(policy, caller, asked), because, policy);
    let before = noAnswers;
    const answer = (facts: readonly StoredFact[]) => recorded(before, facts as StoredFact<ApprovalFact>[], approvalId);
    const order = orderFor(caller, questionStream(asked.scope), ({ facts }) => ({ status: 201, body: answer(facts) }));
    const outcome = await this.ledger.decide<Answers, ApprovalFact>(
      { ...order, unchanged: [...versions] },
      { initial: noAnswers, evolve: evolveAnswers },
      (state) => {
        before = state;
        return withdrawApproval(about, state);
      },
    );
    return (outcome.replayed?.body as ApprovalRecorded | undefined) ?? answer(outcome.facts);
  }
}
