import type { FeedRow } from '../../../libs/delivery/src/kafka/cloud-event.js';
import { type PublisherParts, Publisher } from '../../../libs/delivery/src/kafka/publisher.js';
import { BrokerAway, type Message } from '../../../libs/delivery/src/kafka/sender.js';
import { LeaseLost } from '../../../libs/delivery/src/kafka/shard-lease.js';
import type { SimDatabase } from './database.js';
import { Proc, type World } from './world.js';

export type BrokenRelay = 'brokers that say yes and forget';

/** As ShardLease has them. */
const [LEASE_ms, RENEW_ms] = [6_000, 2_000];
const BATCH = 12;
const [AWAY, ANSWER_LOST, LATE] = [0.05, 0.08, 0.08];

/** The row of the shard, and the topic: each message as it arrived, in order. */
export class SimBrokers {
  readonly topic: { stream: string; seq: number }[] = [];
  readonly shard = { epoch: 0, next: 0, expires_ms: 0 };
  /** The line to the brokers: what was sent may arrive when its sender is gone. */
  readonly #line = new Proc('line');

  constructor(
    private readonly world: World,
    private readonly database: SimDatabase,
    private readonly broken?: BrokenRelay,
  ) {}

  /** Runs a relay until it is killed: takes the lease, publishes, loses it, begins again. */
  async relay(owner: Proc): Promise<void> {
    while (owner.alive) {
      const free = () => this.shard.expires_ms <= this.world.now;
      const lease = await this.world.port(owner, 'take the lease', () => this.#take(owner), { possible: free });
      const publisher = new Publisher(this.#parts(owner, lease));
      while (await this.#publishes(owner, publisher, lease));
      await publisher.close();
      await lease.release();
    }
  }

  async #publishes(owner: Proc, publisher: Publisher, lease: SimLease): Promise<boolean> {
    try {
      lease.check();
      const { moved } = await publisher.step();
      await publisher.settled();
      if (!moved) await this.world.pause(owner, () => lease.lost || lease.nextSeq < this.database.read);
      return true;
    } catch (error) {
      if (error instanceof LeaseLost) return false;
      if (!(error instanceof BrokerAway)) throw error;
      await this.world.pause(owner);
      return true;
    }
  }

  #take(owner: Proc): SimLease {
    this.shard.epoch++;
    this.shard.expires_ms = this.world.now + LEASE_ms;
    return new SimLease(this.world, owner, this.shard);
  }

  #parts(owner: Proc, lease: SimLease): PublisherParts {
    const outbox = { read: (seq: number, limit?: number) => this.world.port(owner, 'read the feed', () => this.#read(seq, limit)) };
    const sender = {
      prepare: async () => [],
      send: (messages: readonly Message[]) => this.#send(owner, messages),
      close: async () => undefined,
    };
    return {
      outbox,
      lease,
      connect: async () => sender,
      topicPrefix: 'seinhuis',
      origin: { hubOin: '00000099000000001000', publicUrl: 'https://hub.example' },
      onMade: () => undefined,
    } as unknown as PublisherParts;
  }

  /** Never beyond what the feed has taken up. */
  #read(seq: number, limit = BATCH): { rows: FeedRow[]; nextSeq: number; more: boolean } {
    const end = Math.max(seq, this.database.read);
    const rows = this.database.events.slice(seq, Math.min(end, seq + limit)).map((event): FeedRow => ({
      oin: '00000099000000002000',
      department: 'PO',
      seq: event.seq,
      fact_type: 'NoteWritten',
      stream_type: event.stream_type,
      stream_id: event.stream_id,
      recorded_at: new Date(0),
    }));
    const full = rows.length >= limit;
    return { rows, nextSeq: full ? seq + limit : end, more: full };
  }

  #send(owner: Proc, messages: readonly Message[]): Promise<void> {
    const arrive = () =>
      void this.topic.push(
        ...messages.map(({ key, value }) => ({
          stream: key.toString(),
          seq: (JSON.parse(value.toString()) as { data: { volgnummer: number } }).data.volgnummer,
        })),
      );
    const orphaned = () => (this.world.random.chance(0.5) ? void this.world.port(this.#line, 'late bytes arrive', arrive) : undefined);
    return this.world.port(
      owner,
      'send',
      () => {
        if (this.world.fails(AWAY)) throw new BrokerAway('ECONNREFUSED');
        if (this.world.fails(LATE)) {
          void this.world.port(this.#line, 'late bytes arrive', arrive);
          throw new BrokerAway('REQUEST_TIMED_OUT');
        }
        if (this.broken === 'brokers that say yes and forget' && this.world.fails(AWAY)) return;
        arrive();
        if (this.world.fails(ANSWER_LOST)) throw new BrokerAway('ECONNRESET');
      },
      { orphaned },
    );
  }
}

/** As ShardLease: one row, an epoch that every change names, and a clock of its own for what it surely holds. */
class SimLease {
  #surely_ms: number;
  readonly #epoch: number;
  #next: number;
  #lost = false;

  constructor(
    private readonly world: World,
    private readonly owner: Proc,
    private readonly shard: SimBrokers['shard'],
  ) {
    [this.#epoch, this.#next, this.#surely_ms] = [shard.epoch, shard.next, world.now + LEASE_ms];
    void this.#renew();
  }

  get nextSeq(): number {
    return this.#next;
  }

  get lost(): boolean {
    return this.#lost || this.world.now >= this.#surely_ms;
  }

  check(): void {
    if (this.lost) throw new LeaseLost(0);
  }

  async advance(seq: number): Promise<void> {
    await this.world.port(this.owner, 'move the cursor', () => this.#change(() => (this.shard.next = seq)));
    this.#next = seq;
  }

  async release(): Promise<void> {
    const free = () => this.#change(() => (this.shard.expires_ms = 0));
    await this.world.port(this.owner, 'release the lease', free).catch(() => undefined);
    this.#lost = true;
  }

  async #renew(): Promise<void> {
    while (!this.#lost) {
      const asked_ms = this.world.now + RENEW_ms;
      const due = () => this.#lost || this.world.now >= asked_ms;
      const renew = () => this.#change(() => (this.shard.expires_ms = this.world.now + LEASE_ms));
      await this.world.port(this.owner, 'renew the lease', renew, { possible: due }).then(
        () => (this.#surely_ms = asked_ms + LEASE_ms),
        () => undefined,
      );
    }
  }

  #change(work: () => unknown): void {
    if (this.shard.epoch === this.#epoch) return void work();
    this.#lost = true;
    throw new LeaseLost(0);
  }
}
