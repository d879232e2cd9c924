import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Ledger } from '#libs/ledger';
import { readRulebook, type RulebookState } from './facts.js';
import type { PolicyVersion } from './rulebook-answers.dto.js';

/** Every policy that was published or is proposed; newest first. Who did it stands in the ledger, for supervision. */
export class ListPolicies extends Query<{ items: PolicyVersion[]; total: number }> {
  constructor(
    readonly page: number,
    readonly size: number,
  ) {
    super();
  }
}

@QueryHandler(ListPolicies)
export class ListPoliciesHandler implements IQueryHandler<ListPolicies> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ page, size }: ListPolicies): Promise<{ items: PolicyVersion[]; total: number }> {
    const all = policyVersions(await readRulebook(this.ledger));
    return { items: all.slice((page - 1) * size, page * size), total: all.length };
  }
}

export function policyVersions({ proposals, published }: RulebookState): PolicyVersion[] {
  const proposed = proposals.map(({ digest, version, proposedAt }): PolicyVersion => ({
    digest,
    versie: version,
    status: 'voorgesteld',
    sinds: proposedAt.toISOString(),
    tot: null,
  }));
  const known = published.map(({ digest, version, publishedAt }, index): PolicyVersion => {
    const next = published[index + 1];
    const period = { sinds: publishedAt.toISOString(), tot: next?.publishedAt.toISOString() ?? null };
    return { digest, versie: version, status: next ? 'vervallen' : 'geldig', ...period };
  });
  return [...known, ...proposed].reverse();
}
