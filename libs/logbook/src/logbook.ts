import { Fault, type Ledger, Refusal } from '#libs/ledger';
import { formatTlogProof } from '#libs/notes';
import { Frontier } from '#libs/proofs';
import { type Checkpoints, type KeptCheckpoint, LogForked } from './checkpoints.js';
import { SignerFailed } from './log-signer.js';
import type { Witness, Witnesses } from './witnesses.js';

const STEP_ms = 1_000;
const RETRY_ms = 30_000;
const PAGE = 2_000;
/** By so much the clock of a witness may be ahead of ours. A cosignature from later says that ours went back, and counts for nothing. */
const AHEAD_MAX_ms = 5 * 60_000;

export interface LogbookOptions {
  /** So many witnesses must have cosigned; 0: disclosures wait for nobody. */
  quorum: number;
  /** After this time without enough cosignatures disclosures stop. */
  cosignedMax_ms: number;
  /** Told of what an operator must know. */
  onAlarm?(alarm: LogAlarm): void;
  now?(): Date;
}

export interface LogStanding {
  /** The newest checkpoint; null before the first. */
  signed: KeptCheckpoint | null;
  /** When the oldest entry was written that is in no checkpoint yet; null when there is none. */
  waitsSince: Date | null;
  /** How long ago enough witnesses had cosigned; null when they never did, or nobody watches. */
  watched_ms: number | null;
  /** When each witness last cosigned anything; null: never. */
  witnessed: Map<string, Date | null>;
}

export type LogAlarm =
  | { event: 'logbook-forked'; size: number }
  | { event: 'logbook-failed'; error: unknown }
  | { event: 'signer-unreachable' | 'signer-refused' | 'signer-ahead' }
  | { event: 'witness-unreachable' | 'witness-refused' | 'witness-ahead'; witness: string };

/** Keeps the log signed and witnessed, and says whether it is. Several processes may run it at once. */
export class Logbook {
  private readonly triedAt = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private stepping: Promise<unknown> = Promise.resolve();
  private broken = false;
  private signerFailedAt = -Infinity;

  constructor(
    readonly checkpoints: Checkpoints,
    readonly witnesses: Witnesses,
    private readonly ledger: Pick<Ledger, 'scan'>,
    private readonly options: LogbookOptions,
  ) {}

  /**
   * Computes the root again from the entries themselves, and holds it against the last checkpoint: the one thing that must never differ.
   * @throws LogForked; Error when an entry is missing or does not match its hash
   */
  async verify(): Promise<KeptCheckpoint | null> {
    const last = await this.checkpoints.last();
    if (!last) return null;
    const tree = Frontier.empty();
    while (tree.size < last.size) {
      const facts = await this.ledger.scan(tree.size, Math.min(PAGE, last.size - tree.size));
      if (facts.length === 0) throw new LogForked(last.size);
      for (const { leafHash } of facts) tree.append(Buffer.from(leafHash, 'hex'));
    }
    if (!tree.root().equals(last.root)) throw new LogForked(last.size);
    return last;
  }

  start(): void {
    this.timer = setInterval(() => (this.stepping = this.stepping.then(() => this.step())), STEP_ms).unref();
  }

  /** Resolves when what is at work has ended. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.stepping;
  }

  /** Signs when it is time, and asks the witnesses that have not seen the newest checkpoint. Never throws: a failure is an alarm. */
  async step(): Promise<void> {
    if (this.broken) return;
    try {
      await this.signOnTime();
      const last = await this.checkpoints.last();
      if (last) await Promise.all(this.witnesses.list.map((witness) => this.askOnTime(witness, last)));
    } catch (error) {
      if (error instanceof LogForked) this.broken = true;
      this.alarm(
        error instanceof LogForked
          ? { event: 'logbook-forked', size: Number(/\d+/.exec(error.message)?.[0]) }
          : { event: 'logbook-failed', error },
      );
    }
  }

  /** A signer that does not sign is an alarm, and is left alone for a while; what was signed before it still goes to the witnesses. */
  private async signOnTime(): Promise<void> {
    if (Math.abs(this.now().getTime() - this.signerFailedAt) < RETRY_ms) return;
    try {
      await this.checkpoints.sign(this.now());
    } catch (error) {
      if (!(error instanceof SignerFailed)) throw error;
      this.signerFailedAt = this.now().getTime();
      this.alarm({ event: `signer-${error.why}` as const });
    }
  }

  /** The newest checkpoint that outsiders are shown: the newest that enough witnesses cosigned, or else the newest. @throws Refusal 'logbook.empty' */
  async published(): Promise<KeptCheckpoint> {
    const { quorum } = this.options;
    const cosigned = quorum > 0 ? await this.checkpoints.lastCosigned(this.witnesses.names, quorum) : null;
    return cosigned ?? (await this.signed());
  }

  /** The newest checkpoint, cosigned or not. @throws Refusal 'logbook.empty' */
  async signed(): Promise<KeptCheckpoint> {
    const last = await this.checkpoints.last();
    if (!last) throw new Refusal('logbook.empty', 'not-found', 'Er is nog geen controlepunt. Probeer het over een minuut opnieuw.');
    return last;
  }

  /** How long ago enough witnesses had cosigned, in milliseconds; null when they never did. */
  async age_ms(): Promise<number | null> {
    return this.ageOf([...(await this.witnesses.lastTimes()).values()]);
  }

  private ageOf(times: readonly (Date | null)[]): number | null {
    const latest_ms = this.now().getTime() + AHEAD_MAX_ms;
    const spoken = times.flatMap((at) => (at && at.getTime() <= latest_ms ? at.getTime() : [])).toSorted((one, other) => one - other);
    // with a quorum of two, the newest but one: since then two have spoken
    const counting = spoken.at(-this.options.quorum);
    return counting === undefined ? null : Math.max(0, this.now().getTime() - counting);
  }

  /** When the oldest entry was written that enough witnesses have not cosigned yet; null when there is none. */
  private async unwatchedSince(): Promise<Date | null> {
    const { checkpoints, witnesses, quorum } = this;
    const cosigned = await checkpoints.lastCosigned(witnesses.names, quorum);
    const [waiting] = await this.ledger.scan(cosigned?.size ?? 0, 1);
    return waiting?.recordedAt ?? null;
  }

  /** How the log stands, for whoever watches over it. */
  async standing(): Promise<LogStanding> {
    const { checkpoints, witnesses } = this;
    const signed = await checkpoints.last();
    const [waiting] = await this.ledger.scan(signed?.size ?? 0, 1);
    const witnessed = await witnesses.lastTimes();
    return {
      signed,
      waitsSince: waiting?.recordedAt ?? null,
      watched_ms: this.quorum > 0 ? this.ageOf([...witnessed.values()]) : null,
      witnessed,
    };
  }

  get quorum(): number {
    return this.options.quorum;
  }

  /** A .tlog-proof of entry `seq`: under the newest checkpoint that enough witnesses cosigned, or else the first that covers it; null while none does. */
  async proofOf(seq: number): Promise<string | null> {
    const { checkpoints, witnesses, quorum } = this;
    const cosigned = quorum > 0 ? await checkpoints.lastCosigned(witnesses.names, quorum) : null;
    const checkpoint = cosigned && cosigned.size > seq ? cosigned : await checkpoints.firstWith(seq);
    if (!checkpoint) return null;
    return formatTlogProof({ index: seq, hashes: await checkpoints.tree.inclusion(seq, checkpoint.size), checkpoint: checkpoint.note });
  }

  /** Nothing may be disclosed by a log that nobody watches, or that nobody signs any more: the same old checkpoint over and over watches nothing. @throws Fault */
  async requireWitnessed(): Promise<void> {
    if (this.broken) throw new Fault('the log no longer gives the root that was signed before', { retryAfter_s: 3_600 });
    if (this.options.quorum === 0) return;
    const [age_ms, since] = await Promise.all([this.age_ms(), this.unwatchedSince()]);
    const waits_ms = since ? this.now().getTime() - since.getTime() : 0;
    if (age_ms === null || Math.max(age_ms, waits_ms) > this.options.cosignedMax_ms) throw new NotWitnessed();
  }

  /** Once for each checkpoint, and again before what it said grows old; one that does not answer is left alone for a while. */
  private async askOnTime(witness: Witness, last: KeptCheckpoint): Promise<void> {
    const { name } = witness.key;
    const [now, signed] = [this.now().getTime(), last.note.includes(`— ${name} `)];
    const key = `${name} ${last.size}`;
    const pause_ms = signed ? this.options.cosignedMax_ms / 4 : RETRY_ms;
    if (Math.abs(now - (this.triedAt.get(key) ?? -Infinity)) < pause_ms) return;
    for (const old of this.triedAt.keys()) if (old.startsWith(`${name} `) && old !== key) this.triedAt.delete(old);
    this.triedAt.set(key, now);
    const outcome = await this.witnesses.ask(witness, last);
    if (outcome !== 'cosigned') this.alarm({ event: `witness-${outcome}` as const, witness: name });
  }

  private alarm(alarm: LogAlarm): void {
    this.options.onAlarm?.(alarm);
  }

  private now(): Date {
    return this.options.now?.() ?? new Date();
  }
}

/** Too long ago that enough witnesses cosigned: nothing leaves until they do. */
export class NotWitnessed extends Fault {
  constructor() {
    super('too few witnesses have cosigned the log lately', { retryAfter_s: 60 });
    this.name = 'NotWitnessed';
  }
}
