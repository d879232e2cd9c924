import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { StandingLaw } from '#libs/law';
import { Ledger, Refusal, orderFor, type InputProblem, type Json } from '#libs/ledger';
import { dutchDay, type FieldDefinition } from '#libs/policy';
import { valuePath, type KnownSignal, type Signal, type SignalFact, type SignalField } from './facts.js';
import { canonicalValue, checkValue } from './field-value.rules.js';
import type { SignalChanged } from './signal-answers.dto.js';
import { signalDecider, signalStream } from './register-signal.js';
import { ownActive, type Owner } from './signal.rules.js';

/** Why a value changes; a code, because the reason itself must not name a person. */
export const correctionReasons = ['typefout', 'onjuist', 'verouderd', 'betwist'] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

export interface Correction {
  id: string;
  /** null takes the field away. */
  value: Json;
}

export class CorrectSignal extends Command<SignalChanged> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
    readonly corrections: Correction[],
    readonly because: CorrectionReason,
  ) {
    super();
  }
}

export function correct(command: { corrections: Correction[]; because: CorrectionReason; by: Owner }, signal: Signal): SignalFact[] {
  const known = ownActive(signal, command.by);
  const corrected = command.corrections.filter(({ value }) => value !== null);
  const removed = command.corrections.filter(({ value }) => value === null);
  for (const { id } of removed) fieldOf(known, id);
  const personal = corrected.map(({ id, value }) => ({ path: valuePath(id), subject: fieldOf(known, id).subject, value }));
  const data = { corrected: corrected.map(({ id }) => id), removed: removed.map(({ id }) => id), because: command.because };
  return [{ type: 'SignalCorrected', data, personal }];
}

@CommandHandler(CorrectSignal)
export class CorrectSignalHandler implements ICommandHandler<CorrectSignal> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
  ) {}

  async execute({ caller, signalId, corrections, because }: CorrectSignal): Promise<SignalChanged> {
    const by = caller.officer;
    const { fields } = (await this.law.current()).policy;
    const answer = (facts: Parameters<typeof changedBy>[1]) => changedBy(signalId, facts);
    const outcome = await this.ledger.decide<Signal, SignalFact>(
      orderFor(caller, signalStream(signalId), ({ facts }) => ({ status: 201, body: answer(facts) })),
      signalDecider,
      (state) => {
        const known = ownActive(state, by);
        const written = corrections.map((one) => ({ ...one, value: asWritten(fields, known, one) }));
        const problems = correctionProblems(fields, known, written, dutchDay(caller.at));
        if (problems.length) throw new Refusal('signal.invalid-correction', 'invalid', 'Niet alle correcties kloppen.', problems);
        return correct({ corrections: written, because, by }, state);
      },
    );
    return (outcome.replayed?.body as SignalChanged | undefined) ?? answer(outcome.facts);
  }
}

export function changedBy(id: string, facts: { version: number; seq: number; leafHash: string }[]): SignalChanged {
  const last = facts.at(-1);
  if (!last) throw new Error('nothing was stored');
  return { id, versie: last.version, volgnummer: last.seq, bladhash: last.leafHash };
}

/** The value in the spelling in which it is stored. */
function asWritten(dictionary: readonly FieldDefinition[], known: KnownSignal, { id, value }: Correction): Json {
  const key = known.fields.find((field) => field.id === id)?.key;
  const definition = dictionary.find((field) => field.key === key);
  return definition ? (canonicalValue(definition, value) as Json) : value;
}

/** Everything that is wrong with some corrections. @param today ISO date */
export function correctionProblems(
  dictionary: readonly FieldDefinition[],
  known: KnownSignal,
  corrections: readonly Correction[],
  today: string,
): InputProblem[] {
  return corrections.flatMap(({ id, value }, index) => {
    const pointer = `/correcties/${index}`;
    const field = known.fields.find((candidate) => candidate.id === id);
    const definition = dictionary.find(({ key }) => key === field?.key);
    if (!definition) return [{ pointer: `${pointer}/id`, code: 'field.not-stored', detail: 'Dit veld is in dit signaal niet opgeslagen.' }];
    if (corrections.findIndex((other) => other.id === id) !== index) {
      return [{ pointer: `${pointer}/id`, code: 'field.twice', detail: 'Noem elk veld één keer.' }];
    }
    if (value === null) return [];
    return checkValue(definition, value, today).map((found) => ({ ...found, pointer: `${pointer}/waarde${found.pointer}` }));
  });
}

function fieldOf(known: KnownSignal, id: string): SignalField {
  const field = known.fields.find((candidate) => candidate.id === id);
  if (!field) throw new Refusal('signal.field-unknown', 'not-found', 'Dit veld is in dit signaal niet opgeslagen.');
  return field;
}
