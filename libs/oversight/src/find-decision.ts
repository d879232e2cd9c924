import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readAs, type Caller } from '#libs/identity';
import { Ledger, Refusal, type StoredFact } from '#libs/ledger';
import type { RecordDecision } from '#libs/policy';
import { decisionsOf } from './recorded-decisions.js';
import { isSupervisor } from './supervisor.rules.js';

/** A decision, or the part of it that stands in one fact: a grant and what was withheld are two. */
export interface DecisionPart {
  fact: StoredFact;
  decision: RecordDecision;
}

/** Finds a decision of the caller's department of her organisation; supervision finds all. */
@Injectable()
export class DecisionFinder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
  ) {}

  /** @throws Refusal 'decision.unknown', also for one of another organisation */
  async find(caller: Caller, decisionId: string): Promise<[DecisionPart, ...DecisionPart[]]> {
    const { oin, partner } = caller.officer;
    const supervisor = isSupervisor(caller);
    const rows = await readAs(this.dataSource, supervisor ? '*' : oin, (tx) =>
      tx.query<{ seq: string }[]>(
        'select seq from oversight_decision where decision_id = $1 and ($2::text is null or partner = $2) order by seq',
        [decisionId, supervisor ? null : partner],
      ),
    );
    const [first, ...others] = await Promise.all(rows.map(({ seq }) => this.at(Number(seq), decisionId)));
    if (!first) throw new Refusal('decision.unknown', 'not-found', 'Deze beslissing is niet gevonden bij uw organisatie.');
    return [first, ...others];
  }

  private async at(seq: number, decisionId: string): Promise<DecisionPart> {
    const [fact] = await this.ledger.scan(seq, 1);
    const decision = (fact ? decisionsOf(fact) : []).find(({ id }) => id === decisionId);
    if (!fact || !decision) throw new Error(`decision ${decisionId} is not in the fact at seq ${seq}`);
    return { fact, decision };
  }
}
