import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { readAs, type Caller } from '#libs/identity';
import { Ledger, Refusal } from '#libs/ledger';
import { PolicyPack, tellVerdict, type PolicyRequest, type RecordDecision } from '#libs/policy';
import type { DecisionTold } from './oversight-answers.dto.js';
import { decisionsOf } from './recorded-decisions.js';

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
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
    private readonly policy: PolicyPack,
  ) {}

  async execute({ caller, decisionId }: ReadDecision): Promise<DecisionTold> {
    const auditor = isSupervisor(caller);
    const rows = await readAs(this.dataSource, auditor ? '*' : caller.officer.oin, (tx) =>
      tx.query<{ seq: string }[]>('select seq from oversight_decision where decision_id = $1 order by seq', [decisionId]),
    );
    const parts = await Promise.all(rows.map(({ seq }) => this.decisionAt(Number(seq), decisionId)));
    const [first] = parts;
    if (!first) throw new Refusal('decision.unknown', 'not-found', 'Deze beslissing is niet gevonden bij uw organisatie.');
    return {
      id: decisionId,
      volgnummers: rows.map(({ seq }) => Number(seq)),
      peildatum: first.asOf,
      beleid: first.policy,
      rekenregel: first.engine,
      vraag: auditor ? first.asked : wayOf(first.asked),
      toestemmingen: first.consents,
      antwoord: parts.flatMap(({ fields }) =>
        fields.map((decided) => ({
          cel: decided.cell,
          velden: decided.ids,
          ...tellVerdict(this.policy, decided.cell, decided, auditor ? 'auditor' : 'requester'),
        })),
      ),
    };
  }

  private async decisionAt(seq: number, decisionId: string): Promise<RecordDecision> {
    const [fact] = await this.ledger.scan(seq, 1);
    const found = (fact ? decisionsOf(fact) : []).find(({ id }) => id === decisionId);
    if (!found) throw new Error(`decision ${decisionId} is not in the fact at seq ${seq}`);
    return found;
  }
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

export const isSupervisor = ({ officer }: Caller): boolean => officer.partner === 'FG' && officer.roles.includes('privacy-officer');
