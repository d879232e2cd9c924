import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { connect, type GivenLedger, givenLedger } from '../../../../test/concurrency/given-ledger.js';
import { Feed1795500040000, FeedDepartments1795500041000 } from '../feed.view.js';
import { BATCH_MAX, Outbox } from './outbox.js';
import { RelayShard1795600020000 } from './relay-shard.migration.js';
import { LeaseLost, ShardLease } from './shard-lease.js';

let home: GivenLedger;
/** As a relay logs in. */
let relay: DataSource;
const held: ShardLease[] = [];

beforeAll(async () => {
  home = await givenLedger();
  const runner = home.owner.createQueryRunner();
  for (const step of [new Feed1795500040000(), new FeedDepartments1795500041000(), new RelayShard1795600020000()]) await step.up(runner);
  await runner.release();
  const url = new URL(home.appUrl);
  url.username = 'seinhuis_relay';
  relay = await connect(url.href);
});
afterEach(async () => {
  await Promise.all(held.splice(0).map((lease) => lease.release()));
  await home.owner.query('delete from delivery.relay_shard');
});
afterAll(async () => {
  await relay?.destroy();
  await home?.close();
});

const take = async (shard = 0, shards = 1): Promise<ShardLease | null> => {
  const lease = await ShardLease.take(relay, shard, shards);
  if (lease) held.push(lease);
  return lease;
};
/** As if its holder had not been heard of for long. */
const expire = () => home.owner.query(`update delivery.relay_shard set expires_at = '-infinity'`);

describe('the lease of a shard', () => {
  test('one of many that ask at once gets it, and the next when it is given back, where the cursor is', async () => {
    const got = (await Promise.all(Array.from({ length: 8 }, () => take()))).filter((lease) => lease !== null);
    expect(got).toHaveLength(1);
    await got[0]!.advance(7);
    expect(await take()).toBeNull();
    await got[0]!.release();
    const next = await take();
    expect([next?.nextSeq, next!.epoch]).toEqual([7, got[0]!.epoch + 1]);
  });

  test('who was not heard of loses it, and then cannot move the cursor, renew, or give it back', async () => {
    const first = (await take())!;
    await first.advance(3);
    await expire();
    const second = (await take())!;
    await second.advance(5);
    await expect(first.advance(9)).rejects.toThrow(LeaseLost);
    expect(() => first.check()).toThrow(LeaseLost);
    await first.release();
    expect(await take()).toBeNull();
    expect(second.nextSeq).toBe(5);
    second.check();
  });

  test('who has it no longer surely stops by its own clock, before another can have it', async () => {
    const lease = (await take())!;
    lease.check();
    const clock = performance.now.bind(performance);
    performance.now = () => clock() + 6_000;
    try {
      expect(() => lease.check()).toThrow(LeaseLost);
    } finally {
      performance.now = clock;
    }
  });

  test('another number of shards waits until nobody publishes under the old one, and starts at the cursor that is least far', async () => {
    const [a, b] = [(await take(0, 2))!, (await take(1, 2))!];
    await a.advance(10);
    await b.advance(4);
    expect(await take(0, 3)).toBeNull();
    await a.release();
    expect(await take(0, 3)).toBeNull();
    await b.release();
    const wider = await Promise.all([0, 1, 2].map((shard) => take(shard, 3)));
    expect(wider.map((lease) => lease?.nextSeq)).toEqual([4, 4, 4]);
    expect(Math.min(...wider.map((lease) => lease!.epoch))).toBeGreaterThan(b.epoch);
    await expect(b.advance(9)).rejects.toThrow(LeaseLost);
    expect(await take(0, 2)).toBeNull();
  });
});

describe('what is read for a shard', () => {
  const streams = Array.from({ length: 60 }, () => randomUUID());
  const cursor = (seq: number) =>
    home.owner.query(
      `insert into delivery.consumer_cursor (consumer, next_seq) values ('feed', $1) on conflict (consumer) do update set next_seq = $1`,
      [seq],
    );
  beforeAll(async () => {
    await home.tamper(
      `insert into delivery.feed_entry (oin, department, seq, fact_type, stream_type, stream_id, recorded_at)
       select oin, '*', seq, 'NoteWritten', 'note', ($1::uuid[])[1 + seq % 60], now()
         from generate_series(0, 1199) as seq, unnest(array['00000099000000002000', '00000099000000003000', 'hub']) as oin`,
      [streams],
    );
  });
  const readAll = async (outbox: Outbox, limit?: number) => {
    const seen: string[] = [];
    let [batches, last] = [0, 0];
    for (let at = -1; at !== last; batches++) {
      at = last;
      const { rows, nextSeq } = await outbox.read(at, limit);
      seen.push(...rows.map(({ oin, seq }) => `${seq} ${oin}`));
      last = nextSeq;
    }
    return { seen, last, batches };
  };

  test('every row up to the cursor of the feed, once, in order, all receivers of an event together, the hub itself not', async () => {
    await cursor(1_000);
    const { seen, last, batches } = await readAll(new Outbox(relay, 0, 1));
    expect([seen.length, new Set(seen).size, last]).toEqual([2_000, 2_000, 1_000]);
    expect(batches).toBeGreaterThan(2_000 / BATCH_MAX);
    expect(seen.map((one) => Number(one.split(' ')[0])).every((seq, no, all) => no === 0 || seq >= all[no - 1]!)).toBe(true);
    expect(seen.join()).not.toContain('hub');
    expect((await new Outbox(relay, 0, 1).read(0, 1)).rows).toHaveLength(2);
  });

  test('nothing beyond the cursor of the feed, though rows lie there', async () => {
    await cursor(10);
    expect(await new Outbox(relay, 0, 1).read(10)).toEqual({ rows: [], nextSeq: 10, more: false });
    expect((await new Outbox(relay, 0, 1).read(0)).rows.at(-1)?.seq).toBe('9');
  });

  test('a long stretch without rows is passed in looks of 2,000 events a shard, and ends at the cursor of the feed', async () => {
    await cursor(8_000);
    expect(await new Outbox(relay, 0, 1).read(1_200)).toEqual({ rows: [], nextSeq: 3_200, more: true });
    expect(await new Outbox(relay, 0, 3).read(1_200)).toEqual({ rows: [], nextSeq: 7_200, more: true });
    expect(await readAll(new Outbox(relay, 0, 1))).toMatchObject({ last: 8_000, seen: { length: 2_400 } });
  });

  test('a feed that starts again is waited for', async () => {
    await cursor(0);
    expect(await new Outbox(relay, 0, 1).read(700)).toEqual({ rows: [], nextSeq: 700, more: false });
  });

  test('the shards together have everything, each stream in one of them', async () => {
    await cursor(1_200);
    const parts = await Promise.all([0, 1, 2].map((shard) => readAll(new Outbox(relay, shard, 3))));
    const all = parts.flatMap(({ seen }) => seen);
    expect([all.length, new Set(all).size]).toEqual([2_400, 2_400]);
    const place = new Map<number, number>();
    for (const [no, { seen }] of parts.entries())
      for (const one of seen) {
        const stream = Number(one.split(' ')[0]) % 60;
        expect(place.get(stream) ?? no).toBe(no);
        place.set(stream, no);
      }
    expect(new Set(place.values()).size).toBe(3);
  });

  test('a relay reads the feed and keeps its cursors; no fact, no secret, no view, and it cannot change the feed', async () => {
    for (const sql of [
      'select header from ledger.ledger_event',
      'select * from ledger.ledger_secret',
      'select * from vault.subject_key',
      'select * from delivery.feed_listener',
      'delete from delivery.feed_entry',
      `update delivery.consumer_cursor set next_seq = 0`,
      `insert into delivery.feed_entry select * from delivery.feed_entry limit 1`,
    ])
      await expect(relay.query(sql)).rejects.toMatchObject({ code: '42501' });
    expect(await new Outbox(relay, 0, 1).receivers()).toHaveLength(2);
  });
});
