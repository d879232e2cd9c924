import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import type { ConsentEnded } from './consent-answers.dto.js';
import { ownConsent, type Recorder } from './consent.rules.js';
import { consentStream, evolveConsents, noConsents, type ConsentFact, type Consents } from './facts.js';

/** Ends a consent today: the very next decision no longer counts it. What was shared before stays lawful and on record. */
export class WithdrawConsent extends Command<ConsentEnded> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
    readonly consentId: string,
  ) {
    super();
  }
}

export function withdrawConsent(command: { consentId: string; by: Recorder; today: string }, consents: Consents): ConsentFact[] {
  const consent = ownConsent(consents, command.consentId, command.by);
  if (consent.refused)
    throw new Refusal(
      'consent.never-given',
      'conflict',
      'Hier is geen toestemming gegeven. Is er nu wel een, leg haar dan als nieuwe vast.',
    );
  if (consent.withdrawnAt) return []; // same wish, already true
  return [{ type: 'ConsentWithdrawn', data: { consentId: command.consentId, signalId: consent.signalId, withdrawnAt: command.today } }];
}

@CommandHandler(WithdrawConsent)
export class WithdrawConsentHandler implements ICommandHandler<WithdrawConsent> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, signalId, consentId }: WithdrawConsent): Promise<ConsentEnded> {
    let endedOn = dutchDay(caller.at);
    await this.ledger.decide<Consents, ConsentFact>(
      orderFor(caller, consentStream(signalId), () => ({ status: 201, body: { id: consentId, ingetrokkenOp: endedOn } })),
      { initial: noConsents, evolve: evolveConsents },
      (state) => {
        endedOn = state.list.find((consent) => consent.consentId === consentId)?.withdrawnAt ?? dutchDay(caller.at);
        return withdrawConsent({ consentId, by: caller.officer, today: dutchDay(caller.at) }, state);
      },
    );
    return { id: consentId, ingetrokkenOp: endedOn };
  }
}
