import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { evolveWeighing, noWeighing, weighingStream, type Weighing, type WeighingCriteria, type WeighingFact } from '#libs/cases/facts';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import { evolveSignal, noSignal, type Signal, type SignalFact } from '#libs/signals/facts';
import { DisclosureList } from '../disclosures.view.js';
import { signalUnknown } from '../dossier.js';
import { grantsTo, versionsOf } from '../holdings.js';
import type { WeighingRecorded } from './weighing.dto.js';

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

/** @param given whether something of the signal was given to this RIEC and not recalled: else it has no ground to weigh, and may not know of it */
export function weigh(
  command: { signalId: string; oin: string; accepted: boolean; criteria: WeighingCriteria },
  { signal, given }: { signal: Signal; given: boolean },
  weighing: Weighing,
): WeighingFact[] {
  if (signal.status === 'absent' || !given) throw signalUnknown();
  if (signal.status === 'withdrawn') throw new Refusal('signal.withdrawn', 'gone', 'Dit signaal is ingetrokken.');
  const before = weighing.result;
  if (before && before.accepted === command.accepted && JSON.stringify(before.criteria) === JSON.stringify(command.criteria)) return [];
  return [{ type: 'SignalWeighed', data: command }];
}

@CommandHandler(WeighSignal)
export class WeighSignalHandler implements ICommandHandler<WeighSignal> {
  constructor(
    private readonly ledger: Ledger,
    private readonly list: DisclosureList,
  ) {}

  async execute({ caller, signalId, accepted, criteria }: WeighSignal): Promise<WeighingRecorded> {
    const { oin } = caller.officer;
    const signal = (await this.ledger.read<SignalFact>({ type: 'signal', id: signalId })).reduce<Signal>(evolveSignal, noSignal);
    const grants = await grantsTo(this.ledger, this.list, signalId, { oin, partner: 'RC' });
    const answer = (versie: number): WeighingRecorded => ({ signaal: signalId, aanvaard: accepted, versie });
    const order = orderFor(caller, weighingStream(oin, signalId), ({ version }) => ({ status: 201, body: answer(version) }));
    const outcome = await this.ledger.decide<Weighing, WeighingFact>(
      { ...order, unchanged: [{ id: signalId, version: signal.version }, ...versionsOf(grants)] },
      { initial: noWeighing, evolve: evolveWeighing },
      (state) => weigh({ signalId, oin, accepted, criteria }, { signal, given: grants.length > 0 }, state),
    );
    return (outcome.replayed?.body as WeighingRecorded | undefined) ?? answer(outcome.version);
  }
}
