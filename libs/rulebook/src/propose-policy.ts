import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import { PolicyError, loadPolicies, type PolicyPack } from '#libs/policy';
import { activePolicy, evolveRulebook, noRulebook, rulebookStream, PackStore } from './facts.js';
import type { PolicyName, RulebookFact, RulebookState } from './facts.js';
import type { PolicyVersionChanged } from './rulebook-answers.dto.js';

/** Where the policies of this hub lie on disk, and which they were when it started. */
export class PolicyFolder {
  constructor(
    readonly path: string,
    readonly atStart: PolicyName,
  ) {}
}

/** Proposes what lies in the folder of the hub now. Nothing changes until a second officer agrees. */
export class ProposePolicy extends Command<PolicyVersionChanged> {
  constructor(readonly caller: Caller) {
    super();
  }
}

export function proposePolicy({ digest, version }: PolicyName, state: RulebookState): RulebookFact[] {
  if (activePolicy(state)?.digest === digest)
    throw new Refusal('policy.in-force', 'conflict', 'Dit beleid geldt al. Leg eerst het nieuwe beleid in de map van de hub.');
  if (state.proposals.some((proposal) => proposal.digest === digest)) return []; // same wish, already true
  return [{ type: 'PolicyProposed', data: { digest, version } }];
}

export const rulebookDecider = { initial: noRulebook, evolve: evolveRulebook };

@CommandHandler(ProposePolicy)
export class ProposePolicyHandler implements ICommandHandler<ProposePolicy> {
  constructor(
    private readonly ledger: Ledger,
    private readonly folder: PolicyFolder,
    private readonly packs: PackStore,
  ) {}

  async execute({ caller }: ProposePolicy): Promise<PolicyVersionChanged> {
    requireHubOffice(caller);
    const pack = soundPack(this.folder.path);
    const { digest, version } = pack;
    const answer: PolicyVersionChanged = { digest, versie: version, status: 'voorgesteld' };
    await this.ledger.decide<RulebookState, RulebookFact>(
      {
        ...orderFor(caller, rulebookStream, () => ({ status: 201, body: answer })),
        alongside: (tx) => this.packs.put(tx, pack),
      },
      rulebookDecider,
      (state) => proposePolicy({ digest, version }, state),
    );
    return answer;
  }
}

/** A role of a partner is not enough: the policy is of the hub, and its own office keeps it. */
export function requireHubOffice({ officer }: Caller): void {
  if (officer.partner !== 'FG')
    throw new Refusal('policy.not-the-hub', 'forbidden', 'Alleen het bureau van de hub stelt beleid voor en stelt het vast.');
}

function soundPack(folder: string): PolicyPack {
  try {
    return loadPolicies(folder);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw new Refusal(
      'policy.not-sound',
      'conflict',
      `Het beleid in de map van de hub klopt niet: ${error.problems.length} problemen. Zie: seinhuis policy check.`,
    );
  }
}
