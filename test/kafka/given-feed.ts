import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Delivery,
  type DeliveryOptions,
  Feed1795500040000,
  FeedDepartments1795500041000,
  feedView,
  RelayShard1795600020000,
} from '#libs/delivery';
import type { Fact, StoredFact, StreamName } from '#libs/ledger';
import type { DataSource } from 'typeorm';
import { type GivenLedger, givenLedger, note, order, written } from '../concurrency/given-ledger.js';
import { until } from './until.js';

/** Receivers of the tests: two departments of one organisation, and an organisation as a whole. */
export const police = { oin: '00000099000000002000', partner: 'PO' };
export const expertise = { oin: '00000099000000002000', partner: 'EMM' };
export const whole = { oin: '00000099000000003000' };

/** A ledger with a feed that is written as by a hub, for a relay to publish. */
export interface GivenFeed {
  home: GivenLedger;
  /** Address of the database as a relay logs in. */
  relayUrl: string;
  /** Appends facts to `streams`, `each` to every one, and waits until they are in the feed. */
  append(streams: readonly StreamName[], each: number, text?: string, personal?: Fact['personal']): Promise<void>;
  /** What each topic must hold in the end: seq by topic, with the stream. */
  expected(): Promise<Map<string, Map<number, string>>>;
  /** Resolves when every shard published all there is. */
  published(): Promise<void>;
  shard(no?: number): Promise<{ next_seq: number; epoch: number; led: boolean }>;
  /** Appends a fact to each of `streams` again and again, with `rest_ms` in between, until what it returns is called. */
  load(streams: readonly StreamName[], rest_ms?: number): () => Promise<void>;
  close(): Promise<void>;
}

export const streams = (count: number): StreamName[] => Array.from({ length: count }, () => ({ type: 'note', id: randomUUID() }));

/** Every note is heard by the police; one in two also by the experts, one in four also by the whole of another organisation. */
const audience = {
  NoteWritten: ({ seq }: StoredFact) => ({ to: [police, ...(seq % 2 ? [expertise] : []), ...(seq % 4 === 3 ? [whole] : [])] }),
};

/** @param options of the readers; by default they look more often than in a hub, so that a test waits less */
export async function givenFeed(options: DeliveryOptions = { poll_ms: 50 }): Promise<GivenFeed> {
  const home = await givenLedger();
  const runner = home.owner.createQueryRunner();
  for (const step of [new Feed1795500040000(), new FeedDepartments1795500041000(), new RelayShard1795600020000()]) await step.up(runner);
  await runner.release();
  const delivery = new Delivery(home.app, home.ledger, [feedView([audience])], options);
  await delivery.start();
  const one = (stream: StreamName, text: string, personal?: Fact['personal']) =>
    home.ledger.decide(order(stream), note, () => [written(text, personal)]);
  const append: GivenFeed['append'] = async (list, each, text = 'x', personal) => {
    // in turns, so that each stream has its facts spread over the whole
    for (let turn = 0; turn < each; turn++) await Promise.all(list.map((stream) => one(stream, text, personal)));
    await delivery.caughtUp((await home.ledger.size()) - 1);
  };
  const load: GivenFeed['load'] = (list, rest_ms = 0) => {
    let going = true;
    const writing = (async () => {
      while (going) {
        await append(list, 1);
        await pause(rest_ms);
      }
    })();
    return async () => {
      going = false;
      await writing;
    };
  };
  const url = new URL(home.appUrl);
  url.username = 'seinhuis_relay';
  const close = async () => {
    await delivery.stop();
    await home.close();
  };
  return {
    home,
    relayUrl: url.href,
    append,
    load,
    expected: () => expectedOf(home.owner),
    published: async () => publishedOf(home.owner, await home.ledger.size()),
    shard: (no = 0) => shardOf(home.owner, no),
    close,
  };
}

/** What each topic must hold by the feed: seq by topic, with the stream. */
export async function expectedOf(owner: DataSource): Promise<Map<string, Map<number, string>>> {
  const rows = await owner.transaction(async (tx) => {
    await tx.query(`select set_config('seinhuis.reader', '*', true)`);
    return tx.query<{ oin: string; department: string; seq: string; stream_id: string }[]>(
      'select oin, department, seq, stream_id from delivery.feed_entry',
    );
  });
  const topics = new Map<string, Map<number, string>>();
  for (const { oin, department, seq, stream_id } of rows) {
    const topic = department === '*' ? `seinhuis.${oin}` : `seinhuis.${oin}.${department}`;
    if (!topics.has(topic)) topics.set(topic, new Map());
    topics.get(topic)!.set(Number(seq), stream_id);
  }
  return topics;
}

/** Resolves when every shard is past all before `size`. */
export async function publishedOf(owner: DataSource, size: number): Promise<void> {
  await until(async () => {
    const [{ least }] = (await owner.query('select min(next_seq) as least from delivery.relay_shard')) as [{ least: string | null }];
    return Number(least ?? -1) >= size;
  });
}

export async function shardOf(owner: DataSource, no = 0): Promise<{ next_seq: number; epoch: number; led: boolean }> {
  const rows = (await owner.query(
    'select next_seq, epoch, expires_at > clock_timestamp() as led from delivery.relay_shard where shard = $1',
    [no],
  )) as { next_seq: string; epoch: string; led: boolean }[];
  const [{ next_seq, epoch, led } = { next_seq: -1, epoch: 0, led: false }] = rows;
  return { next_seq: Number(next_seq), epoch: Number(epoch), led };
}
