import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { Ledger, orderFor } from '#libs/ledger';
import { evolveSignal, noSignal, type Signal, type SignalFact } from '#libs/signals/facts';
import type { HoldTold } from './erasure.dto.js';
import { liftHold, placeHold } from './erasure.rules.js';

export const holdReasons = ['rechtszaak', 'klacht', 'toezicht'] as const;
export type HoldReason = (typeof holdReasons)[number];
export const liftReasons = ['afgelopen', 'vergissing'] as const;

/** Nothing of the signal may be destroyed until the hold is lifted. */
export class PlaceHold extends Command<HoldTold> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
    readonly because: HoldReason,
  ) {
    super();
  }
}

export class LiftHold extends Command<HoldTold> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
    readonly holdId: string,
    readonly because: (typeof liftReasons)[number],
  ) {
    super();
  }
}

const decider = { initial: noSignal, evolve: evolveSignal };

@CommandHandler(PlaceHold)
export class PlaceHoldHandler implements ICommandHandler<PlaceHold> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, signalId, because }: PlaceHold): Promise<HoldTold> {
    const answer: HoldTold = { id: randomUUID(), signaal: signalId, status: 'geldt' };
    const outcome = await this.ledger.decide<Signal, SignalFact>(
      orderFor(caller, { type: 'signal', id: signalId }, () => ({ status: 201, body: answer })),
      decider,
      (signal) => placeHold({ holdId: answer.id, because }, signal),
    );
    return (outcome.replayed?.body as HoldTold | undefined) ?? answer;
  }
}

@CommandHandler(LiftHold)
export class LiftHoldHandler implements ICommandHandler<LiftHold> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, signalId, holdId, because }: LiftHold): Promise<HoldTold> {
    const answer: HoldTold = { id: holdId, signaal: signalId, status: 'opgeheven' };
    await this.ledger.decide<Signal, SignalFact>(
      orderFor(caller, { type: 'signal', id: signalId }, () => ({ status: 201, body: answer })),
      decider,
      (signal) => liftHold({ holdId, because }, signal),
    );
    return answer;
  }
}
