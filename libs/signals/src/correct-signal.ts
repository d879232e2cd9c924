import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Ledger, Refusal, orderFor, type InputProblem, type Json, type StoredFact } from '#libs/ledger';
import { dutchDay, tellVerdict, type FieldDefinition, type PolicyPack, type RecordDecision } from '#libs/policy';
import { Vault } from '#libs/vault';
import { correctionOf } from './correction-answer.js';
import { evolveSignal, noSignal, valuePath, type KnownSignal, type Signal, type SignalCorrected, type SignalFact } from './facts.js';
import { canonicalValue, checkValue } from './field-value.rules.js';
import type { DraftField } from './intake.rules.js';
import { movedTags } from './moved-tags.js';
import { holderOf, judgeFields, signalDecider, signalStream } from './register-signal.js';
import type { SignalCorrection } from './signal-answers.dto.js';
import { judgeRegistering, ownActive, withoutValue, type Owner } from './signal.rules.js';

/** Why a value changes; a code, because the reason itself must not name a person. */
export const correctionReasons = ['typefout', 'onjuist', 'verouderd', 'betwist'] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

export interface Correction {
  id: string;
  /** null takes the field away. */
  value: Json;
}

/** Gives a stored field another value, or takes it away. The new value is judged as one that is registered today. */
export class CorrectSignal extends Command<SignalCorrection> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
    readonly corrections: Correction[],
    readonly because: CorrectionReason,
  ) {
    super();
  }
}

export interface Correcting {
  corrections: Correction[];
  because: CorrectionReason;
  by: Owner;
  /** On registering the new values; a value that none of them permits is not stored. */
  decisions: RecordDecision[];
}

export function correct(command: Correcting, signal: Signal): SignalFact[] {
  const known = ownActive(signal, command.by);
  const { corrections, because, decisions } = command;
  const removed = corrections.filter(({ value }) => value === null).map(({ id }) => fieldOf(known, id).id);
  const drafts = draftsOf(known, corrections);
  const { stored, refused } = judgeRegistering(drafts, decisions);
  if (stored.length === 0 && removed.length === 0) throw nothingToStore([]);
  const data = {
    corrected: stored.map(({ id }) => id),
    removed,
    because,
    ...(drafts.length && {
      fields: drafts.map(withoutValue),
      refused: refused.map(({ id, key, cell, reason }) => ({ id, key, cell, reason })),
      decisions,
    }),
  };
  return [{ type: 'SignalCorrected', data, personal: stored.map(({ id, subject, value }) => ({ path: valuePath(id), subject, value })) }];
}

@CommandHandler(CorrectSignal)
export class CorrectSignalHandler implements ICommandHandler<CorrectSignal> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly vault: Vault,
  ) {}

  execute(command: CorrectSignal): Promise<SignalCorrection> {
    return this.law.under((law) => this.once(law, command));
  }

  private async once(law: Law, command: CorrectSignal): Promise<SignalCorrection> {
    const { caller, signalId } = command;
    // a refusal is told by the ledger, which knows whether this same request was done a moment ago
    const prepared = await this.prepare(law, command).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
    const answer = (stored: StoredFact[]) => correctionOf(law.policy, signalId, stored as StoredFact<SignalCorrected>[]);
    const order = orderFor(caller, signalStream(signalId), ({ facts }) => ({ status: 201, body: answer(facts) }));
    const outcome = await this.ledger.decide<Signal, SignalFact>(
      {
        ...order,
        unchanged: [...law.versions, ...(prepared instanceof Refusal ? [] : prepared.read)],
        alongside: (tx) => (prepared instanceof Refusal ? Promise.resolve() : this.vault.remember(tx, prepared.tags)),
      },
      signalDecider,
      (state) => {
        if (prepared instanceof Refusal) throw prepared;
        return correct(prepared.correcting, state);
      },
    );
    return (outcome.replayed?.body as SignalCorrection | undefined) ?? answer(outcome.facts);
  }

  /** Checks and judges on the signal as it is read here; `read` makes the append refuse when it moved since. */
  private async prepare(law: Law, { caller, signalId, corrections, because }: CorrectSignal) {
    const by = caller.officer;
    const facts = await this.ledger.read<SignalFact>(signalStream(signalId));
    const known = ownActive(facts.reduce<Signal>(evolveSignal, noSignal), by);
    const written = writtenIn(law.policy.fields, known, corrections, dutchDay(caller.at));
    const drafts = draftsOf(known, written);
    const decisions = drafts.length
      ? judgeFields(law, caller, holderOf(caller), known.situation, known.purposes, drafts, known.holder)
      : [];
    requireSomething(law.policy, written, decisions, drafts);
    const tags = await movedTags(this.ledger, this.vault, signalId, known, judgeRegistering(drafts, decisions).stored);
    const correcting: Correcting = { corrections: written, because, by, decisions };
    return { correcting, tags, read: [{ id: signalId, version: known.version }] };
  }
}

/** The values in the spelling in which they are stored. @throws Refusal 'signal.invalid-correction' with every problem @param today ISO date */
function writtenIn(
  dictionary: readonly FieldDefinition[],
  known: KnownSignal,
  corrections: readonly Correction[],
  today: string,
): Correction[] {
  const written = corrections.map(({ id, value }) => {
    const key = known.fields.find((field) => field.id === id)?.key;
    const definition = dictionary.find((field) => field.key === key);
    return { id, value: definition ? (canonicalValue(definition, value) as Json) : value };
  });
  const problems = correctionProblems(dictionary, known, written, today);
  if (problems.length) throw new Refusal('signal.invalid-correction', 'invalid', 'Niet alle correcties kloppen.', problems);
  return written;
}

/** The fields that get another value, with it. */
function draftsOf(known: KnownSignal, corrections: readonly Correction[]): DraftField[] {
  return corrections
    .filter(({ value }) => value !== null)
    .map(({ id, value }) => {
      const { at: _at, recordedAt: _recordedAt, correctedAt: _correctedAt, ...field } = fieldOf(known, id);
      return { ...field, value };
    });
}

/** Refused whole, with the reason and the ways out of each value. */
function requireSomething(
  policy: PolicyPack,
  corrections: readonly Correction[],
  decisions: readonly RecordDecision[],
  drafts: readonly DraftField[],
): void {
  const { stored, refused } = judgeRegistering(drafts, decisions);
  if (stored.length > 0 || corrections.some(({ value }) => value === null)) return;
  const problems = refused.map(({ id, cell, reason, verdict }): InputProblem => {
    const { uitleg, reden, uitwegen } = tellVerdict(policy, cell, verdict, decisions[0]?.asOf ?? '');
    const index = corrections.findIndex((one) => one.id === id);
    const detail = [uitleg, ...uitwegen.map(({ tekst }) => tekst)].join(' ');
    return { pointer: `/correcties/${index}/waarde`, code: reden?.code ?? reason, detail };
  });
  throw nothingToStore(problems);
}

function nothingToStore(problems: InputProblem[]): Refusal {
  return new Refusal(
    'signal.nothing-to-store',
    'forbidden',
    'Geen van deze waarden mag uw organisatie nu vastleggen. De oude waarden staan er nog; klopt er een niet, haal die dan weg met null.',
    problems,
  );
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

function fieldOf(known: KnownSignal, id: string): KnownSignal['fields'][number] {
  const field = known.fields.find((candidate) => candidate.id === id);
  if (!field) throw new Refusal('signal.field-unknown', 'not-found', 'Dit veld is in dit signaal niet opgeslagen.');
  return field;
}
