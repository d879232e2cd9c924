import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { cellInFull, explainCell } from '#libs/decisions';
import type { Caller } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import type { PolicyPack } from '#libs/policy';
import { PackStore } from '#libs/rulebook/facts';
import { askedInDecision } from './asked-in-decision.js';
import type { DecisionExplained } from './explanation.dto.js';
import { DecisionFinder, type DecisionPart } from './find-decision.js';
import { toldOf, wayOf } from './read-decision.js';
import { isSupervisor } from './supervisor.rules.js';

/** Why, why not, and what would change it; in full for a jurist. Under the policy by which it was decided. */
export class ExplainDecision extends Query<DecisionExplained> {
  constructor(
    readonly caller: Caller,
    readonly decisionId: string,
    readonly inFull: boolean,
  ) {
    super();
  }
}

@QueryHandler(ExplainDecision)
export class ExplainDecisionHandler implements IQueryHandler<ExplainDecision> {
  constructor(
    private readonly decisions: DecisionFinder,
    private readonly ledger: Ledger,
    private readonly packs: PackStore,
  ) {}

  async execute({ caller, decisionId, inFull }: ExplainDecision): Promise<DecisionExplained> {
    const parts = await this.decisions.find(caller, decisionId);
    const [{ decision: first }] = parts;
    const pack = await this.packs.get(first.policy.digest);
    const told = await Promise.all(parts.map((part) => this.explain(pack, part, caller, inFull)));
    const auditor = isSupervisor(caller);
    return {
      id: decisionId,
      peildatum: first.asOf,
      vraag: auditor ? first.asked : wayOf(first.asked),
      ...(inFull && { beleid: first.policy, rekenregel: first.engine }),
      antwoord: told.flat(),
    };
  }

  private async explain(pack: PolicyPack, part: DecisionPart, caller: Caller, inFull: boolean) {
    const auditor = isSupervisor(caller);
    const told = new Set(toldOf(pack, part, auditor).flatMap(({ ids }) => ids));
    const asked = await askedInDecision(this.ledger, part.fact, part.decision.id, auditor ? 'auditor' : 'requester');
    return asked
      .filter(({ ids }) => ids.some((id) => told.has(id)))
      .map((asking) => ({ velden: asking.ids, ...explainCell(pack, asking), ...(inFull && cellInFull(pack, asking)) }));
  }
}
