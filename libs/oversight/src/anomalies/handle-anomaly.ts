import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, orderFor, Refusal } from '#libs/ledger';
import { anomalyStream, evolveHandling, noHandling, type AnomalyHandled, type AnomalyReason, type Handling } from './facts.js';
import { AnomalyFinder, type Period } from './find-anomalies.js';
import { handleAnomaly } from './handling.rules.js';
import type { HandledTold } from './anomaly.dto.js';

/** An officer of supervision says how it ended. `period`: in which it is found, so that nobody can write down one that is not there. */
export class HandleAnomaly extends Command<HandledTold> {
  constructor(
    readonly caller: Caller,
    readonly id: string,
    readonly period: Period,
    readonly because: AnomalyReason,
  ) {
    super();
  }
}

@CommandHandler(HandleAnomaly)
export class HandleAnomalyHandler implements ICommandHandler<HandleAnomaly> {
  constructor(
    private readonly finder: AnomalyFinder,
    private readonly ledger: Ledger,
  ) {}

  async execute({ caller, id, period, because }: HandleAnomaly): Promise<HandledTold> {
    const anomaly = (await this.finder.find(period)).find((one) => one.id === id);
    if (!anomaly) throw new Refusal('anomaly.unknown', 'not-found', 'Deze afwijking is in deze periode niet gevonden.');
    const answer: HandledTold = { id, reden: because };
    await this.ledger.decide<Handling, AnomalyHandled>(
      orderFor(caller, anomalyStream(id), () => ({ status: 201, body: answer })),
      { initial: noHandling, evolve: evolveHandling },
      (state) => handleAnomaly({ anomaly, because }, state),
    );
    return answer;
  }
}
