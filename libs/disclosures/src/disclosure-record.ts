import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Ledger, type StoredFact } from '#libs/ledger';
import { Receipts } from '#libs/logbook';
import { receiptClaims } from './receipt-claims.js';

/** The receipts of one order. */
export interface Issuing {
  /** The receipt of a fact, or null when nothing went by it. Pure: the answer and what is kept are the same text. */
  of(fact: StoredFact | undefined): string | null;
  /** For `alongside`: keeps them in the transaction of the facts. */
  keep(tx: EntityManager, facts: readonly StoredFact[]): Promise<void>;
}

/** The ledger as disclosures write to it: with each fact by which something goes, a signed receipt. */
@Injectable()
export class DisclosureRecord {
  constructor(
    readonly ledger: Ledger,
    private readonly receipts: Receipts,
  ) {}

  /** Called before the order, so that all its receipts name the checkpoint that was the newest then. */
  async issuing(): Promise<Issuing> {
    const size = await this.receipts.checkpointSize();
    const of = (fact: StoredFact | undefined): string | null => {
      const says = fact && receiptClaims(fact);
      return says ? this.receipts.sign(fact, size, says) : null;
    };
    const keep = (tx: Pick<EntityManager, 'query'>, facts: readonly StoredFact[]): Promise<void> => {
      const signed = facts.map((fact) => ({ seq: fact.seq, jws: of(fact) }));
      return this.receipts.keep(
        tx,
        signed.flatMap(({ seq, jws }) => (jws ? [{ seq, jws }] : [])),
      );
    };
    return { of, keep };
  }
}
