import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Ledger, orderFor } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import { takesPart, type OpenCase } from '#libs/cases/facts';
import { deliveredAnswer } from './delivered-answer.js';
import type { DeliveredCase } from './disclosure-answers.dto.js';
import { caseUnknown, readCase, readDossier, type Dossier } from './dossier.js';
import { readingStream, type End, type FieldsDelivered, type ReadingFact } from './facts.js';
import { DisclosureList } from './disclosures.view.js';
import { endOf, grantDay, grantsTo } from './holdings.js';
import { judgeTransfer } from './judge-transfer.js';
import { compartmentHoldings, decisionOn, splitByVerdict } from './transfer.rules.js';

/** The combined case: every field of every linked signal, projected for this reader. One record per signal, committed before a value leaves. */
export class ReadCase extends Query<DeliveredCase> {
  constructor(
    readonly caller: Caller,
    readonly caseId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadCase)
export class ReadCaseHandler implements IQueryHandler<ReadCase> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly list: DisclosureList,
  ) {}

  execute({ caller, caseId }: ReadCase): Promise<DeliveredCase> {
    return this.law.under((law) => this.once(law, caller, caseId));
  }

  private async once(law: Law, caller: Caller, caseId: string) {
    const open = await readCase(this.ledger, caseId);
    if (!takesPart(open, caller.officer)) return this.refuse(caller, caseId);
    const dossiers = await Promise.all(open.signals.map((signalId) => readDossier(this.ledger, signalId, caseId)));
    const active = dossiers.filter(({ signal }) => signal.status === 'active');
    const parts = await Promise.all(active.map(async (dossier) => ({ dossier, data: await this.project(law, caller, open, dossier) })));
    const facts = parts.map(({ data }): ReadingFact => ({ type: 'FieldsDelivered', data }));
    const outcome = await this.ledger.decide<null, ReadingFact>(
      { ...orderFor(caller, readingStream(randomUUID())), unchanged: [...uniqueVersions(dossiers, caseId, open), ...law.versions] },
      { initial: null, evolve: () => null },
      () => facts,
    );
    const deliveries = parts.map((part, index) => ({ ...part, seq: outcome.facts[index]?.seq ?? -1 }));
    return { zaak: caseId, kenmerk: open.kenmerk, stap: open.stage, ...(await deliveredAnswer(this.ledger, law.policy, deliveries)) };
  }

  private async project(law: Law, caller: Caller, open: OpenCase, dossier: Dossier): Promise<FieldsDelivered['data']> {
    const { oin, regions } = open.compartment;
    const compartment: End = { partner: 'RC', oin, task: 'casus', regions };
    const granted = await grantsTo(this.ledger, this.list, dossier.signalId, compartment);
    const holdings = compartmentHoldings(dossier.signal, 'RC', granted.map(grantDay));
    const { host, task } = caller.officer;
    const to = endOf(caller);
    const reader = to.partner === 'RC' ? { ...to, partner: host?.partner ?? 'RC', task: host?.task ?? null } : { ...to, task };
    const purpose = 'organised-crime';
    const transfer = {
      activity: 'read' as const,
      from: compartment,
      to: reader,
      purpose,
      asOf: dutchDay(caller.at),
      approvals: [],
      actor: host,
    };
    const decision = judgeTransfer(law, dossier, { ...transfer, caseMember: true }, holdings);
    const { going, staying } = splitByVerdict(holdings, decision);
    const { signalId, caseId } = dossier;
    const about = decisionOn(decision, [...going, ...staying]);
    return { disclosureId: null, signalId, caseId, from: compartment, to, purpose, fields: going, withheld: staying, decision: about };
  }

  /** An attempt by somebody outside the case is kept on record; she hears the same as for a case that does not exist. */
  private async refuse(caller: Caller, caseId: string): Promise<never> {
    await this.ledger.decide<null, ReadingFact>(
      orderFor(caller, readingStream(randomUUID())),
      { initial: null, evolve: () => null },
      () => [{ type: 'ReadingRefused', data: { caseId, to: endOf(caller), reason: 'NOT_A_CASE_MEMBER' } }],
    );
    throw caseUnknown();
  }
}

function uniqueVersions(dossiers: readonly Dossier[], caseId: string, open: OpenCase): { id: string; version: number }[] {
  const versions = new Map(dossiers.flatMap((dossier) => dossier.versions.map(({ id, version }) => [id, version] as const)));
  versions.set(caseId, open.version);
  return [...versions].map(([id, version]) => ({ id, version }));
}
