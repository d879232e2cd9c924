import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal, orderFor, type InputProblem } from '#libs/ledger';
import { StandingLaw } from '#libs/law';
import { dutchDay, type PolicyPack } from '#libs/policy';
import { evolveSignal, noSignal, type KnownSignal, type Signal, type SignalFact } from '#libs/signals/facts';
import type { ConsentRecorded } from './consent-answers.dto.js';
import { endsOn } from './consent.rules.js';
import {
  bornPath,
  consentStream,
  evolveConsents,
  noConsents,
  type ConsentFact,
  type ConsentScope,
  type Consents,
  type KnownConsent,
} from './facts.js';

export interface ConsentInput extends Omit<ConsentScope, 'consentId' | 'subject' | 'recordedBy'> {
  /** `ref` of the person in the signal. */
  person: string;
  born: string | null;
  refused: boolean;
}

/** Records what the victim decided: yes or no, to whom, about what, for which purpose, from which day. */
export class GiveConsent extends Command<ConsentRecorded> {
  constructor(
    readonly caller: Caller,
    readonly input: ConsentInput,
  ) {
    super();
  }
}

/** A refusal also ends what this victim agreed to before, for the same purpose and any of the same receivers: the newest wish counts. */
export function give(
  command: { scope: ConsentScope; born: string | null; refused: boolean; today: string },
  consents: Consents,
): ConsentFact[] {
  const { scope, born, refused, today } = command;
  if (scope.givenAt > today) throw new Refusal('consent.in-future', 'invalid', 'De dag van de toestemming ligt in de toekomst.');
  if (scope.expires && scope.expires <= scope.givenAt)
    throw new Refusal('consent.ends-before-start', 'invalid', 'De einddatum ligt niet na de begindatum.');
  const personal = born ? [{ path: bornPath(scope.consentId), subject: scope.subject, value: born }] : [];
  if (!refused) return [{ type: 'ConsentGiven', data: scope, personal }];
  const ended = consents.list.filter((earlier) => standsAgainst(earlier, scope));
  const { signalId } = scope;
  return [
    { type: 'ConsentRefused', data: scope, personal },
    ...ended.map(({ consentId }): ConsentFact => ({ type: 'ConsentWithdrawn', data: { consentId, signalId, withdrawnAt: today } })),
  ];
}

function standsAgainst(earlier: KnownConsent, { subject, purpose, recipients }: ConsentScope): boolean {
  const stands = !earlier.refused && earlier.withdrawnAt === null;
  return (
    stands && earlier.subject === subject && earlier.purpose === purpose && earlier.recipients.some((code) => recipients.includes(code))
  );
}

@CommandHandler(GiveConsent)
export class GiveConsentHandler implements ICommandHandler<GiveConsent> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
  ) {}

  async execute({ caller, input }: GiveConsent): Promise<ConsentRecorded> {
    const { oin, partner } = caller.officer;
    const signal = await this.ownSignal(input.signalId, caller.officer);
    const victim = signal.facets.find(({ ref, facet }) => ref === input.person && facet === 'victim');
    const problems = problemsOf((await this.law.current()).policy, input, victim !== undefined);
    if (problems.length || !victim)
      throw new Refusal('consent.invalid', 'invalid', 'Niet alle gegevens van de toestemming kloppen.', problems);
    const { person: _person, born, refused, ...given } = input;
    const scope: ConsentScope = { ...given, consentId: randomUUID(), subject: victim.subject, recordedBy: { partner, oin } };
    const answer = (facts: Parameters<typeof recorded>[1]) => recorded(scope, facts);
    const outcome = await this.ledger.decide<Consents, ConsentFact>(
      orderFor(caller, consentStream(input.signalId), ({ facts }) => ({ status: 201, body: answer(facts) })),
      { initial: noConsents, evolve: evolveConsents },
      (state) => give({ scope, born, refused, today: dutchDay(caller.at) }, state),
    );
    return (outcome.replayed?.body as ConsentRecorded | undefined) ?? answer(outcome.facts);
  }

  private async ownSignal(signalId: string, by: { oin: string; partner: string }): Promise<KnownSignal> {
    const facts = await this.ledger.read<SignalFact>({ type: 'signal', id: signalId });
    const signal = facts.reduce<Signal>(evolveSignal, noSignal);
    if (signal.status === 'absent' || signal.holder.oin !== by.oin || signal.holder.partner !== by.partner) {
      throw new Refusal('signal.unknown', 'not-found', 'Dit signaal is niet gevonden bij uw organisatie.');
    }
    return signal;
  }
}

function problemsOf(policy: PolicyPack, input: ConsentInput, known: boolean): InputProblem[] {
  const partners = policy.partners.map(({ code }) => code);
  const cells = new Set(policy.fields.flatMap((field) => field.cells));
  const purposes = policy.purposes.map(({ code }) => code);
  return [
    ...(known
      ? []
      : [{ pointer: '/betrokkene', code: 'person.not-a-victim', detail: 'Kies een betrokkene van dit signaal met de rol slachtoffer.' }]),
    ...input.recipients.flatMap((code, index) =>
      partners.includes(code)
        ? []
        : [{ pointer: `/ontvangers/${index}`, code: 'partner.unknown', detail: `Kies uit: ${partners.join(', ')}.` }],
    ),
    ...input.cells.flatMap((cell, index) =>
      cells.has(cell) && cell.startsWith('victim.')
        ? []
        : [
            {
              pointer: `/cellen/${index}`,
              code: 'cell.unknown',
              detail: `Kies uit: ${[...cells].filter((name) => name.startsWith('victim.')).join(', ')}.`,
            },
          ],
    ),
    ...(purposes.includes(input.purpose)
      ? []
      : [{ pointer: '/doel', code: 'purpose.unknown', detail: `Kies uit: ${purposes.join(', ')}.` }]),
  ];
}

function recorded(scope: ConsentScope, facts: { version: number; seq: number; leafHash: string }[]): ConsentRecorded {
  const [first] = facts;
  if (!first) throw new Error('nothing was stored');
  return {
    id: scope.consentId,
    signaal: scope.signalId,
    geldigVanaf: scope.givenAt,
    geldigTot: endsOn(scope),
    versie: first.version,
    volgnummer: first.seq,
    bladhash: first.leafHash,
  };
}
