import type { Ledger, StoredFact } from '#libs/ledger';

/** Facts per transaction of a reader: long enough to pay for the commit, short enough to let others at the view's rows. */
export const PAGE_MAX = 500;

/**
 * Reads facts once for all readers of a process: mostly they stand at the same place, and each fact that is read is held against its leaf hash and taken
 * apart. Keeps one page, the newest with facts.
 */
export class Pages {
  #kept: { seq: number; facts: readonly StoredFact[] } = { seq: 0, facts: [] };
  #reading: { seq: number; facts: Promise<StoredFact[]> } | undefined;

  constructor(private readonly ledger: Pick<Ledger, 'scan'>) {}

  /** At most `limit` facts from `seq` on, in order; none only when there was none at some moment after this was asked. */
  async from(seq: number, limit: number): Promise<readonly StoredFact[]> {
    const at = seq - this.#kept.seq;
    if (at >= 0 && at < this.#kept.facts.length) return this.#kept.facts.slice(at, at + limit);
    const underWay = this.#reading;
    if (underWay?.seq === seq) {
      const facts = await underWay.facts.catch(() => []);
      if (facts.length > 0) return facts.slice(0, limit);
    }
    // what another began to read meanwhile, it began after this was asked
    if (this.#reading === underWay || this.#reading?.seq !== seq) this.#reading = { seq, facts: this.#read(seq) };
    return (await this.#reading.facts).slice(0, limit);
  }

  async #read(seq: number): Promise<StoredFact[]> {
    const facts = await this.ledger.scan(seq, PAGE_MAX);
    if (facts.length > 0) this.#kept = { seq, facts };
    return facts;
  }
}
