import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal } from '#libs/ledger';
import type { CaseChanged } from './case-answers.dto.js';
import { changeCase } from './change-case.js';
import type { CaseActivity, CaseFact, OpenCase, Stage } from './facts.js';

/** Takes a case one stage further (WGS 2.23 lid 4 and 6), and says what kind of activity it is from then on. */
export class RaiseStage extends Command<CaseChanged> {
  constructor(
    readonly caller: Caller,
    readonly caseId: string,
    readonly stage: Stage,
    readonly activity: CaseActivity,
  ) {
    super();
  }
}

export function raiseStage(command: { stage: Stage; activity: CaseActivity }, open: OpenCase): CaseFact[] {
  const { stage, activity } = command;
  if (open.stage === stage && open.activity === activity) return []; // same wish, already true
  if (stage !== open.stage + 1)
    throw new Refusal('case.stage-order', 'conflict', `Deze zaak staat in stap ${open.stage}. Een zaak gaat steeds één stap verder.`);
  if (open.members.length < 2)
    throw new Refusal('case.too-few-members', 'conflict', 'Wijs eerst ten minste twee leden aan: een zaak is van meer deelnemers samen.');
  return [{ type: 'StageRaised', data: { stage, activity } }];
}

@CommandHandler(RaiseStage)
export class RaiseStageHandler implements ICommandHandler<RaiseStage> {
  constructor(private readonly ledger: Ledger) {}

  execute({ caller, caseId, stage, activity }: RaiseStage): Promise<CaseChanged> {
    return changeCase(this.ledger, caller, caseId, (open) => raiseStage({ stage, activity }, open));
  }
}
