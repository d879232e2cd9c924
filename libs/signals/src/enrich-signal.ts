import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import { valuePath, type KnownSignal, type Signal, type SignalFact } from './facts.js';
import { resolveFields } from './intake.rules.js';
import { holderOf, judgeFields, regimeOf, signalDecider, signalStream, type Registering, type SignalInput } from './register-signal.js';
import type { SignalReceipt } from './signal-answers.dto.js';
import { receiptOf } from './signal-receipt.js';
import { judgeRegistering, ownActive, withoutValue, type Owner } from './signal.rules.js';

/** Adds fields, people or better circumstances. What is already stored stays; only what is new is judged. */
export class EnrichSignal extends Command<SignalReceipt> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
    readonly input: Omit<SignalInput, 'purposes'>,
  ) {
    super();
  }
}

export type Enriching = Pick<Registering, 'situation' | 'facets' | 'fields' | 'decisions'>;

export function enrich(command: Enriching, by: Owner & { task: string | null }, signal: Signal): SignalFact[] {
  requireTaskOf(ownActive(signal, by), by.task);
  const { fields, decisions, facets, situation } = command;
  const { stored, refused } = judgeRegistering(fields, decisions);
  if (fields.length > 0 && stored.length === 0) {
    throw new Refusal(
      'signal.nothing-to-store',
      'forbidden',
      'Geen van deze gegevens mag uw organisatie vastleggen. Vraag een voorbeeld op om per veld de reden en de uitweg te zien.',
    );
  }
  const data = {
    situation,
    facets: facets.filter(({ subject }) => stored.some((field) => field.subject === subject)),
    fields: stored.map(withoutValue),
    refused: refused.map(({ key, cell, reason }) => ({ key, cell, reason })),
    decisions,
  };
  return [{ type: 'SignalEnriched', data, personal: stored.map(({ id, subject, value }) => ({ path: valuePath(id), subject, value })) }];
}

/**
 * What a colleague found under another task has another origin, and may have another law. A signal has one: what was found elsewhere is a signal of its own.
 */
function requireTaskOf({ holder }: KnownSignal, task: string | null): void {
  if (task === holder.task) return;
  const detail = 'Dit signaal is vastgelegd voor een andere taak. Wissel van taak, of meld wat u zag als een eigen signaal.';
  throw new Refusal('signal.other-task', 'forbidden', detail);
}

@CommandHandler(EnrichSignal)
export class EnrichSignalHandler implements ICommandHandler<EnrichSignal> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
  ) {}

  execute(command: EnrichSignal): Promise<SignalReceipt> {
    return this.law.under((law) => this.once(law, command));
  }

  private async once(law: Law, { caller, signalId, input }: EnrichSignal): Promise<SignalReceipt> {
    const by = caller.officer;
    let kenmerk = '';
    const receipt = (facts: Parameters<typeof receiptOf>[2]) => receiptOf(law.policy, signalId, facts, kenmerk);
    const order = orderFor(caller, signalStream(signalId), ({ facts }) => ({ status: 201, body: receipt(facts) }));
    const outcome = await this.ledger.decide<Signal, SignalFact>({ ...order, unchanged: [...law.versions] }, signalDecider, (state) => {
      const known = ownActive(state, by);
      kenmerk = known.kenmerk;
      return enrich(enrichingOf(law, caller, known, input), by, state);
    });
    return (outcome.replayed?.body as SignalReceipt | undefined) ?? receipt(outcome.facts);
  }
}

function enrichingOf(law: Law, caller: Caller, known: KnownSignal, input: EnrichSignal['input']): Enriching {
  const added = input.facets.map((facet) => ({ ...facet, subject: randomUUID() }));
  const clash = added.findIndex(({ ref }) => known.facets.some((facet) => facet.ref === ref));
  const { policy } = law;
  const { caseSubject, nextId: firstId } = known;
  const today = dutchDay(caller.at);
  const given = { caseSubject, regime: regimeOf(policy, known.holder), on: input.seenOn, firstId, today };
  const { fields, problems } = resolveFields(policy.fields, [...known.facets, ...added], input.fields, given);
  if (clash >= 0) {
    problems.push({
      pointer: `/betrokkenen/${clash}/ref`,
      code: 'person.exists',
      detail: 'Deze ref bestaat al in dit signaal. Kies een andere, of laat de betrokkene weg.',
    });
  }
  if (problems.length) throw new Refusal('signal.invalid-input', 'invalid', 'Niet alles klopt.', problems);
  const situation = { ...known.situation, ...input.situation };
  const decisions = judgeFields(law, caller, holderOf(caller), situation, known.purposes, fields);
  return { situation: input.situation, facets: added, fields, decisions };
}
