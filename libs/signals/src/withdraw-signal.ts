import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, orderFor } from '#libs/ledger';
import type { Signal, SignalFact } from './facts.js';
import { changedBy, type SignalChanged } from './correct-signal.js';
import { signalDecider, signalStream } from './register-signal.js';
import { ownSignal } from './signal.rules.js';

export const withdrawalReasons = ['vergissing', 'onjuist', 'dubbel', 'geen-grond'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** Takes the signal back: from now on nobody gets it any more. What was disclosed before stays on record. */
export class WithdrawSignal extends Command<SignalChanged | { id: string; versie: number }> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
    readonly because: WithdrawalReason,
  ) {
    super();
  }
}

export function withdraw(command: { because: WithdrawalReason; by: string }, signal: Signal): SignalFact[] {
  if (ownSignal(signal, command.by).status === 'withdrawn') return []; // same wish, already true
  return [{ type: 'SignalWithdrawn', data: { because: command.because } }];
}

@CommandHandler(WithdrawSignal)
export class WithdrawSignalHandler implements ICommandHandler<WithdrawSignal> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, signalId, because }: WithdrawSignal): Promise<SignalChanged | { id: string; versie: number }> {
    const outcome = await this.ledger.decide<Signal, SignalFact>(
      orderFor(caller, signalStream(signalId), ({ facts }) => ({ status: 201, body: changedBy(signalId, facts) })),
      signalDecider,
      (state) => withdraw({ because, by: caller.officer.oin }, state),
    );
    if (outcome.replayed) return outcome.replayed.body as unknown as SignalChanged;
    return outcome.facts.length ? changedBy(signalId, outcome.facts) : { id: signalId, versie: outcome.version };
  }
}
