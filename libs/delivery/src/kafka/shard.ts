import type { DataSource } from 'typeorm';
import { Outbox } from './outbox.js';
import { Poison, Publisher } from './publisher.js';
import { BrokerAway, Sender, TopicMissing } from './sender.js';
import type { KafkaSettings } from './settings.js';
import { LeaseLost, ShardLease } from './shard-lease.js';
import { topicOf } from './topics.js';

/** How often a leader without work, and a process without the lease, looks again. */
const IDLE_ms = 200;
const LOOK_ms = 1_000;
const BACKOFF_ms = { first: 250, most: 15_000 };
/** Each shard that a process has makes it this much slower to take another, so that they spread; bounded, or a take-over would last too long. */
const POLITE_ms = { each: 400, most: 2_000 };
/** How long a batch in hand may take once the process is told to stop. */
const FINISH_ms = 15_000;

/** Why a shard does not move. `seq` is that of the event it cannot get past. */
export interface ShardProblem {
  kind: 'poison' | 'topic-missing' | 'unavailable' | 'failed';
  code: string;
  seq?: number;
  topic?: string;
  /** Makes the topic that is missing. */
  command?: string;
}

export type ShardNews =
  | { event: 'kafka-leading'; shard: number; epoch: number; seq: number }
  | { event: 'kafka-lease-lost' | 'kafka-released' | 'kafka-recovered'; shard: number; seq: number }
  | { event: 'kafka-topics-made'; shard: number; topics: readonly string[] }
  | ({ event: 'kafka-stopped'; shard: number } & ShardProblem);

export interface ShardState {
  shard: number;
  leads: boolean;
  /** Messages since the start of this process. */
  published: number;
  problem?: ShardProblem;
}

/** Publishes one shard whenever nobody else does, until stopped. Nothing that goes wrong with brokers or database ends it. */
export class Shard {
  readonly state: ShardState;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #publisher: Publisher | undefined;

  /** @param held how many shards this process holds */
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: KafkaSettings,
    shard: number,
    private readonly held: () => number,
    private readonly tell: (news: ShardNews) => void,
  ) {
    this.state = { shard, leads: false, published: 0 };
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Finishes the batch in hand, if the brokers let it within 15 s, and lets another take over at once. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const impatient = setTimeout(() => void this.#publisher?.close(), FINISH_ms);
    await this.#running;
    clearTimeout(impatient);
  }

  async #run(): Promise<void> {
    const { shard } = this.state;
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#pause(Math.min(this.held() * POLITE_ms.each, POLITE_ms.most));
        if (this.#stopping.signal.aborted) return;
        const lease = await ShardLease.take(this.dataSource, shard, this.settings.shards);
        if (lease) await this.#lead(lease);
        else this.#well();
      } catch (error) {
        this.#problem(error);
      }
      await this.#pause(LOOK_ms);
    }
  }

  async #lead(lease: ShardLease): Promise<void> {
    const { shard } = this.state;
    this.state.leads = true;
    this.tell({ event: 'kafka-leading', shard, epoch: lease.epoch, seq: lease.nextSeq });
    try {
      await this.#publishAll(lease);
      this.tell({ event: 'kafka-released', shard, seq: lease.nextSeq });
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      this.tell({ event: 'kafka-lease-lost', shard, seq: lease.nextSeq });
    } finally {
      this.state.leads = false;
      await this.#publisher?.close();
      this.#publisher = undefined;
      await lease.release();
    }
  }

  /** Until stopped. @throws LeaseLost */
  async #publishAll(lease: ShardLease): Promise<void> {
    const { topicPrefix, shards, hubOin, publicUrl } = this.settings;
    const { shard } = this.state;
    const outbox = new Outbox(this.dataSource, shard, shards);
    const publisher = new Publisher({
      outbox,
      lease,
      topicPrefix,
      origin: { hubOin, publicUrl },
      connect: () => this.#connect(outbox),
      onMade: (topics) => this.tell({ event: 'kafka-topics-made', shard, topics }),
    });
    this.#publisher = publisher;
    let pause_ms = BACKOFF_ms.first;
    while (!this.#stopping.signal.aborted) {
      try {
        lease.check();
        const { messages, nextSeq, moved } = await publisher.step();
        this.state.published += messages;
        pause_ms = BACKOFF_ms.first;
        this.#well(nextSeq);
        if (!moved) await this.#pause(IDLE_ms);
      } catch (error) {
        if (error instanceof LeaseLost) throw error;
        this.#problem(error);
        await this.#pause(pause_ms);
        pause_ms = Math.min(pause_ms * 2, BACKOFF_ms.most);
      }
    }
    await publisher.settled();
  }

  /** Where we may not make topics, those of everybody who ever heard something must be there before anything is sent. */
  async #connect(outbox: Outbox): Promise<Sender> {
    const sender = await Sender.connect(this.settings);
    if (this.settings.createTopics) return sender;
    try {
      await sender.prepare((await outbox.receivers()).map((receiver) => topicOf(receiver, this.settings.topicPrefix)));
      return sender;
    } catch (error) {
      await sender.close();
      throw error;
    }
  }

  #well(seq?: number): void {
    if (!this.state.problem) return;
    delete this.state.problem;
    if (seq !== undefined) this.tell({ event: 'kafka-recovered', shard: this.state.shard, seq });
  }

  /** Told once, until it is another one or over. */
  #problem(error: unknown): void {
    const problem = problemOf(error);
    const same = this.state.problem && JSON.stringify(this.state.problem) === JSON.stringify(problem);
    this.state.problem = problem;
    if (!same) this.tell({ event: 'kafka-stopped', shard: this.state.shard, ...problem });
  }

  #pause(pause_ms: number): Promise<void> {
    const { signal } = this.#stopping;
    if (signal.aborted || pause_ms === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const over = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        resolve();
      };
      const timer = setTimeout(over, pause_ms);
      signal.addEventListener('abort', over);
    });
  }
}

function problemOf(error: unknown): ShardProblem {
  if (error instanceof Poison) return { kind: 'poison', code: error.code, seq: error.seq };
  if (error instanceof TopicMissing) return { kind: 'topic-missing', code: 'missing', topic: error.topic, command: error.command };
  if (error instanceof BrokerAway) return { kind: 'unavailable', code: error.code };
  const { name, code } = error as { name?: string; code?: unknown };
  return { kind: 'failed', code: typeof code === 'string' ? code : (name ?? 'unknown') };
}
