import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartnerDirectory, type Caller } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import { audienceOf, changeRegister, readRegister } from './change-register.js';
import type { InstrumentFact, InstrumentRegister } from './facts.js';
import type { InstrumentChanged } from './instrument-answers.dto.js';
import { currentInstrument, knownInstrument, type Actor } from './instrument.rules.js';

/** Lets a suspended agreement count again. */
export class ResumeInstrument extends Command<InstrumentChanged> {
  constructor(
    readonly caller: Caller,
    readonly instrumentId: string,
  ) {
    super();
  }
}

export interface Resuming {
  instrumentId: string;
  by: Actor;
  today: string;
  audience: string[];
}

export function resumeInstrument({ instrumentId, by, today, audience }: Resuming, register: InstrumentRegister): InstrumentFact[] {
  if (!currentInstrument(register, instrumentId, by, today).suspended) return []; // same wish, already true
  return [{ type: 'InstrumentResumed', data: { instrumentId, audience } }];
}

@CommandHandler(ResumeInstrument)
export class ResumeInstrumentHandler implements ICommandHandler<ResumeInstrument> {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: PartnerDirectory,
  ) {}

  async execute({ caller, instrumentId }: ResumeInstrument): Promise<InstrumentChanged> {
    const audience = await audienceOf(this.directory, knownInstrument(await readRegister(this.ledger), instrumentId));
    const command = { instrumentId, by: caller.officer, today: dutchDay(caller.at), audience };
    return changeRegister(this.ledger, caller, instrumentId, (register) => resumeInstrument(command, register));
  }
}
