import { cloudEvent, type EventOrigin, type FeedRow, NotPublishable } from './cloud-event.js';
import type { Outbox } from './outbox.js';
import { type Message, Rejected, type Sender } from './sender.js';
import type { ShardLease } from './shard-lease.js';
import { topicOf } from './topics.js';

/** An event that can never be published as it is. The shard stays before it. `code` says why: Kafka's word, or `not-publishable`. */
export class Poison extends Error {
  constructor(
    readonly seq: number,
    readonly code: string,
  ) {
    super(`event ${seq} cannot be published: ${code}`);
    this.name = 'Poison';
  }
}

/** Ready to be sent, with where it came from. */
interface Ready extends Message {
  seq: number;
}

/** A batch, as the messages that it becomes up to the first row that is none of ours. */
interface Prepared {
  ready: Ready[];
  stuck?: Poison;
  nextSeq: number;
}

/** How many messages went out, up to where, and whether that is further than before. */
export interface Published {
  messages: number;
  nextSeq: number;
  moved: boolean;
}

export interface PublisherParts {
  outbox: Outbox;
  lease: ShardLease;
  /** A connection; a new one after an error. @throws BrokerAway */
  connect(): Promise<Sender>;
  topicPrefix: string;
  origin: EventOrigin;
  /** Told of topics that were made. */
  onMade(topics: readonly string[]): void;
}

/**
 * Carries the feed of one shard to the brokers, batch after batch, while the lease is held. The cursor moves when all of a batch was acknowledged: a
 * crash in between sends it again. What is sent is always a run without holes from a cursor on. Two publishers that both believe to hold the shard send
 * two such runs, so the first time that each event appears in a topic is in order, whatever comes between; the rest are doubles of equal seq.
 */
export class Publisher {
  #sender: Sender | undefined;
  #ahead: Promise<Prepared> | undefined;
  /** Up to where all was acknowledged; the cursor follows while the next batch is under way. */
  #acked: number;
  #moving = Promise.resolve();
  /** One event at a time while one cannot be published: each attempt would send what lies behind it again. */
  #limit: number | undefined;

  constructor(private readonly parts: PublisherParts) {
    this.#acked = parts.lease.nextSeq;
  }

  /**
   * Publishes one batch; none when there is nothing new.
   * @throws Poison what lies before it was published; TopicMissing, BrokerAway, LeaseLost
   */
  async step(): Promise<Published> {
    try {
      const batch = await this.#next();
      if (batch.ready.length > 0 || batch.stuck) await this.#publish(batch);
      await this.settled();
      const moved = batch.nextSeq > this.#acked;
      if (moved) this.#advance(batch.nextSeq);
      return { messages: batch.ready.length, nextSeq: batch.nextSeq, moved };
    } catch (error) {
      await this.#afterError(error);
      throw error;
    }
  }

  /** Resolves when the cursor is where the brokers are. @throws LeaseLost */
  async settled(): Promise<void> {
    await this.#moving;
  }

  /** Leaves the brokers; what is under way is not waited for. */
  async close(): Promise<void> {
    const sender = this.#sender;
    this.#sender = undefined;
    this.#ahead = undefined;
    await sender?.close();
  }

  #advance(seq: number): void {
    this.#acked = seq;
    this.#moving = this.parts.lease.advance(seq);
    this.#moving.catch(() => undefined); // the next step tells
  }

  async #afterError(error: unknown): Promise<void> {
    const { lease } = this.parts;
    await this.close();
    await this.#moving.catch(() => undefined);
    this.#moving = Promise.resolve();
    if (error instanceof Poison) {
      this.#limit = 1;
      if (error.seq > lease.nextSeq) await lease.advance(error.seq);
    }
    this.#acked = lease.nextSeq;
  }

  /** What was prepared ahead, unless it is nothing: by now there may be more. */
  async #next(): Promise<Prepared> {
    const ahead = await this.#ahead;
    this.#ahead = undefined;
    return ahead && ahead.nextSeq > this.#acked ? ahead : this.#prepare(this.#acked, this.#limit);
  }

  /** Prepares what comes after it while the brokers are at work; when that fails the next step tells. */
  async #publish({ ready, stuck, nextSeq }: Prepared): Promise<void> {
    const ahead = stuck ? undefined : this.#prepare(nextSeq);
    ahead?.catch(() => undefined);
    if (ready.length > 0) await this.#send(ready);
    if (stuck) throw stuck;
    this.#ahead = ahead;
    this.#limit = undefined;
  }

  async #prepare(seq: number, limit?: number): Promise<Prepared> {
    const { rows, nextSeq } = await this.parts.outbox.read(seq, limit);
    const ready: Ready[] = [];
    for (const row of rows) {
      try {
        ready.push(this.#readied(row));
      } catch (error) {
        if (error instanceof NotPublishable) return { ready, nextSeq, stuck: new Poison(error.seq, `not-publishable:${error.field}`) };
        throw error;
      }
    }
    return { ready, nextSeq };
  }

  #readied(row: FeedRow): Ready {
    const value = JSON.stringify(cloudEvent(row, this.parts.origin));
    return { topic: topicOf(row, this.parts.topicPrefix), key: row.stream_id, value, seq: Number(row.seq) };
  }

  /** Bytes that a broker will not take together are offered in halves, in order, until the one is found that it will not take alone. */
  async #send(ready: readonly Ready[]): Promise<void> {
    const sender = (this.#sender ??= await this.parts.connect());
    const made = await sender.prepare(ready.map(({ topic }) => topic));
    if (made.length > 0) this.parts.onMade(made);
    this.parts.lease.check();
    try {
      await sender.send(ready);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      if (ready.length === 1) throw new Poison(ready[0]!.seq, error.code);
      // other topics may have taken their part under numbers that the halves would use again
      await this.close();
      const half = ready.length >> 1;
      await this.#send(ready.slice(0, half));
      await this.#send(ready.slice(half));
    }
  }
}
