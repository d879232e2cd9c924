import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Refusal, orderFor } from '#libs/ledger';
import { dutchDay, type RecordDecision } from '#libs/policy';
import { readAnswers, withAnswers } from './approvals/read-answers.js';
import { usedBefore } from './approvals/rounds.js';
import { deliveredAnswer } from './delivered-answer.js';
import type { DeliveredFields } from './disclosure-answers.dto.js';
import { DisclosureRecord } from './disclosure-record.js';
import { readDossier, type Dossier } from './dossier.js';
import { disclosureStream, evolveDisclosure, noDisclosure } from './facts.js';
import type { Disclosure, DisclosureFact, FieldsDelivered, KnownDisclosure } from './facts.js';
import { DisclosureList } from './disclosures.view.js';
import { endOf, grantDay, grantsTo, readDisclosure, versionsOf, type Held } from './holdings.js';
import { isCaseMember, judgeTransfer } from './judge-transfer.js';
import { compartmentHoldings, ownHoldings, splitByVerdict, decisionOn, type Holding } from './transfer.rules.js';

/** The receiver reads what was granted to it. Judged again at this moment; recorded and committed before a value leaves. */
export class ReadDisclosure extends Query<DeliveredFields> {
  constructor(
    readonly caller: Caller,
    readonly disclosureId: string,
  ) {
    super();
  }
}

/** Only what was granted is delivered, whatever the policy says today. */
export function deliver(command: FieldsDelivered['data'], state: Disclosure): DisclosureFact[] {
  if (state.status === 'absent' || state.status === 'refused') throw unknown();
  if (state.status === 'recalled') throw recalled();
  const granted = new Set(state.fields.map(({ id }) => id));
  if (!command.fields.every(({ id }) => granted.has(id)))
    throw new Refusal('disclosure.not-granted', 'forbidden', 'Niet al deze velden zijn verstrekt.');
  return [{ type: 'FieldsDelivered', data: command }];
}

@QueryHandler(ReadDisclosure)
export class ReadDisclosureHandler implements IQueryHandler<ReadDisclosure> {
  constructor(
    private readonly record: DisclosureRecord,
    private readonly law: StandingLaw,
    private readonly list: DisclosureList,
  ) {}

  execute({ caller, disclosureId }: ReadDisclosure): Promise<DeliveredFields> {
    return this.law.under((law) => this.once(law, caller, disclosureId));
  }

  private async once(law: Law, caller: Caller, disclosureId: string): Promise<DeliveredFields> {
    const { ledger } = this.record;
    const disclosure = receivedBy(await readDisclosure(ledger, disclosureId), caller);
    const read = await readDossier(ledger, disclosure.signalId, disclosure.caseId);
    if (read.signal.status === 'withdrawn')
      throw new Refusal('signal.withdrawn', 'gone', 'Het signaal is ingetrokken door wie het meldde.');
    const dossier = withAnswers(read, disclosure, await readAnswers(ledger, disclosure));
    const given = await this.givenBy(disclosure, dossier);
    const parts = await this.parts(law, caller, disclosure, dossier, given.holdings);
    const receipts = await this.record.issuing();
    const order = {
      ...orderFor(caller, disclosureStream(disclosureId)),
      unchanged: [...dossier.versions, ...given.versions, ...law.versions],
    };
    const outcome = await ledger.decide<Disclosure, DisclosureFact>(
      { ...order, alongside: receipts.keep },
      { initial: noDisclosure, evolve: evolveDisclosure },
      (state) => parts.flatMap((data) => deliver(data, state)),
    );
    const deliveries = parts.map((data, index) => ({
      dossier,
      data,
      seq: outcome.facts[index]?.seq ?? -1,
      receipt: receipts.of(outcome.facts[index]),
    }));
    return deliveredAnswer(ledger, law.policy, deliveries);
  }

  /**
   * What is read, as the facts that record it. A compartment reads what it got under its own law; but of what was stopped by an approval that was
   * withdrawn, the giving is judged again, so that the reader hears why it is gone.
   */
  private async parts(
    law: Law,
    caller: Caller,
    disclosure: KnownDisclosure,
    dossier: Dossier,
    given: readonly Holding[],
  ): Promise<FieldsDelivered['data'][]> {
    const used = disclosure.once ? await usedBefore(dutchDay(caller.at), this.record.ledger, this.list, disclosure) : null;
    const giving = (holdings: readonly Holding[]) =>
      delivery(caller, disclosure, holdings, judgeGiving(law, caller, disclosure, dossier, holdings, used));
    if (disclosure.to.partner !== 'RC') return [giving(given)];
    const own = compartmentHoldings(dossier.signal, 'RC', [grantDay(disclosure)]);
    const reading = delivery(caller, disclosure, own, judgeReading(law, caller, disclosure, dossier, own));
    const stopped = given.filter(({ id }) => disclosure.stopped.includes(id));
    if (stopped.length === 0) return [reading];
    return own.length ? [reading, giving(stopped)] : [giving(stopped)];
  }

  /** The fields that were granted and that the signal still has, as the giver holds them. */
  private async givenBy(
    { fields, activity, signalId, from }: KnownDisclosure,
    { signal }: Dossier,
  ): Promise<Pick<Held, 'holdings' | 'versions'>> {
    const granted = new Set(fields.map(({ id }) => id));
    const these = (holdings: Holding[]): Holding[] => holdings.filter(({ id }) => granted.has(id));
    if (activity !== 'release') return { holdings: these(ownHoldings(signal)), versions: [] };
    const toCompartment = await grantsTo(this.record.ledger, this.list, signalId, from);
    return { holdings: these(compartmentHoldings(signal, from.partner, toCompartment.map(grantDay))), versions: versionsOf(toCompartment) };
  }
}

function delivery(
  caller: Caller,
  { disclosureId, signalId, caseId, from, purpose }: KnownDisclosure,
  holdings: readonly Holding[],
  decision: RecordDecision,
): FieldsDelivered['data'] {
  const { going, staying } = splitByVerdict(holdings, decision);
  const about = decisionOn(decision, [...going, ...staying]);
  return { disclosureId, signalId, caseId, from, to: endOf(caller), purpose, fields: going, withheld: staying, decision: about };
}

/** A compartment holds what it got under its own retention from the day of the grant. */
function judgeReading(
  law: Law,
  caller: Caller,
  { purpose }: KnownDisclosure,
  dossier: Dossier,
  holdings: readonly Holding[],
): RecordDecision {
  const reader = endOf(caller);
  const { host } = caller.officer;
  const inPlaceOf = { ...reader, partner: host?.partner ?? reader.partner, task: host?.task ?? null };
  const asOf = dutchDay(caller.at);
  const transfer = { activity: 'read' as const, from: reader, to: inPlaceOf, purpose, asOf, approvals: [], actor: host };
  // the case of the giver is not a case of the compartment that receives, and what was answered was about the giving
  const { answers: _answers, ...rest } = dossier;
  const own = rest.open?.compartment.oin === reader.oin ? rest : { ...rest, open: null };
  return judgeTransfer(law, own, { ...transfer, caseMember: isCaseMember(own, reader, reader.oin) }, holdings);
}

function judgeGiving(
  law: Law,
  caller: Caller,
  disclosure: KnownDisclosure,
  dossier: Dossier,
  holdings: readonly Holding[],
  used: string | null,
): RecordDecision {
  const { from, purpose, activity, approvals, actor } = disclosure;
  const to = disclosure.to.partner === 'RC' ? disclosure.to : endOf(caller);
  const inPlaceOf = disclosure.to.partner === 'RC' ? actor : null;
  const transfer = { activity, from, to, purpose, asOf: dutchDay(caller.at), approvals, actor: inPlaceOf, ...(used && { usedOn: used }) };
  return judgeTransfer(law, dossier, { ...transfer, caseMember: isCaseMember(dossier, from) }, holdings);
}

/** A disclosure to this reader that stands. One that is not for her, or was refused, looks like one that does not exist. */
function receivedBy(disclosure: Disclosure, { officer }: Caller): KnownDisclosure {
  const forReader = disclosure.status !== 'absent' && disclosure.to.oin === officer.oin && disclosure.to.partner === officer.partner;
  if (!forReader || disclosure.status === 'refused') throw unknown();
  if (disclosure.status === 'recalled') throw recalled();
  return disclosure;
}

function unknown(): Refusal {
  return new Refusal('disclosure.unknown', 'not-found', 'Deze verstrekking is niet gevonden.');
}

function recalled(): Refusal {
  return new Refusal('disclosure.recalled', 'gone', 'Deze verstrekking is teruggenomen. U mag deze gegevens niet meer gebruiken.');
}
