import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { readAs } from '#libs/identity';
import { Refusal } from '#libs/ledger';
import { dutchDay, type PolicyPack } from '#libs/policy';
import { newTrace } from '#libs/telemetry';
import type { Eraser } from '../erasure/eraser.js';
import { type Due, dueOn, type Kept, type Undecided, undecidedOn } from './retention.rules.js';

/** A facet whose term is over, and whether a legal hold keeps it all the same. */
export interface DueFacet extends Due {
  held: boolean;
}

/** What is seen beforehand. */
export interface Preview {
  items: DueFacet[];
  total: number;
  /** Digest of the day and the items: who settles a preview names it. */
  shown: string;
  undecided: Undecided[];
  undecidedTotal: number;
}

/** What a run did: facets that were erased, and facets that a legal hold kept. */
export interface RetentionRun {
  day: string;
  erased: Due[];
  held: Due[];
}

/** Rows that are in memory together. */
const ROWS = 1_000;

/** Destroys what may not be kept any longer, and says beforehand what that is. */
export class Retention {
  constructor(
    private readonly dataSource: DataSource,
    private readonly eraser: Eraser,
    /** The policy in force. */
    private readonly policy: () => Promise<Pick<PolicyPack, 'termEnd'>>,
  ) {}

  /** What would go on this day, in the order in which its term ended; at most `limit` of each. @param day ISO date in Europe/Amsterdam */
  async preview(day: string, limit: number): Promise<Preview> {
    const { due, undecided } = await this.standing(day);
    const inOrder = due.toSorted((one, other) => one.endedOn.localeCompare(other.endedOn) || one.subject.localeCompare(other.subject));
    const items = inOrder.slice(0, limit).map(async (one) => ({ ...one, held: await this.eraser.isHeld(one.signalId) }));
    const shown = createHash('sha256').update(JSON.stringify([day, ...inOrder.slice(0, limit).map(({ subject }) => subject)]));
    return {
      items: await Promise.all(items),
      total: due.length,
      shown: shown.digest('hex').slice(0, 32),
      undecided: undecided.slice(0, limit),
      undecidedTotal: undecided.length,
    };
  }

  /**
   * Erases what is due now. Can be run again at any time: what was erased is not due any more, and one that died halfway is finished.
   * @param onlySettled leaves what no privacy officer has seen to be due
   */
  async run(now: Date, onlySettled = false): Promise<RetentionRun> {
    const day = dutchDay(now);
    const run: RetentionRun = { day, erased: [], held: [] };
    const { due } = await this.standing(day);
    const wanted = onlySettled ? await this.settled(due) : due;
    for (const one of wanted) run[(await this.erase(one, now)) ? 'erased' : 'held'].push(one);
    return run;
  }

  /** Those that were seen, and whose term was seen to be over by the day on which it is. */
  private async settled(due: readonly Due[]): Promise<Due[]> {
    const rows = await readAs(this.dataSource, '*', (tx) =>
      tx.query<{ subject: string; on: string }[]>(
        `select subject, to_char(settled_on, 'YYYY-MM-DD') as on from oversight_settled where subject = any ($1::uuid[])`,
        [due.map(({ subject }) => subject)],
      ),
    );
    const seen = new Map(rows.map(({ subject, on }) => [subject, on]));
    return due.filter(({ subject, endedOn }) => endedOn <= (seen.get(subject) ?? ''));
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

  private async standing(day: string): Promise<{ due: Due[]; undecided: Undecided[] }> {
    const policy = await this.policy();
    const termEnd = (term: string, from: string) => policy.termEnd(term, from);
    const found: { due: Due[]; undecided: Undecided[] } = { due: [], undecided: [] };
    await this.eachKept((kept) => {
      found.due.push(...dueOn(kept, termEnd, day));
      found.undecided.push(...undecidedOn(kept, termEnd, day));
    });
    return found;
  }

  /** All that is kept, each facet whole, in one pass: pages asked for one by one would each sort all that is there, once it is much. */
  private eachKept(look: (kept: readonly Kept[]) => void): Promise<void> {
    return readAs(this.dataSource, '*', async (tx) => {
      await tx.query(
        `declare kept no scroll cursor for select subject, signal_id as "signalId", regime, to_char(obtained_on, 'YYYY-MM-DD') as "obtainedOn"
           from oversight_kept order by subject, regime`,
      );
      for (let open: Kept[] = []; ;) {
        const rows = await tx.query<Kept[]>(`fetch ${ROWS} from kept`);
        const last = rows.at(-1);
        if (!last) return look(open);
        // the last facet may go on in the rows after these
        const read = [...open, ...rows];
        look(read.filter(({ subject }) => subject !== last.subject));
        open = read.filter(({ subject }) => subject === last.subject);
      }
    });
  }
}
