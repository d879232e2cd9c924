import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import { evolveSignal, noSignal, type Signal, type SignalFact } from '#libs/signals/facts';
import type { WeighingRecorded } from './case-answers.dto.js';
import { evolveWeighing, noWeighing, weighingStream, type Weighing, type WeighingCriteria, type WeighingFact } from './facts.js';

/** The RIEC weighs a signal that was reported to it, on the four criteria of the law. A signal may be weighed again. */
export class WeighSignal extends Command<WeighingRecorded> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
    readonly accepted: boolean,
    readonly criteria: WeighingCriteria,
  ) {
    super();
  }
}

export function weigh(
  command: { signalId: string; oin: string; accepted: boolean; criteria: WeighingCriteria },
  signal: Signal,
  weighing: Weighing,
): WeighingFact[] {
  if (signal.status === 'absent') throw new Refusal('signal.unknown', 'not-found', 'Dit signaal is niet gevonden.');
  if (signal.status === 'withdrawn') throw new Refusal('signal.withdrawn', 'gone', 'Dit signaal is ingetrokken.');
  const before = weighing.result;
  if (before && before.accepted === command.accepted && JSON.stringify(before.criteria) === JSON.stringify(command.criteria)) return [];
  return [{ type: 'SignalWeighed', data: command }];
}

@CommandHandler(WeighSignal)
export class WeighSignalHandler implements ICommandHandler<WeighSignal> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, signalId, accepted, criteria }: WeighSignal): Promise<WeighingRecorded> {
    const { oin } = caller.officer;
    const signal = (await this.ledger.read<SignalFact>({ type: 'signal', id: signalId })).reduce<Signal>(evolveSignal, noSignal);
    const answer = (versie: number): WeighingRecorded => ({ signaal: signalId, aanvaard: accepted, versie });
    const outcome = await this.ledger.decide<Weighing, WeighingFact>(
      orderFor(caller, weighingStream(oin, signalId), ({ version }) => ({ status: 201, body: answer(version) })),
      { initial: noWeighing, evolve: evolveWeighing },
      (state) => weigh({ signalId, oin, accepted, criteria }, signal, state),
    );
    return (outcome.replayed?.body as WeighingRecorded | undefined) ?? answer(outcome.version);
  }
}
