import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal } from '#libs/ledger';
import type { ClosingReason } from './case-codes.js';
import type { CaseChanged } from './case-answers.dto.js';
import { changeCase } from './change-case.js';
import type { CaseFact, OpenCase } from './facts.js';

/** Closes a case of the own RIEC. Its fields are not read as a case any more; what each participant got on its own ground, it keeps. */
export class CloseCase extends Command<CaseChanged> {
  constructor(
    readonly caller: Caller,
    readonly caseId: string,
    readonly because: ClosingReason,
  ) {
    super();
  }
}

export function closeCase(because: ClosingReason, open: OpenCase): CaseFact[] {
  if (open.interventions.some(({ outcome }) => outcome === null))
    throw new Refusal('case.interventions-open', 'conflict', 'Leg eerst van elke maatregel vast wat ervan kwam. Sluit daarna de zaak.');
  return [{ type: 'CaseClosed', data: { because } }];
}

@CommandHandler(CloseCase)
export class CloseCaseHandler implements ICommandHandler<CloseCase> {
  constructor(private readonly ledger: Ledger) {}

  execute({ caller, caseId, because }: CloseCase): Promise<CaseChanged> {
    return changeCase(this.ledger, caller, caseId, (open) => closeCase(because, open));
  }
}
