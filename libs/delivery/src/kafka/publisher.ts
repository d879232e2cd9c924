import { type EventOrigin, eventWriter, type FeedRow, NotPublishable, requireReceiver, sameEvent } from './cloud-event.js';
import type { Outbox } from './outbox.js';
import { HEADERS, type Message, Rejected, type Sender } from './sender.js';
import type { ShardLease } from './shard-lease.js';
import { topicOf } from './topics.js';

/** Bytes handed to the brokers at once: below the 1 MB that one takes for a partition, if all of it is for one. */
const SEND_MAX_bytes = 900_000;
/** What a message has beside its value: key, header, lengths. */
const AROUND_bytes = 150;

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

/** What every receiver of an event gets, and the first row of it. */
interface Event extends Pick<Ready, 'key' | 'value' | 'seq'> {
  row: FeedRow;
}

/** A batch, as the messages that it becomes up to the first row that is none of ours. */
interface Prepared {
  ready: Ready[];
  stuck?: Poison;
  nextSeq: number;
  more: boolean;
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
  /** What comes next, made ready while a batch is under way: two of them when much waits, as reading takes turns with encoding. */
  #ahead: Promise<Prepared>[] = [];
  /** Up to where all was acknowledged; the cursor follows while what comes next is under way. */
  #acked: number;
  #moving: Promise<void> | undefined;
  #stayed: unknown;
  /** One event at a time while one cannot be published: each attempt would send what lies behind it again. */
  #limit: number | undefined;
  readonly #write: (row: FeedRow) => Buffer;

  constructor(private readonly parts: PublisherParts) {
    this.#write = eventWriter(parts.origin);
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
      if (this.#stayed) throw this.#stayed as Error;
      const moved = batch.nextSeq > this.#acked;
      this.#acked = batch.nextSeq;
      this.#follow();
      return { messages: batch.ready.length, nextSeq: batch.nextSeq, moved };
    } catch (error) {
      await this.#afterError(error);
      throw error;
    }
  }

  /** Resolves when the cursor is where the brokers are. @throws LeaseLost */
  async settled(): Promise<void> {
    await this.#moving;
    if (this.#stayed) throw this.#stayed as Error;
  }

  /** Leaves the brokers; what is under way is not waited for. */
  async close(): Promise<void> {
    const sender = this.#sender;
    this.#sender = undefined;
    this.#ahead = [];
    await sender?.close();
  }

  /** Moves the cursor as far as was acknowledged, however often that grows meanwhile. When it cannot, the next step tells. */
  #follow(): void {
    const { lease } = this.parts;
    if (this.#moving || lease.nextSeq >= this.#acked) return;
    const move = async () => {
      try {
        while (lease.nextSeq < this.#acked) await lease.advance(this.#acked);
      } catch (error) {
        this.#stayed = error;
      } finally {
        this.#moving = undefined;
      }
    };
    this.#moving = move();
  }

  /** Begins again at the cursor. */
  async #afterError(error: unknown): Promise<void> {
    const { lease } = this.parts;
    await this.close();
    await this.#moving;
    this.#stayed = undefined;
    if (error instanceof Poison) {
      this.#limit = 1;
      if (error.seq > lease.nextSeq) await lease.advance(error.seq);
    }
    this.#acked = lease.nextSeq;
  }

  /** What was prepared ahead, unless it is nothing: by now there may be more. */
  async #next(): Promise<Prepared> {
    const ahead = await this.#ahead.shift();
    if (ahead && ahead.nextSeq > this.#acked) return ahead;
    this.#ahead = [];
    return this.#prepare(this.#acked, this.#limit);
  }

  /** Prepares what comes after it while the brokers are at work. */
  async #publish(batch: Prepared): Promise<void> {
    if (!batch.stuck) this.#prepareAfter(batch);
    for (const part of parts(batch.ready)) await this.#send(part);
    if (batch.stuck) throw batch.stuck;
    this.#limit = undefined;
  }

  /** One batch ahead always, and another as soon as that one says that more wait. When one fails, the step that takes it tells. */
  #prepareAfter(batch: Prepared): void {
    const next = this.#ahead[0] ?? this.#prepareAhead(batch.nextSeq);
    const another = ({ more, nextSeq }: Prepared) => {
      if (more && this.#ahead.at(-1) === next) void this.#prepareAhead(nextSeq);
    };
    void next.then(another, () => undefined);
  }

  #prepareAhead(seq: number): Promise<Prepared> {
    const ahead = this.#prepare(seq);
    ahead.catch(() => undefined);
    this.#ahead.push(ahead);
    return ahead;
  }

  async #prepare(seq: number, limit?: number): Promise<Prepared> {
    const { rows, nextSeq, more } = await this.parts.outbox.read(seq, limit);
    const ready: Ready[] = [];
    let event: Event | undefined;
    for (const row of rows) {
      try {
        if (event && sameEvent(row, event.row)) requireReceiver(row);
        else event = { row, key: Buffer.from(row.stream_id), value: this.#write(row), seq: Number(row.seq) };
        ready.push({ topic: topicOf(row, this.parts.topicPrefix), key: event.key, value: event.value, headers: HEADERS, seq: event.seq });
      } catch (error) {
        if (error instanceof NotPublishable)
          return { ready, nextSeq, more: false, stuck: new Poison(error.seq, `not-publishable:${error.field}`) };
        throw error;
      }
    }
    return { ready, nextSeq, more };
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

/** In order, each as much as the brokers take at once; an event that is more by itself goes alone. */
function parts(ready: readonly Ready[]): Ready[][] {
  const all: Ready[][] = [];
  let size = Infinity;
  for (const message of ready) {
    const more = message.value.length + AROUND_bytes;
    if (size + more > SEND_MAX_bytes) {
      all.push([]);
      size = 0;
    }
    size += more;
    all.at(-1)!.push(message);
  }
  return all;
}
