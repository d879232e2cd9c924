import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import { dutchDay, type RecordDecision } from '#libs/policy';
import { deliveredAnswer } from './delivered-answer.js';
import type { DeliveredFields } from './disclosure-answers.dto.js';
import { readDossier, type Dossier } from './dossier.js';
import { disclosureStream, evolveDisclosure, noDisclosure } from './facts.js';
import type { Disclosure, DisclosureFact, FieldsDelivered, KnownDisclosure } from './facts.js';
import { DisclosureList } from './disclosures.view.js';
import { endOf, grantDay, grantsTo, readDisclosure } from './holdings.js';
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
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly list: DisclosureList,
  ) {}

  execute({ caller, disclosureId }: ReadDisclosure): Promise<DeliveredFields> {
    return this.law.under((law) => this.once(law, caller, disclosureId));
  }

  private async once(law: Law, caller: Caller, disclosureId: string): Promise<DeliveredFields> {
    const disclosure = receivedBy(await readDisclosure(this.ledger, disclosureId), caller);
    const dossier = await readDossier(this.ledger, disclosure.signalId, disclosure.caseId);
    if (dossier.signal.status === 'withdrawn')
      throw new Refusal('signal.withdrawn', 'gone', 'Het signaal is ingetrokken door wie het meldde.');
    const holdings = await this.grantedHoldings(disclosure, dossier);
    const decision = judge(law, caller, disclosure, dossier, holdings);
    const { going, staying } = splitByVerdict(holdings, decision);
    const data: FieldsDelivered['data'] = {
      disclosureId,
      signalId: disclosure.signalId,
      caseId: disclosure.caseId,
      from: disclosure.from,
      to: endOf(caller),
      purpose: disclosure.purpose,
      fields: going,
      withheld: staying,
      decision: decisionOn(decision, [...going, ...staying]),
    };
    const outcome = await this.ledger.decide<Disclosure, DisclosureFact>(
      { ...orderFor(caller, disclosureStream(disclosureId)), unchanged: [...dossier.versions, ...law.versions] },
      { initial: noDisclosure, evolve: evolveDisclosure },
      (state) => deliver(data, state),
    );
    return deliveredAnswer(this.ledger, law.policy, [{ dossier, data, seq: outcome.facts[0]?.seq ?? -1 }]);
  }

  /** The fields that were granted and that the signal still has. A compartment holds them under its own retention from the day of the grant. */
  private async grantedHoldings(disclosure: KnownDisclosure, dossier: Dossier): Promise<Holding[]> {
    const granted = new Set(disclosure.fields.map(({ id }) => id));
    if (disclosure.to.partner === 'RC') return compartmentHoldings(dossier.signal, 'RC', [grantDay(disclosure)]);
    if (disclosure.activity === 'release') {
      const toCompartment = await grantsTo(this.ledger, this.list, disclosure.signalId, disclosure.from);
      return compartmentHoldings(dossier.signal, disclosure.from.partner, toCompartment.map(grantDay)).filter(({ id }) => granted.has(id));
    }
    return ownHoldings(dossier.signal).filter(({ id }) => granted.has(id));
  }
}

function judge(law: Law, caller: Caller, disclosure: KnownDisclosure, dossier: Dossier, holdings: Holding[]): RecordDecision {
  const reader = endOf(caller);
  const { from, purpose, activity, approvals } = disclosure;
  const asOf = dutchDay(caller.at);
  const { host } = caller.officer;
  if (reader.partner === 'RC') {
    const inPlaceOf = { ...reader, partner: host?.partner ?? reader.partner, task: host?.task ?? null };
    const transfer = { activity: 'read' as const, from: reader, to: inPlaceOf, purpose, asOf, approvals: [], actor: host };
    // the case of the giver is not a case of the compartment that receives
    const own = dossier.open?.compartment.oin === reader.oin ? dossier : { ...dossier, open: null };
    return judgeTransfer(law, own, { ...transfer, caseMember: isCaseMember(own, reader, reader.oin) }, holdings);
  }
  const transfer = { activity, from, to: { ...reader, task: reader.task }, purpose, asOf, approvals, actor: null };
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
