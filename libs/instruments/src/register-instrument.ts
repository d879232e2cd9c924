import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal, type InputProblem } from '#libs/ledger';
import { dutchDay, type PolicyPack } from '#libs/policy';
import { PackStore, activePolicy, readRulebook } from '#libs/rulebook/facts';
import { changeRegister } from './change-register.js';
import type { InstrumentFact, InstrumentRegister, InstrumentTerms } from './facts.js';
import type { InstrumentChanged } from './instrument-answers.dto.js';
import { sharesRegion, type Actor } from './instrument.rules.js';

/** Puts an agreement in the register. It counts for nothing until it is signed. */
export class RegisterInstrument extends Command<InstrumentChanged> {
  constructor(
    readonly caller: Caller,
    readonly terms: InstrumentTerms,
  ) {
    super();
  }
}

export interface RegisteringInstrument {
  instrumentId: string;
  terms: InstrumentTerms;
  by: Actor;
  today: string;
}

/** The same document for the same regions is the same agreement, so it is not registered twice. */
export function registerInstrument(command: RegisteringInstrument, register: InstrumentRegister): InstrumentFact[] {
  const { instrumentId, terms, by, today } = command;
  if (terms.validFrom > terms.validTo)
    throw new Refusal('instrument.ends-before-start', 'invalid', 'De laatste dag ligt voor de eerste dag.', [
      { pointer: '/geldigTot', code: 'date.before-start', detail: 'Kies een dag op of na de eerste dag.' },
    ]);
  if (terms.validTo < today)
    throw new Refusal('instrument.already-over', 'invalid', 'Deze afspraak is al voorbij.', [
      { pointer: '/geldigTot', code: 'date.past', detail: 'Kies een dag die niet voorbij is.' },
    ]);
  if (terms.regions.some((region) => !sharesRegion([region], by)))
    throw new Refusal(
      'instrument.not-your-region',
      'forbidden',
      "U kunt alleen een afspraak vastleggen voor de regio's van uw organisatie.",
    );
  if (register.list.some(({ documentHash, kind }) => documentHash === terms.documentHash && kind === terms.kind))
    throw new Refusal('instrument.exists', 'conflict', 'Een afspraak met dit document staat al in het register.');
  return [{ type: 'InstrumentRegistered', data: { ...terms, instrumentId, registeredBy: by.oin } }];
}

@CommandHandler(RegisterInstrument)
export class RegisterInstrumentHandler implements ICommandHandler<RegisterInstrument> {
  constructor(
    private readonly ledger: Ledger,
    private readonly packs: PackStore,
  ) {}

  async execute({ caller, terms }: RegisterInstrument): Promise<InstrumentChanged> {
    const active = activePolicy(await readRulebook(this.ledger));
    if (!active) throw new Error('there is no policy in force');
    const problems = problemsOf(await this.packs.get(active.digest), terms);
    if (problems.length) throw new Refusal('instrument.invalid', 'invalid', 'Niet alle gegevens van de afspraak kloppen.', problems);
    const instrumentId = randomUUID();
    const command = { instrumentId, terms, by: caller.officer, today: dutchDay(caller.at) };
    return changeRegister(this.ledger, caller, instrumentId, (register) => registerInstrument(command, register));
  }
}

/** What the catalogue does not know, and what a kind asks for or does not have. */
export function problemsOf(policy: PolicyPack, { kind, regions, parties, purpose, cells, parts }: InstrumentTerms): InputProblem[] {
  const knownRegions = new Set(policy.organisations.flatMap((organisation) => organisation.regions));
  const codes = policy.partners.map(({ code }) => code);
  const knownCells = new Set(policy.cells);
  const purposes = policy.purposes.map(({ code }) => code);
  const written = kind === 'I-W20';
  return [
    ...regions.flatMap((region, index) =>
      knownRegions.has(region) ? [] : [{ pointer: `/regios/${index}`, code: 'region.unknown', detail: 'Deze regio kent de hub niet.' }],
    ),
    ...parties.flatMap(({ partner }, index) =>
      codes.includes(partner)
        ? []
        : [{ pointer: `/partijen/${index}/partner`, code: 'partner.unknown', detail: `Kies uit: ${codes.join(', ')}.` }],
    ),
    ...cells.flatMap((cell, index) =>
      knownCells.has(cell) ? [] : [{ pointer: `/cellen/${index}`, code: 'cell.unknown', detail: 'Deze soort gegevens bestaat niet.' }],
    ),
    ...(purpose === null || purposes.includes(purpose)
      ? []
      : [{ pointer: '/doel', code: 'purpose.unknown', detail: `Kies uit: ${purposes.join(', ')}.` }]),
    ...(written || (purpose === null && cells.length === 0 && parts === null)
      ? []
      : [
          {
            pointer: '/soort',
            code: 'kind.has-no-parts',
            detail: 'Doel, cellen en onderdelen horen alleen bij een besluit op grond van Wpg 20.',
          },
        ]),
  ];
}
