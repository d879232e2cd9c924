import { readAs } from '#libs/identity';
import type { DataSource } from 'typeorm';
import type { FeedRow } from './cloud-event.js';

/** Rows per look: enough that the look costs little beside sending them. */
export const BATCH_MAX = 1_000;
/** Events of the ledger that one look goes through, times the shards: a bound on what is sorted, however far behind a shard is. */
const WINDOW = 2_000;

/** Rows to publish, in order; everything of the shard before `nextSeq` is in them or was before. */
export interface Batch {
  rows: FeedRow[];
  nextSeq: number;
  /** Whether it is as much as one look takes: then more waits behind it, as a rule. */
  more: boolean;
}

/** Part `shard` of `shards` of the streams: by the first digits of the id, which are random, so that a stream always stays in one part. */
const ofShard = `('x' || left(stream_id::text, 7))::bit(28)::int % $2 = $1`;

/** What the hub does by itself, such as taking up the first agreements, is also in the feed under its own name. It is no receiver: it has no topic. */
const HUB = 'hub';

/** The part of the feed that one shard publishes. */
export class Outbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly shard: number,
    private readonly shards: number,
  ) {}

  /**
   * The next rows from `seq` on, for every receiver. Never beyond the cursor of the feed: what lies before it is final. All rows of a seq come together, so
   * there may be more than `limit`.
   */
  async read(seq: number, limit = BATCH_MAX): Promise<Batch> {
    return readAs(this.dataSource, '*', async (tx) => {
      // the cursor first: rows that are added after this look are beyond it
      const [cursor] = await tx.query<{ next_seq: string }[]>(`select next_seq from delivery.consumer_cursor where consumer = 'feed'`);
      const final = Number(cursor?.next_seq ?? 0);
      const end = Math.max(seq, Math.min(final, seq + WINDOW * this.shards));
      if (end === seq) return { rows: [], nextSeq: seq, more: false };
      // a list per column, each in the order of the rows below: rows that the driver takes apart cost more than to send what is in them
      const [lists] = (await tx.query(
        `select ${COLUMNS.map((column) => `coalesce(json_agg(${column}), '[]') as ${column}`).join(', ')}
         from (select oin, department, seq::text, fact_type, stream_type, stream_id, recorded_at from delivery.feed_entry where seq >= $3 and seq < $4 and oin <> $6 and ${ofShard}
           order by feed_entry.seq fetch first $5 rows with ties) as entry`,
        [this.shard, this.shards, seq, end, limit, HUB],
      )) as [Lists];
      const rows = lists.seq.map((_, at) => rowAt(lists, at));
      const full = rows.length >= limit;
      return { rows, nextSeq: full ? Number(rows.at(-1)!.seq) + 1 : end, more: full || end < final };
    });
  }

  /** Who has rows so far. */
  async receivers(): Promise<Pick<FeedRow, 'oin' | 'department'>[]> {
    return readAs(this.dataSource, '*', (tx) =>
      tx.query('select distinct oin, department from delivery.feed_entry where oin <> $1 order by 1, 2', [HUB]),
    );
  }
}

const COLUMNS = ['oin', 'department', 'seq', 'fact_type', 'stream_type', 'stream_id', 'recorded_at'] as const;
/** As they come from the database: as many in each. */
type Lists = Record<(typeof COLUMNS)[number], string[]>;

function rowAt({ oin, department, seq, fact_type, stream_type, stream_id, recorded_at }: Lists, at: number): FeedRow {
  return {
    oin: oin[at]!,
    department: department[at]!,
    seq: seq[at]!,
    fact_type: fact_type[at]!,
    stream_type: stream_type[at]!,
    stream_id: stream_id[at]!,
    recorded_at: new Date(recorded_at[at]!),
  };
}
