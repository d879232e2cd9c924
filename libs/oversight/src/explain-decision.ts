import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { cellInFull, explainCell, type Asking, type Side } from '#libs/decisions';
import type { Caller } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import type { PolicyPack, PolicyRequest } from '#libs/policy';
import { PackStore } from '#libs/rulebook/facts';
import type { DecisionExplained } from './explanation.dto.js';
import { DecisionFinder, type DecisionPart } from './find-decision.js';
import { wayOf } from './read-decision.js';
import { recordedDecision } from './recorded-decisions.js';
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

  private async explain(pack: PolicyPack, { fact, decision }: DecisionPart, caller: Caller, inFull: boolean) {
    const { consents, subjectOf } = await recordedDecision(this.ledger, fact, decision);
    const to = isSupervisor(caller) ? ('auditor' as const) : ('requester' as const);
    return decision.fields.map((decided) => {
      const { cell, ids, origin } = decided;
      const subject = cell.startsWith('victim.') ? subjectOf(ids[0] ?? '') : null;
      const own = consents.filter((one) => subject === null || one.subject === subject).map(({ consent }) => consent);
      const request: PolicyRequest = { ...decision.asked, ...(own.length && { consents: own }) };
      const obtained = decision.origins[origin];
      const asking: Asking = { request, cell, verdict: decided, side: sideOf(request), to, ...(obtained && { obtained }) };
      return { velden: ids, ...explainCell(pack, asking), ...(inFull && cellInFull(pack, asking)) };
    });
  }
}

/** Who reads is at the getting end; everybody else told the circumstances herself. */
const sideOf = ({ activity }: PolicyRequest): Side => (activity === 'read' || activity === 'match' ? 'receiver' : 'giver');
