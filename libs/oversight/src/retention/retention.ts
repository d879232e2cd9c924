import type { DataSource } from 'typeorm';
import { readAs } from '#libs/identity';
import { Refusal } from '#libs/ledger';
import { dutchDay, type PolicyPack } from '#libs/policy';
import { newTrace } from '#libs/telemetry';
import type { Eraser } from '../erasure/eraser.js';
import { type Due, dueOn, type Kept } from './retention.rules.js';

/** A facet whose term is over, and whether a legal hold keeps it all the same. */
export interface DueFacet extends Due {
  held: boolean;
}

/** What a run did: facets that were erased, and facets that a legal hold kept. */
export interface RetentionRun {
  day: string;
  erased: Due[];
  held: Due[];
}

/** Looked at together; a facet has as many rows as laws it was obtained under, and these stay in one page. */
const SUBJECTS = 500;

/** Destroys what may not be kept any longer, and says beforehand what that is. */
export class Retention {
  constructor(
    private readonly dataSource: DataSource,
    private readonly eraser: Eraser,
    /** The policy in force. */
    private readonly policy: () => Promise<Pick<PolicyPack, 'termEnd'>>,
  ) {}

  /** What would go on this day, in the order in which its term ended; at most `limit`, and how many there are. @param day ISO date in Europe/Amsterdam */
  async preview(day: string, limit: number): Promise<{ items: DueFacet[]; total: number }> {
    const due = (await this.due(day)).toSorted(
      (one, other) => one.endedOn.localeCompare(other.endedOn) || one.subject.localeCompare(other.subject),
    );
    const items = due.slice(0, limit).map(async (one) => ({ ...one, held: await this.eraser.isHeld(one.signalId) }));
    return { items: await Promise.all(items), total: due.length };
  }

  /** Erases what is due now. Can be run again at any time: what was erased is not due any more, and one that died halfway is finished. */
  async run(now: Date): Promise<RetentionRun> {
    const day = dutchDay(now);
    const run: RetentionRun = { day, erased: [], held: [] };
    for (const due of await this.due(day)) run[(await this.erase(due, now)) ? 'erased' : 'held'].push(due);
    return run;
  }

  /** @returns false when a legal hold keeps it */
  private async erase({ subject, signalId, term }: Due, at: Date): Promise<boolean> {
    const hub = { officer: { id: 'bewaartermijn', oin: 'hub', task: null }, ...newTrace(), at, idempotency: null };
    try {
      await this.eraser.erase(hub, { subject, signalId, because: 'bewaartermijn', term });
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'erasure.legal-hold') return false;
      throw error;
    }
  }

  private async due(day: string): Promise<Due[]> {
    const policy = await this.policy();
    const due: Due[] = [];
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const kept = await this.keptAfter(after);
      due.push(...dueOn(kept, (term, from) => policy.termEnd(term, from), day));
      const last = kept.at(-1);
      if (!last) return due;
      after = last.subject;
    }
  }

  private keptAfter(subject: string): Promise<Kept[]> {
    return readAs(this.dataSource, '*', (tx) =>
      tx.query<Kept[]>(
        `select subject, signal_id as "signalId", regime, to_char(obtained_on, 'YYYY-MM-DD') as "obtainedOn" from oversight_kept
         where subject in (select distinct subject from oversight_kept where subject > $1 order by subject limit ${SUBJECTS}) order by subject, regime`,
        [subject],
      ),
    );
  }
}
