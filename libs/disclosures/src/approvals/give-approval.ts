import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Ledger, Refusal, orderFor, type StoredFact } from '#libs/ledger';
import type { ReasonToGive, ReasonToRefuse } from './approval.rules.js';
import { ApprovalList } from './approvals.view.js';
import type { ApprovalRecorded } from './approval-answers.dto.js';
import { recorded } from './approval-recorded.js';
import { evolveAnswers, noAnswers, questionStream, type AnsweredQuestion, type Answers, type ApprovalFact } from './facts.js';
import { aboutQuestion, mandateOf, openQuestion } from './open-question.js';

export type ApprovalWish =
  { answer: 'given'; because: ReasonToGive; form: string[] } | { answer: 'refused'; because: ReasonToRefuse; form: string[] };

/** Answers what a disclosure waits for: yes or no, for this question alone. The next request of the disclosure counts it. */
export class GiveApproval extends Command<ApprovalRecorded> {
  constructor(
    readonly caller: Caller,
    readonly approvalId: string,
    readonly wish: ApprovalWish,
  ) {
    super();
  }
}

/** @param needed statements that must all be there before it is given */
export function giveApproval(
  command: { about: AnsweredQuestion; wish: ApprovalWish; needed: readonly string[] },
  answers: Answers,
): ApprovalFact[] {
  const { about, wish, needed } = command;
  const earlier = answers.list.find(({ approvalId }) => approvalId === about.approvalId);
  if (earlier?.status === wish.answer) return []; // same wish, already true
  if (earlier) {
    const detail =
      earlier.status === 'given'
        ? 'Hierop is al ja gezegd. Trek dat akkoord in als het niet meer mag.'
        : 'Hierop is al nee gezegd, en dat blijft zo. Voor minder gegevens of een ander doel kan het opnieuw worden gevraagd.';
    throw new Refusal('approval.answered', 'conflict', detail);
  }
  if (wish.answer === 'refused') return [{ type: 'ApprovalRefused', data: about }];
  const unsaid = needed.filter((one) => !wish.form.includes(one));
  if (unsaid.length) {
    const detail = `Verklaar ook: ${unsaid.join(', ')}. Is het niet zo, weiger dan.`;
    throw new Refusal('approval.form-incomplete', 'invalid', 'Het formulier is niet compleet.', [
      { pointer: '/verklaringen', code: 'form.incomplete', detail },
    ]);
  }
  return [{ type: 'ApprovalGiven', data: { ...about, form: [...needed] } }];
}

@CommandHandler(GiveApproval)
export class GiveApprovalHandler implements ICommandHandler<GiveApproval> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly list: ApprovalList,
  ) {}

  execute(command: GiveApproval): Promise<ApprovalRecorded> {
    return this.law.under((law) => this.once(law, command));
  }

  private async once({ policy, versions }: Law, { caller, approvalId, wish }: GiveApproval): Promise<ApprovalRecorded> {
    const asked = await openQuestion(this.ledger, this.list, caller, approvalId);
    const about = aboutQuestion(asked, mandateOf(policy, caller, asked), wish.because, policy);
    const needed = policy.approverOf(about.what)?.form ?? [];
    let before = noAnswers;
    const answer = (facts: readonly StoredFact[]) => recorded(before, facts as StoredFact<ApprovalFact>[], approvalId);
    const order = orderFor(caller, questionStream(asked.scope), ({ facts }) => ({ status: 201, body: answer(facts) }));
    const outcome = await this.ledger.decide<Answers, ApprovalFact>(
      { ...order, unchanged: [...versions] },
      { initial: noAnswers, evolve: evolveAnswers },
      (state) => {
        before = state;
        return giveApproval({ about, wish, needed }, state);
      },
    );
    return (outcome.replayed?.body as ApprovalRecorded | undefined) ?? answer(outcome.facts);
  }
}
