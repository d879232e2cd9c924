import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, orderFor } from '#libs/ledger';
import type { Signal, SignalFact } from './facts.js';
import type { SignalWithdrawal } from './signal-answers.dto.js';
import { signalDecider, signalStream } from './register-signal.js';
import { ownSignal, type Owner } from './signal.rules.js';

export const withdrawalReasons = ['vergissing', 'onjuist', 'dubbel', 'geen-grond'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** Takes the signal back: from now on nobody gets it any more. What was disclosed before stays on record. */
export class WithdrawSignal extends Command<SignalWithdrawal> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
    readonly because: WithdrawalReason,
  ) {
    super();
  }
}

export function withdraw(command: { because: WithdrawalReason; by: Owner }, signal: Signal): SignalFact[] {
  if (ownSignal(signal, command.by).status === 'withdrawn') return []; // same wish, already true
  return [{ type: 'SignalWithdrawn', data: { because: command.because } }];
}

@CommandHandler(WithdrawSignal)
export class WithdrawSignalHandler implements ICommandHandler<WithdrawSignal> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, signalId, because }: WithdrawSignal): Promise<SignalWithdrawal> {
    const answer = (version: number): SignalWithdrawal => ({ id: signalId, status: 'ingetrokken', versie: version });
    const outcome = await this.ledger.decide<Signal, SignalFact>(
      orderFor(caller, signalStream(signalId), ({ version }) => ({ status: 201, body: answer(version) })),
      signalDecider,
      (state) => withdraw({ because, by: caller.officer }, state),
    );
    return (outcome.replayed?.body as SignalWithdrawal | undefined) ?? answer(outcome.version);
  }
}
