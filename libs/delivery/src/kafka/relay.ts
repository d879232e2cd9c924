import type { DataSource } from 'typeorm';
import type { KafkaSettings } from './settings.js';
import { Shard, type ShardNews, type ShardProblem } from './shard.js';

/** How far a shard is, whoever publishes it, and what keeps it when that is this process. */
export interface ShardLag {
  /** As in metrics: `kafka-0`. */
  consumer: string;
  nextSeq: number;
  /** Events of the ledger that were not yet looked at. */
  behind: number;
  /** Age of the oldest of them. */
  behind_s: number;
  /** Whether this process publishes it. */
  leads: boolean;
  /** Whether any process does. */
  led: boolean;
  published: number;
  problem?: ShardProblem;
}

/** Publishes the feed on Kafka, each shard while no other process does. Several processes may run it at once; none is in the way of a request. */
export class KafkaRelay {
  readonly #shards: Shard[];

  /** @param dataSource as a member of seinhuis_publisher or seinhuis_app @param tell told what happens to a shard: names, numbers and codes only */
  constructor(
    private readonly dataSource: DataSource,
    settings: KafkaSettings,
    tell: (news: ShardNews) => void,
  ) {
    const held = () => this.#shards.filter(({ state }) => state.leads).length;
    this.#shards = Array.from({ length: settings.shards }, (_, no) => new Shard(dataSource, settings, no, held, tell));
  }

  /** Begins; waits for nothing, so that brokers that are away keep nobody. */
  start(): void {
    for (const shard of this.#shards) shard.start();
  }

  /** Finishes the batches in hand and lets others take over. */
  async stop(): Promise<void> {
    await Promise.all(this.#shards.map((shard) => shard.stop()));
  }

  /** @throws when the database does not answer */
  async lag(): Promise<ShardLag[]> {
    const rows = await this.dataSource.query<LagRow[]>(
      `select s.shard, s.next_seq, s.expires_at > clock_timestamp() as led, greatest(0, h.size - s.next_seq) as behind,
         coalesce(greatest(0, extract(epoch from clock_timestamp() - e.recorded_at)), 0)::float8 as behind_s
       from delivery.relay_shard s cross join ledger.ledger_head h left join ledger.ledger_event e on e.seq = s.next_seq order by s.shard`,
    );
    return rows.map(({ shard, next_seq, behind, behind_s, led }) => {
      const { leads = false, published = 0, problem } = this.#shards[shard]?.state ?? {};
      const numbers = { nextSeq: Number(next_seq), behind: Number(behind), behind_s };
      return { consumer: consumerOf(shard), ...numbers, leads, led, published, ...(problem && { problem }) };
    });
  }

  /** What keeps shards that this process publishes, or would. */
  problems(): (ShardProblem & { consumer: string })[] {
    return this.#shards.flatMap(({ state: { shard, problem } }) => (problem ? [{ consumer: consumerOf(shard), ...problem }] : []));
  }
}

const consumerOf = (shard: number): string => `kafka-${shard}`;

interface LagRow {
  shard: number;
  next_seq: string;
  led: boolean;
  behind: string;
  behind_s: number;
}
