import { cloudEvent, type EventOrigin, type FeedRow, NotPublishable } from './cloud-event.js';
import type { Batch, Outbox } from './outbox.js';
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

/** How many messages went out, and up to where. */
export interface Published {
  messages: number;
  nextSeq: number;
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
  #ahead: Promise<Batch> | undefined;
  /** One event at a time while one cannot be published: each attempt would send what lies behind it again. */
  #limit: number | undefined;

  constructor(private readonly parts: PublisherParts) {}

  /**
   * Publishes one batch; none when there is nothing new.
   * @throws Poison what lies before it was published; TopicMissing, BrokerAway, LeaseLost
   */
  async step(): Promise<Published> {
    const { lease, outbox } = this.parts;
    const batch = await (this.#ahead ?? outbox.read(lease.nextSeq, this.#limit));
    this.#ahead = undefined;
    if (batch.rows.length > 0) {
      // read while the brokers are at work; when that fails the next step reads itself
      const ahead = outbox.read(batch.nextSeq);
      ahead.catch(() => undefined);
      await this.#publish(batch.rows);
      this.#ahead = ahead;
      this.#limit = undefined;
    }
    if (batch.nextSeq > lease.nextSeq) await lease.advance(batch.nextSeq);
    return { messages: batch.rows.length, nextSeq: batch.nextSeq };
  }

  /** Leaves the brokers; what is under way is not waited for. */
  async close(): Promise<void> {
    const sender = this.#sender;
    this.#sender = undefined;
    this.#ahead = undefined;
    await sender?.close();
  }

  async #publish(rows: readonly FeedRow[]): Promise<void> {
    const { ready, stuck } = this.#serialise(rows);
    try {
      if (ready.length > 0) await this.#send(ready);
      if (stuck) throw stuck;
    } catch (error) {
      await this.close();
      if (error instanceof Poison) {
        this.#limit = 1;
        if (error.seq > this.parts.lease.nextSeq) await this.parts.lease.advance(error.seq);
      }
      throw error;
    }
  }

  /** Up to the first row that is none of ours. */
  #serialise(rows: readonly FeedRow[]): { ready: Ready[]; stuck?: Poison } {
    const ready: Ready[] = [];
    for (const row of rows) {
      try {
        const value = JSON.stringify(cloudEvent(row, this.parts.origin));
        ready.push({ topic: topicOf(row, this.parts.topicPrefix), key: row.stream_id, value, seq: Number(row.seq) });
      } catch (error) {
        if (error instanceof NotPublishable) return { ready, stuck: new Poison(error.seq, `not-publishable:${error.field}`) };
        throw error;
      }
    }
    return { ready };
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
