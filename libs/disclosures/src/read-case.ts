import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { orderFor } from '#libs/ledger';
import { projectCase } from './case-projection.js';
import { deliveredAnswer } from './delivered-answer.js';
import type { DeliveredCase } from './disclosure-answers.dto.js';
import { DisclosureRecord } from './disclosure-record.js';
import { DisclosureList } from './disclosures.view.js';
import { readingStream, type ReadingFact } from './facts.js';

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
    private readonly record: DisclosureRecord,
    private readonly law: StandingLaw,
    private readonly list: DisclosureList,
  ) {}

  execute({ caller, caseId }: ReadCase): Promise<DeliveredCase> {
    return this.law.under((law) => this.once(law, caller, caseId));
  }

  private async once(law: Law, caller: Caller, caseId: string) {
    const question = { caseId, purpose: 'organised-crime', cells: null };
    const { ledger } = this.record;
    const { open, parts, withdrawn, versions } = await projectCase(ledger, this.list, law, caller, question);
    const receipts = await this.record.issuing();
    const order = { ...orderFor(caller, readingStream(randomUUID())), unchanged: [...versions, ...law.versions] };
    const outcome = await ledger.decide<null, ReadingFact>(
      { ...order, alongside: receipts.keep },
      { initial: null, evolve: () => null },
      () => parts.map(({ data }): ReadingFact => ({ type: 'FieldsDelivered', data })),
    );
    const deliveries = parts.map((part, index) => ({
      ...part,
      seq: outcome.facts[index]?.seq ?? -1,
      receipt: receipts.of(outcome.facts[index]),
    }));
    const told = await deliveredAnswer(ledger, law.policy, deliveries);
    return { zaak: caseId, kenmerk: open.kenmerk, stap: open.stage, ingetrokken: withdrawn, ...told };
  }
}
