import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartnerDirectory, type Caller } from '#libs/identity';
import { Ledger, Refusal } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import { audienceOf, changeRegister, readRegister } from './change-register.js';
import type { InstrumentFact, InstrumentRegister } from './facts.js';
import type { InstrumentChanged } from './instrument-answers.dto.js';
import { currentInstrument, knownInstrument, lastDayOf, type Actor } from './instrument.rules.js';

export const endReasons = ['opgezegd', 'vervangen', 'vergissing', 'niet-meer-nodig'] as const;
export type EndReason = (typeof endReasons)[number];

/** Ends an agreement before its time. The last day still counts; who wants it to stop at once suspends it too. */
export class EndInstrument extends Command<InstrumentChanged> {
  constructor(
    readonly caller: Caller,
    readonly instrumentId: string,
    readonly lastDay: string,
    readonly because: EndReason,
  ) {
    super();
  }
}

export interface Ending {
  instrumentId: string;
  lastDay: string;
  because: EndReason;
  by: Actor;
  today: string;
  audience: string[];
}

/** An end may come nearer, never move away: a longer term is another agreement, that must be signed anew. */
export function endInstrument({ by, today, ...end }: Ending, register: InstrumentRegister): InstrumentFact[] {
  const known = currentInstrument(register, end.instrumentId, by, today);
  if (end.lastDay < today) throw wrongDay('instrument.end-in-past', 'Een afspraak kan niet eindigen op een dag die al voorbij is.');
  if (known.endedOn === end.lastDay) return []; // same wish, already true
  if (end.lastDay >= lastDayOf(known))
    throw wrongDay('instrument.end-too-late', 'De afspraak eindigt dan al. Voor een langere termijn is een nieuwe afspraak nodig.');
  return [{ type: 'InstrumentEnded', data: end }];
}

function wrongDay(code: 'instrument.end-in-past' | 'instrument.end-too-late', detail: string): Refusal {
  return new Refusal(code, 'invalid', detail, [{ pointer: '/laatsteDag', code: 'date.refused', detail }]);
}

@CommandHandler(EndInstrument)
export class EndInstrumentHandler implements ICommandHandler<EndInstrument> {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: PartnerDirectory,
  ) {}

  async execute({ caller, instrumentId, lastDay, because }: EndInstrument): Promise<InstrumentChanged> {
    const audience = await audienceOf(this.directory, knownInstrument(await readRegister(this.ledger), instrumentId));
    const command = { instrumentId, lastDay, because, by: caller.officer, today: dutchDay(caller.at), audience };
    return changeRegister(this.ledger, caller, instrumentId, (register) => endInstrument(command, register));
  }
}
