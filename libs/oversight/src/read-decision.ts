import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import type { StoredFact } from '#libs/ledger';
import { tellVerdict, type FieldsDecided, type PolicyPack, type PolicyRequest, type RecordDecision } from '#libs/policy';
import { PackStore } from '#libs/rulebook/facts';
import { DecisionFinder } from './find-decision.js';
import type { DecisionTold } from './oversight-answers.dto.js';
import { isSupervisor } from './supervisor.rules.js';

/** Shows a decision to the organisation that asked for it, or to supervision, which also sees the reasons that are hidden from the asker. */
export class ReadDecision extends Query<DecisionTold> {
  constructor(
    readonly caller: Caller,
    readonly decisionId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadDecision)
export class ReadDecisionHandler implements IQueryHandler<ReadDecision> {
  constructor(
    private readonly decisions: DecisionFinder,
    private readonly packs: PackStore,
  ) {}

  async execute({ caller, decisionId }: ReadDecision): Promise<DecisionTold> {
    const auditor = isSupervisor(caller);
    const parts = await this.decisions.find(caller, decisionId);
    const [{ decision: first }] = parts;
    const pack = await this.packs.get(first.policy.digest);
    return {
      id: decisionId,
      volgnummers: parts.map(({ fact }) => fact.seq),
      peildatum: first.asOf,
      beleid: first.policy,
      rekenregel: first.engine,
      vraag: auditor ? first.asked : wayOf(first.asked),
      toestemmingen: first.consents,
      antwoord: parts.flatMap((part) =>
        toldOf(pack, part, auditor).map((decided) => ({
          cel: decided.cell,
          velden: decided.ids,
          ...tellVerdict(pack, decided.cell, decided, first.asOf, auditor ? 'auditor' : 'requester'),
        })),
      ),
    };
  }
}

/**
 * The part of a decision that may be told: all of it to supervision, and to who decided on what she holds herself. Who reads may not even know that a
 * field is there when she may not know why she does not get it.
 */
export function toldOf(
  pack: Pick<PolicyPack, 'explain'>,
  { fact, decision }: { fact: Pick<StoredFact, 'type'>; decision: Pick<RecordDecision, 'asOf' | 'fields'> },
  auditor: boolean,
): readonly FieldsDecided[] {
  const { asOf, fields } = decision;
  const reads = fact.type === 'FieldsDelivered';
  return auditor || !reads ? fields : fields.filter((decided) => pack.explain(decided.cell, decided, asOf).show !== 'n');
}

/**
 * Who asked for what, without the circumstances of the signal: those were told by its holder, and the one who asked may be a reader from whom a
 * dual role or a secret address is hidden.
 */
export function wayOf({
  asOf,
  activity,
  from,
  fromTask,
  to,
  toTask,
  purpose,
  region,
  toRegion,
  stage,
  caseActivity,
}: PolicyRequest): PolicyRequest {
  const way = { asOf, activity, from, fromTask, to, toTask, purpose, region, toRegion, stage, caseActivity };
  return Object.fromEntries(Object.entries(way).filter(([, value]) => value !== undefined));
}
