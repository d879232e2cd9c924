import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { StandingLaw, sourcesOf, type Law } from '#libs/law';
import { Ledger, Refusal, orderFor, type InputProblem, type StreamName } from '#libs/ledger';
import { decideRecord, dutchDay, transferRequest, type PolicyPack, type RecordDecision, type Regime } from '#libs/policy';
import { spanned } from '#libs/telemetry';
import { evolveSignal, noSignal, valuePath } from './facts.js';
import type { Holder, Signal, SignalFact, SignalFacet, SignalField, Situation } from './facts.js';
import { resolveFields, type DraftField, type OfferedField } from './intake.rules.js';
import { judgeRegistering, withoutValue } from './signal.rules.js';
import type { SignalReceipt } from './signal-answers.dto.js';
import { receiptOf } from './signal-receipt.js';

/** What an officer reports: the fields, the people as roles, and the circumstances on which the law turns. */
export interface SignalInput {
  purposes: string[];
  seenOn: string;
  situation: Situation;
  facets: { ref: string; facet: string }[];
  fields: OfferedField[];
}

export class RegisterSignal extends Command<SignalReceipt> {
  constructor(
    readonly caller: Caller,
    readonly input: SignalInput,
  ) {
    super();
  }
}

export interface Registering {
  kenmerk: string;
  holder: Holder;
  purposes: string[];
  situation: Situation;
  caseSubject: string;
  facets: SignalFacet[];
  fields: DraftField[];
  decisions: RecordDecision[];
}

/** Stores what the law lets this organisation store, and names the rest without its value. Refused whole when nothing may be stored. */
export function register(command: Registering, signal: Signal): SignalFact[] {
  if (signal.status !== 'absent') throw new Refusal('signal.exists', 'conflict', 'Dit signaal bestaat al.');
  const { fields, decisions, ...kept } = command;
  const { stored, refused } = judgeRegistering(fields, decisions);
  if (stored.length === 0) {
    throw new Refusal(
      'signal.nothing-to-store',
      'forbidden',
      'Geen van deze gegevens mag uw organisatie vastleggen. Vraag een voorbeeld op om per veld de reden en de uitweg te zien.',
    );
  }
  const data = {
    ...kept,
    facets: kept.facets.filter(({ subject }) => stored.some((field) => field.subject === subject)),
    fields: stored.map(withoutValue),
    refused: refused.map(({ key, cell, reason }) => ({ key, cell, reason })),
    decisions,
  };
  return [{ type: 'SignalRegistered', data, personal: stored.map(({ id, subject, value }) => ({ path: valuePath(id), subject, value })) }];
}

export const signalDecider = { initial: noSignal, evolve: evolveSignal };
export const signalStream = (id: string): StreamName => ({ type: 'signal', id });

@CommandHandler(RegisterSignal)
export class RegisterSignalHandler implements ICommandHandler<RegisterSignal> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
  ) {}

  execute({ caller, input }: RegisterSignal): Promise<SignalReceipt> {
    return this.law.under((law) => this.once(law, caller, input));
  }

  private async once(law: Law, caller: Caller, input: SignalInput): Promise<SignalReceipt> {
    const id = randomUUID();
    const command = registeringOf(law, caller, id, input);
    const receipt = (facts: Parameters<typeof receiptOf>[2]) => receiptOf(law.policy, id, facts, command.kenmerk);
    const order = orderFor(caller, signalStream(id), ({ facts }) => ({ status: 201, body: receipt(facts) }));
    const outcome = await this.ledger.decide<Signal, SignalFact>(
      { ...order, expectedVersion: 0, unchanged: [...law.versions] },
      signalDecider,
      (state) => register(command, state),
    );
    return (outcome.replayed?.body as SignalReceipt | undefined) ?? receipt(outcome.facts);
  }
}

/** Resolves the input and judges registering, once per purpose. Throws one refusal with every problem of the input. */
export function registeringOf(law: Law, caller: Caller, id: string, input: SignalInput): Registering {
  const holder = holderOf(caller);
  const caseSubject = randomUUID();
  const facets = input.facets.map((facet) => ({ ...facet, subject: randomUUID() }));
  const { policy } = law;
  const given = { caseSubject, regime: regimeOf(policy, holder), on: input.seenOn, firstId: 1, today: dutchDay(caller.at) };
  const { fields, problems } = resolveFields(policy.fields, facets, input.fields, given);
  problems.push(...purposeProblems(policy, input.purposes));
  if (problems.length) throw new Refusal('signal.invalid-input', 'invalid', 'Niet alles klopt.', problems);
  const decisions = judgeFields(law, caller, holder, input.situation, input.purposes, fields);
  return { kenmerk: kenmerkOf(id), holder, purposes: input.purposes, situation: input.situation, caseSubject, facets, fields, decisions };
}

function purposeProblems(policy: PolicyPack, purposes: readonly string[]): InputProblem[] {
  const known = policy.purposes.map(({ code }) => code);
  return purposes.flatMap((purpose, index) =>
    known.includes(purpose) ? [] : [{ pointer: `/doelen/${index}`, code: 'purpose.unknown', detail: `Kies uit: ${known.join(', ')}.` }],
  );
}

/**
 * Judges registering, once per purpose.
 * @param holder under which task the officer works now
 * @param obtained under which task the fields were obtained
 */
export function judgeFields(
  { policy, instruments, versions }: Law,
  caller: Caller,
  holder: Holder,
  situation: Situation,
  purposes: string[],
  fields: SignalField[],
  obtained: Pick<Holder, 'partner' | 'task'> = holder,
): RecordDecision[] {
  const held = fields.map(({ id, cell, regime, on, finding }) => ({
    id,
    cell,
    obtained: { by: obtained.partner, task: obtained.task, regime, on, finding },
  }));
  return purposes.map((purpose) => {
    const request = transferRequest(instruments, { activity: 'register', from: holder, purpose, asOf: dutchDay(caller.at) });
    return spanned('policy.decide', { 'seinhuis.activity': 'register', 'seinhuis.fields': held.length }, () =>
      decideRecord(policy, randomUUID(), { ...request, ...situation }, held, { sources: sourcesOf(versions) }),
    );
  });
}

/** The law under which a holder has its data: that of the partner, unless its task has one of its own. */
export function regimeOf(policy: PolicyPack, { partner, task }: Pick<Holder, 'partner' | 'task'>): Regime {
  const known = policy.partners.find(({ code }) => code === partner);
  if (!known) throw new Error(`partner ${partner} is not in the policy`);
  return known.taskRegimes?.[task] ?? known.regime;
}

export function holderOf({ officer }: Caller): Holder {
  if (!officer.task)
    throw new Refusal('officer.no-task', 'forbidden', 'Kies eerst onder welke taak u werkt. Zonder taak mag u geen gegevens vastleggen.');
  return { partner: officer.partner, oin: officer.oin, task: officer.task, regions: officer.regions };
}

/** Short reference that a person can read out over the phone; derived from the id, says nothing about the content. */
function kenmerkOf(id: string): string {
  const alphabet = '23456789BCDFGHJKLMNPQRSTVWXZ';
  let rest = BigInt(`0x${id.replaceAll('-', '')}`);
  let code = '';
  for (let position = 0; position < 8; position += 1) {
    code += alphabet[Number(rest % BigInt(alphabet.length))];
    rest /= BigInt(alphabet.length);
  }
  return `SH-${code.slice(0, 4)}-${code.slice(4)}`;
}
