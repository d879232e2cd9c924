import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import type { RecallRecorded } from './disclosure-answers.dto.js';
import { disclosureStream, evolveDisclosure, noDisclosure, type Disclosure, type DisclosureFact, type End } from './facts.js';

export const recallReasons = ['vergissing', 'onjuist', 'grond-vervallen', 'verzoek-betrokkene'] as const;
export type RecallReason = (typeof recallReasons)[number];

/** Takes a disclosure back: it is not delivered any more, and the receiver sees that it was recalled. What was read stays on record. */
export class RecallDisclosure extends Command<RecallRecorded> {
  constructor(
    readonly caller: Caller,
    readonly disclosureId: string,
    readonly because: RecallReason,
  ) {
    super();
  }
}

export function recall(command: { because: RecallReason; by: Pick<End, 'oin' | 'partner'> }, state: Disclosure): DisclosureFact[] {
  if (state.status === 'absent' || state.from.oin !== command.by.oin || state.from.partner !== command.by.partner)
    throw new Refusal('disclosure.unknown', 'not-found', 'Deze verstrekking is niet gevonden.');
  if (state.status === 'recalled') return []; // same wish, already true
  if (state.status === 'refused')
    throw new Refusal('disclosure.never-granted', 'conflict', 'Deze verstrekking is geweigerd. Er is niets om terug te nemen.');
  return [{ type: 'DisclosureRecalled', data: { disclosureId: state.disclosureId, signalId: state.signalId, because: command.because } }];
}

@CommandHandler(RecallDisclosure)
export class RecallDisclosureHandler implements ICommandHandler<RecallDisclosure> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, disclosureId, because }: RecallDisclosure): Promise<RecallRecorded> {
    const answer = (version: number): RecallRecorded => ({ id: disclosureId, status: 'teruggenomen', versie: version });
    const outcome = await this.ledger.decide<Disclosure, DisclosureFact>(
      orderFor(caller, disclosureStream(disclosureId), ({ version }) => ({ status: 201, body: answer(version) })),
      { initial: noDisclosure, evolve: evolveDisclosure },
      (state) => recall({ because, by: caller.officer }, state),
    );
    return (outcome.replayed?.body as RecallRecorded | undefined) ?? answer(outcome.version);
  }
}
