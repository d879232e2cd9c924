import type { DataSource } from 'typeorm';
import { readAs } from '#libs/identity';
import { type Ledger, orderFor, type StoredFact, type View } from '#libs/ledger';
import { subjectTag } from '#libs/disclosures/facts';
import { type ErasureReason, evolveSignal, noSignal, type Signal, type SignalFact, type SubjectErased } from '#libs/signals/facts';
import { askErasure, eraseSubject, isHeld, requireNoHold, subjectUnknown } from './erasure.rules.js';
import {
  authorOf,
  type Department,
  type Erasure,
  type ErasureFact,
  type ErasureScope,
  erasureStream,
  evolveErasure,
  noErasure,
} from './facts.js';
import type { Shredder } from './shredder.js';

type Author = Parameters<typeof orderFor>[0];
export type CompletedErasure = Extract<Erasure, { status: 'completed' }>;

/**
 * Carries out an erasure: first the fact, from which on nothing is disclosed; then key and values; then the word that it is done, for everyone who has a
 * receipt. Each step can be done again. What dies in between is finished by whoever asks again, or by the reader below.
 */
export class Eraser {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
    private readonly shredder: Shredder,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** The signal that a facet is part of; null when there never was such a facet. */
  private signalOf(subject: string): Promise<string | null> {
    return readAs(this.dataSource, '*', async (tx) => {
      const [row] = await tx.query<{ signal_id: string }[]>(
        `select signal_id from oversight_erasure where subject = $1
         union all (select entry.signal_id from oversight_cell as cell join oversight_entry as entry using (seq)
           where cell.subject = $1 and entry.signal_id is not null order by seq limit 1)
         limit 1`,
        [subject],
      );
      return row?.signal_id ?? null;
    });
  }

  /** What an officer wishes to erase; looked at before anything is written. @throws Refusal 'erasure.unknown-subject', 'erasure.legal-hold' */
  async scopeOf(subject: string, because: ErasureReason): Promise<ErasureScope> {
    const signalId = await this.signalOf(subject);
    if (signalId === null) throw subjectUnknown();
    if ((await this.standing(subject)).status !== 'completed') requireNoHold(await this.signal(signalId));
    return { subject, signalId, because };
  }

  /** Whether a legal hold stands on a signal. */
  async isHeld(signalId: string): Promise<boolean> {
    return isHeld(await this.signal(signalId));
  }

  /** Writes down that an officer wants it, and carries it out when she is the second. @throws Refusal what `askErasure` and `erase` refuse */
  async ask(author: Author, scope: ErasureScope): Promise<Erasure> {
    const by = authorOf({ org: author.officer.oin, officer: author.officer.id });
    const order = orderFor({ ...author, idempotency: null }, erasureStream(scope.subject));
    await this.ledger.decide<Erasure, ErasureFact>(order, { initial: noErasure, evolve: evolveErasure }, (state) =>
      askErasure({ scope, by, at: author.at }, state),
    );
    const state = await this.standing(scope.subject);
    return state.status === 'confirmed' ? this.erase(author, { ...scope, because: state.because }) : state;
  }

  private async standing(subject: string): Promise<Erasure> {
    return (await this.ledger.read<ErasureFact>(erasureStream(subject))).reduce(evolveErasure, noErasure);
  }

  /** @throws Refusal 'erasure.unknown-subject', 'erasure.legal-hold' */
  async erase(
    author: Author,
    { signalId, ...what }: { subject: string; signalId: string; because: ErasureReason; term?: string },
  ): Promise<CompletedErasure> {
    const stream = { type: 'signal', id: signalId };
    await this.ledger.decide<Signal, SignalFact>(
      orderFor({ ...author, idempotency: null }, stream),
      { initial: noSignal, evolve: evolveSignal },
      (signal) => eraseSubject(what, signal),
    );
    const erased = (await this.ledger.read<SignalFact>(stream)).find(
      (fact): fact is StoredFact<SubjectErased> => fact.type === 'SubjectErased' && fact.data.subject === what.subject,
    );
    if (!erased) throw subjectUnknown();
    return this.finish(erased);
  }

  /** Everything that follows from the fact. */
  async finish(erased: StoredFact<SubjectErased>): Promise<CompletedErasure> {
    const { data, stream, traceId, spanId } = erased;
    const { subject, fields, holder, because } = data;
    const before = await this.standing(subject);
    if (before.status === 'completed') return before;
    await this.shredder.shred(subject);
    const receivers = await this.receivers(subject);
    const author = { officer: { id: 'hub', oin: 'hub', task: null }, traceId, spanId, at: this.now(), idempotency: null };
    const scope = { subject, signalId: stream.id, because, tag: subjectTag(subject), fields, holder, receivers };
    await this.ledger.decide<Erasure, ErasureFact>(
      orderFor(author, erasureStream(subject)),
      { initial: noErasure, evolve: evolveErasure },
      (state) => (state.status === 'completed' ? [] : [{ type: 'ErasureCompleted', data: scope }]),
    );
    const after = await this.standing(subject);
    if (after.status !== 'completed') throw new Error('an erasure did not complete');
    return after;
  }

  private async signal(signalId: string): Promise<Signal> {
    return (await this.ledger.read<SignalFact>({ type: 'signal', id: signalId })).reduce<Signal>(evolveSignal, noSignal);
  }

  /** Finishes what another process began. It comes behind by a moment, so most of it is done by then. */
  reader(): View {
    return {
      name: 'erasures',
      mode: 'async',
      handles: ['SubjectErased'],
      tables: [],
      apply: async (_tx, fact) => void (await this.finish(fact as StoredFact<SubjectErased>)),
    };
  }

  /** Everyone who was granted, or read, a field of this facet: the same who have a receipt of it. No grant can follow once the facet is out of its signal. */
  private receivers(subject: string): Promise<Department[]> {
    return readAs(this.dataSource, '*', (tx) =>
      tx.query<Department[]>(
        `select distinct to_oin as oin, to_partner as partner from oversight_entry as entry join oversight_cell as cell using (seq)
         where cell.subject = $1 and entry.to_oin is not null and (entry.kind = 'verleend' or (entry.kind in ('gelezen', 'geexporteerd') and cell.shown))
         order by 1, 2`,
        [subject],
      ),
    );
  }
}
