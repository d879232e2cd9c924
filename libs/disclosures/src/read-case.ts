import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Ledger, orderFor } from '#libs/ledger';
import { projectCase } from './case-projection.js';
import { deliveredAnswer } from './delivered-answer.js';
import type { DeliveredCase } from './disclosure-answers.dto.js';
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
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly list: DisclosureList,
  ) {}

  execute({ caller, caseId }: ReadCase): Promise<DeliveredCase> {
    return this.law.under((law) => this.once(law, caller, caseId));
  }

  private async once(law: Law, caller: Caller, caseId: string) {
    const question = { caseId, purpose: 'organised-crime', cells: null };
    const { open, parts, versions } = await projectCase(this.ledger, this.list, law, caller, question);
    const outcome = await this.ledger.decide<null, ReadingFact>(
      { ...orderFor(caller, readingStream(randomUUID())), unchanged: [...versions, ...law.versions] },
      { initial: null, evolve: () => null },
      () => parts.map(({ data }): ReadingFact => ({ type: 'FieldsDelivered', data })),
    );
    const deliveries = parts.map((part, index) => ({ ...part, seq: outcome.facts[index]?.seq ?? -1 }));
    return { zaak: caseId, kenmerk: open.kenmerk, stap: open.stage, ...(await deliveredAnswer(this.ledger, law.policy, deliveries)) };
  }
}
