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
    // what is kept is told too, and one signature serves both
    const signed = new WeakMap<StoredFact, string | null>();
    const sign = (fact: StoredFact): string | null => {
      const says = receiptClaims(fact);
      return says && this.receipts.sign(fact, size, says);
    };
    const of = (fact: StoredFact | undefined): string | null => {
      if (!fact) return null;
      if (!signed.has(fact)) signed.set(fact, sign(fact));
      return signed.get(fact)!;
    };
    const keep = (tx: Pick<EntityManager, 'query'>, facts: readonly StoredFact[]): Promise<void> => {
      const receipts = facts.flatMap((fact) => {
        const jws = of(fact);
        return jws ? [{ seq: fact.seq, jws }] : [];
      });
      return this.receipts.keep(tx, receipts);
    };
    return { of, keep };
  }
}
