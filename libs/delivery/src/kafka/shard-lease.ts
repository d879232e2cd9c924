import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** How long a holder that is no more is waited for. A second one takes over within this and one look of `LOOK_ms`. */
const LEASE_ms = 6_000;
const RENEW_ms = 2_000;

/** Another process holds the shard by now. Whoever gets this publishes no more. */
export class LeaseLost extends Error {
  constructor(readonly shard: number) {
    super(`the lease of shard ${shard} was lost`);
    this.name = 'LeaseLost';
  }
}

/**
 * The right to publish one shard, and its cursor: one row, so that the cursor moves for the holder alone. Each holder has a higher epoch than the one
 * before; every change names it. The clock of the database decides, the clocks of the processes do not.
 */
export class ShardLease {
  #renewing: NodeJS.Timeout | undefined;
  #busy: Promise<void> | undefined;
  /** Until when, by the clock of this process, nobody else can have taken it; counted from before it was asked. */
  #surely_ms: number;
  #lost = false;

  private constructor(
    private readonly dataSource: DataSource,
    readonly shard: number,
    readonly epoch: number,
    private next: number,
    asked_ms: number,
  ) {
    this.#surely_ms = asked_ms + LEASE_ms;
    this.#renewing = setInterval(() => void (this.#busy ??= this.#renew()), RENEW_ms);
  }

  /**
   * Takes a shard that nobody holds, of `shards` in all; null when somebody does. With another number of shards than before the cursors start at the one
   * that was least far, once nobody publishes under the old number.
   */
  static async take(dataSource: DataSource, shard: number, shards: number): Promise<ShardLease | null> {
    const asked_ms = performance.now();
    if (!(await divided(dataSource, shards))) return null;
    const [rows] = (await dataSource.query(
      `update delivery.relay_shard set owner = $3, epoch = epoch + 1, expires_at = clock_timestamp() + $4 * interval '1 ms'
       where shard = $1 and shards = $2 and expires_at <= clock_timestamp() returning epoch, next_seq`,
      [shard, shards, randomUUID(), LEASE_ms],
    )) as [{ epoch: string; next_seq: string }[], number];
    const [row] = rows;
    return row ? new ShardLease(dataSource, shard, Number(row.epoch), Number(row.next_seq), asked_ms) : null;
  }

  /** Up to where, not including, everything was published. */
  get nextSeq(): number {
    return this.next;
  }

  /** @throws LeaseLost when another may hold it by now */
  check(): void {
    if (this.#lost || performance.now() >= this.#surely_ms) throw new LeaseLost(this.shard);
  }

  /** Everything before `seq` was acknowledged by the brokers. @throws LeaseLost the cursor is not moved */
  async advance(seq: number): Promise<void> {
    await this.#change('next_seq = $3', seq);
    this.next = seq;
  }

  /** Lets another take it at once. */
  async release(): Promise<void> {
    clearInterval(this.#renewing);
    await this.#busy;
    await this.#change(`expires_at = clock_timestamp() + $3 * interval '1 ms'`, 0).catch(() => undefined);
    this.#lost = true;
  }

  async #renew(): Promise<void> {
    const asked_ms = performance.now();
    try {
      await this.#change(`expires_at = clock_timestamp() + $3 * interval '1 ms'`, LEASE_ms);
      this.#surely_ms = asked_ms + LEASE_ms;
    } catch (error) {
      // a database that is away is asked again; when it stays away the time runs out
      if (error instanceof LeaseLost) clearInterval(this.#renewing);
    } finally {
      this.#busy = undefined;
    }
  }

  async #change(what: string, value: number): Promise<void> {
    const [, changed] = (await this.dataSource.query(`update delivery.relay_shard set ${what} where shard = $1 and epoch = $2`, [
      this.shard,
      this.epoch,
      value,
    ])) as [unknown, number];
    if (changed === 1) return;
    this.#lost = true;
    throw new LeaseLost(this.shard);
  }
}

/** Makes the rows of `shards` shards, unless they are there. False while somebody still publishes under another number. */
function divided(dataSource: DataSource, shards: number): Promise<boolean> {
  return dataSource.transaction(async (tx) => {
    const look = async (): Promise<{ count: number; held: boolean; next_seq: string }> => {
      const [found] = (await tx.query(
        `select count(*) filter (where shards = $1)::int as count, coalesce(bool_or(expires_at > clock_timestamp()), false) as held,
           coalesce(min(next_seq), 0) as next_seq from delivery.relay_shard`,
        [shards],
      )) as [{ count: number; held: boolean; next_seq: string }];
      return found;
    };
    if ((await look()).count === shards) return true;
    await tx.query('lock table delivery.relay_shard in exclusive mode');
    const { count, held, next_seq } = await look();
    if (count === shards) return true;
    if (held) return false;
    const [{ last }] = (await tx.query('select coalesce(max(epoch), 0) as last from delivery.relay_shard')) as [{ last: string }];
    await tx.query('delete from delivery.relay_shard');
    await tx.query(
      `insert into delivery.relay_shard (shard, shards, next_seq, epoch, expires_at)
       select shard, $1, $2, $3, '-infinity' from generate_series(0, $1::int - 1) as shard`,
      [shards, next_seq, last],
    );
    return true;
  });
}
