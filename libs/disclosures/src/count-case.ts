import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { StandingLaw } from '#libs/law';
import { Ledger, orderFor } from '#libs/ledger';
import { projectCase, requireKnown, type CaseQuestion } from './case-projection.js';
import { DisclosureList } from './disclosures.view.js';
import type { CaseCounts } from './export-answers.dto.js';
import { readingStream, type FieldsDelivered, type ReadingFact } from './facts.js';

/** How many fields of each cell the reader may see: a count says something too, so it is judged and recorded like them. */
export class CountCase extends Query<CaseCounts> {
  constructor(
    readonly caller: Caller,
    readonly question: CaseQuestion,
  ) {
    super();
  }
}

@QueryHandler(CountCase)
export class CountCaseHandler implements IQueryHandler<CountCase> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly list: DisclosureList,
  ) {}

  execute({ caller, question }: CountCase): Promise<CaseCounts> {
    return this.law.under(async (law) => {
      requireKnown(law.policy, question);
      const { parts, versions } = await projectCase(this.ledger, this.list, law, caller, question);
      await this.ledger.decide<null, ReadingFact>(
        { ...orderFor(caller, readingStream(randomUUID())), unchanged: [...versions, ...law.versions] },
        { initial: null, evolve: () => null },
        () => parts.map(({ data }): ReadingFact => ({ type: 'FieldsDelivered', data: countedOnly(data) })),
      );
      const seen = parts.flatMap(({ data }) => data.fields.map(({ cell }) => cell));
      const items = [...new Set(seen)].toSorted().map((cel) => ({ cel, aantal: seen.filter((cell) => cell === cel).length }));
      return { zaak: question.caseId, doel: question.purpose, totaal: seen.length, items };
    });
  }
}

const countedOnly = (data: FieldsDelivered['data']): FieldsDelivered['data'] => ({
  ...data,
  fields: [],
  withheld: [...data.fields, ...data.withheld],
  how: { kind: 'count' },
});
