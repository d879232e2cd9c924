import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import type { CaseChanged } from './case-answers.dto.js';
import { changeCase } from './change-case.js';
import { weighingStream, type CaseFact, type OpenCase, type Weighing } from './facts.js';
import { requireAccepted, weighingOf } from './open-case.js';

/** Adds a weighed and accepted signal to a case. */
export class LinkSignal extends Command<CaseChanged> {
  constructor(
    readonly caller: Caller,
    readonly caseId: string,
    readonly signalId: string,
  ) {
    super();
  }
}

export function linkSignal(signalId: string, weighing: Weighing, open: OpenCase): CaseFact[] {
  if (open.signals.includes(signalId)) return []; // same wish, already true
  requireAccepted(weighing);
  return [{ type: 'SignalLinked', data: { signalId } }];
}

@CommandHandler(LinkSignal)
export class LinkSignalHandler implements ICommandHandler<LinkSignal> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, caseId, signalId }: LinkSignal): Promise<CaseChanged> {
    const { oin } = caller.officer;
    const weighing = await weighingOf(this.ledger, oin, signalId);
    const unchanged = [{ id: weighingStream(oin, signalId).id, version: weighing.version }];
    return changeCase(this.ledger, caller, caseId, (open) => linkSignal(signalId, weighing, open), unchanged);
  }
}
