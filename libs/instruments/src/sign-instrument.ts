import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import { changeRegister } from './change-register.js';
import type { InstrumentFact, InstrumentRegister } from './facts.js';
import type { InstrumentChanged } from './instrument-answers.dto.js';
import { currentInstrument, isComplete, isParty, type Actor } from './instrument.rules.js';

/** A party puts its name to an agreement, by an officer who may bind it. */
export class SignInstrument extends Command<InstrumentChanged> {
  constructor(
    readonly caller: Caller,
    readonly instrumentId: string,
  ) {
    super();
  }
}

export interface Signing {
  instrumentId: string;
  by: Actor;
  officer: string;
  today: string;
}

export function signInstrument({ instrumentId, by, officer, today }: Signing, register: InstrumentRegister): InstrumentFact[] {
  const known = currentInstrument(register, instrumentId, by, today);
  const { partner, oin } = by;
  if (!isParty(known, by))
    throw new Refusal('instrument.not-a-party', 'forbidden', 'Uw organisatie is geen partij bij deze afspraak. U kunt niet tekenen.');
  if (!isComplete(known))
    throw new Refusal(
      'instrument.incomplete',
      'conflict',
      'Dit besluit mist een verplicht onderdeel van Wpg artikel 20 lid 2. Leg een compleet besluit vast; dat kunt u tekenen.',
    );
  if (known.signed.some((one) => one.partner === partner && one.oin === oin)) return []; // same wish, already true
  return [{ type: 'InstrumentSigned', data: { instrumentId, partner, oin, officer, on: today } }];
}

@CommandHandler(SignInstrument)
export class SignInstrumentHandler implements ICommandHandler<SignInstrument> {
  constructor(private readonly ledger: Ledger) {}

  execute({ caller, instrumentId }: SignInstrument): Promise<InstrumentChanged> {
    const command = { instrumentId, by: caller.officer, officer: caller.officer.id, today: dutchDay(caller.at) };
    return changeRegister(this.ledger, caller, instrumentId, (register) => signInstrument(command, register));
  }
}
