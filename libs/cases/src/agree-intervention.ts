import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal } from '#libs/ledger';
import type { CaseChanged } from './case-answers.dto.js';
import { changeCase } from './change-case.js';
import { takesPart, sameMember, type Agreement, type CaseFact, type OpenCase } from './facts.js';

/** A case agrees what one of its participants does, on the powers of that participant (WGS 1.3 lid 4, 2.23 lid 7). */
export class AgreeIntervention extends Command<CaseChanged> {
  constructor(
    readonly caller: Caller,
    readonly caseId: string,
    readonly wish: Omit<Agreement, 'interventionId'>,
  ) {
    super();
  }
}

export function agreeIntervention(agreement: Agreement, open: OpenCase): CaseFact[] {
  const { interventionId: _id, ...wish } = agreement;
  if (!takesPart(open, wish.by))
    throw new Refusal('case.not-a-member', 'conflict', 'Wie iets doet, is lid van de zaak. Wijs deze organisatie eerst aan.');
  const agreed = open.interventions.some(
    ({ outcome, kind, barrier, by, plannedOn }) =>
      outcome === null && kind === wish.kind && barrier === wish.barrier && plannedOn === wish.plannedOn && sameMember(by, wish.by),
  );
  return agreed ? [] : [{ type: 'InterventionAgreed', data: agreement }]; // same wish, already true
}

@CommandHandler(AgreeIntervention)
export class AgreeInterventionHandler implements ICommandHandler<AgreeIntervention> {
  constructor(private readonly ledger: Ledger) {}

  execute({ caller, caseId, wish }: AgreeIntervention): Promise<CaseChanged> {
    const agreement = { interventionId: randomUUID(), ...wish };
    return changeCase(this.ledger, caller, caseId, (open) => agreeIntervention(agreement, open));
  }
}
