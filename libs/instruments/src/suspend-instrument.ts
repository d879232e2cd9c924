import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartnerDirectory, type Caller } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import { audienceOf, changeRegister, readRegister } from './change-register.js';
import type { InstrumentFact, InstrumentRegister } from './facts.js';
import type { InstrumentChanged } from './instrument-answers.dto.js';
import { currentInstrument, knownInstrument, requireStake, type Actor } from './instrument.rules.js';

/** Why an agreement stops for now; a code, because the reason itself must not name a person. */
export const suspensionReasons = ['incident', 'advies-commissie', 'aanwijzing-toezichthouder', 'verzoek-partij'] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];

/** Stops an agreement for now: from the very next decision on it does not count, until it is resumed. */
export class SuspendInstrument extends Command<InstrumentChanged> {
  constructor(
    readonly caller: Caller,
    readonly instrumentId: string,
    readonly because: SuspensionReason,
  ) {
    super();
  }
}

export interface Suspending {
  instrumentId: string;
  because: SuspensionReason;
  by: Actor;
  today: string;
  audience: string[];
}

export function suspendInstrument(
  { instrumentId, because, by, today, audience }: Suspending,
  register: InstrumentRegister,
): InstrumentFact[] {
  const known = currentInstrument(register, instrumentId, by, today);
  requireStake(known, by);
  if (known.suspended) return []; // same wish, already true
  return [{ type: 'InstrumentSuspended', data: { instrumentId, because, audience } }];
}

@CommandHandler(SuspendInstrument)
export class SuspendInstrumentHandler implements ICommandHandler<SuspendInstrument> {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: PartnerDirectory,
  ) {}

  async execute({ caller, instrumentId, because }: SuspendInstrument): Promise<InstrumentChanged> {
    const audience = await audienceOf(this.directory, knownInstrument(await readRegister(this.ledger), instrumentId));
    const command = { instrumentId, because, by: caller.officer, today: dutchDay(caller.at), audience };
    return changeRegister(this.ledger, caller, instrumentId, (register) => suspendInstrument(command, register));
  }
}
