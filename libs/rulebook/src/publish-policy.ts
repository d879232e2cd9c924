import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import { activePolicy, readRulebook, rulebookStream, PackStore } from './facts.js';
import type { RulebookFact, RulebookState } from './facts.js';
import { requireHubOffice, rulebookDecider } from './propose-policy.js';
import type { PolicyVersionChanged } from './rulebook-answers.dto.js';

/** Publishes a proposed policy: the very next decision is made under it. */
export class PublishPolicy extends Command<PolicyVersionChanged> {
  constructor(
    readonly caller: Caller,
    readonly digest: string,
  ) {
    super();
  }
}

/** Never by the officer who proposed it, whatever her roles. */
export function publishPolicy({ digest, officer }: { digest: string; officer: string }, state: RulebookState): RulebookFact[] {
  if (activePolicy(state)?.digest === digest) return []; // same wish, already true
  const proposals = state.proposals.filter((proposal) => proposal.digest === digest);
  const [proposal] = proposals;
  if (!proposal) throw new Refusal('policy.unknown', 'not-found', 'Dit beleid is niet voorgesteld.');
  if (proposals.some(({ proposedBy }) => proposedBy === officer))
    throw new Refusal('policy.same-officer', 'forbidden', 'U stelde dit beleid zelf voor. Een andere medewerker moet het vaststellen.');
  const { version, proposedBy } = proposal;
  return [{ type: 'PolicyPublished', data: { digest, version, proposedBy, approvedBy: officer } }];
}

@CommandHandler(PublishPolicy)
export class PublishPolicyHandler implements ICommandHandler<PublishPolicy> {
  constructor(
    private readonly ledger: Ledger,
    private readonly packs: PackStore,
  ) {}

  async execute({ caller, digest }: PublishPolicy): Promise<PolicyVersionChanged> {
    requireHubOffice(caller);
    // refused before the files are looked for; and a policy that cannot be loaded is not published, for it would stop every decision
    publishPolicy({ digest, officer: caller.officer.id }, await readRulebook(this.ledger));
    await this.packs.get(digest);
    let version = '';
    const answer = (): PolicyVersionChanged => ({ digest, versie: version, status: 'geldig' });
    await this.ledger.decide<RulebookState, RulebookFact>(
      orderFor(caller, rulebookStream, () => ({ status: 201, body: answer() })),
      rulebookDecider,
      (state) => {
        const facts = publishPolicy({ digest, officer: caller.officer.id }, state);
        version = facts[0]?.data.version ?? activePolicy(state)?.version ?? '';
        return facts;
      },
    );
    return answer();
  }
}
