import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal } from '#libs/ledger';
import type { InterventionOutcome } from './case-codes.js';
import type { CaseChanged } from './case-answers.dto.js';
import { changeCase } from './change-case.js';
import type { CaseFact, OpenCase } from './facts.js';

/** Keeps what came of an intervention. Another outcome later replaces it: both stay in the record. */
export class ConcludeIntervention extends Command<CaseChanged> {
  constructor(
    readonly caller: Caller,
    readonly caseId: string,
    readonly interventionId: string,
    readonly outcome: InterventionOutcome,
  ) {
    super();
  }
}

export function concludeIntervention(command: { interventionId: string; outcome: InterventionOutcome }, open: OpenCase): CaseFact[] {
  const { interventionId, outcome } = command;
  const known = open.interventions.find((one) => one.interventionId === interventionId);
  if (!known) throw new Refusal('case.intervention-unknown', 'not-found', 'Deze maatregel is niet afgesproken in deze zaak.');
  return known.outcome === outcome ? [] : [{ type: 'InterventionConcluded', data: { interventionId, outcome } }];
}

@CommandHandler(ConcludeIntervention)
export class ConcludeInterventionHandler implements ICommandHandler<ConcludeIntervention> {
  constructor(private readonly ledger: Ledger) {}

  execute({ caller, caseId, interventionId, outcome }: ConcludeIntervention): Promise<CaseChanged> {
    return changeCase(this.ledger, caller, caseId, (open) => concludeIntervention({ interventionId, outcome }, open));
  }
}
