import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { type TopicMessages } from 'kafkajs';
import { KafkaRelay, type KafkaSettings, readKafka } from '#libs/delivery';
import type { Broker } from '../kafka/broker.js';
import { type GivenFeed, givenFeed, streams } from '../kafka/given-feed.js';
import { type Found, readTopics } from '../kafka/topics-read.js';
import { type Measured, median } from './measure.js';

/** Facts of one stream: few, as in a signal or a case. */
const EACH = 10;
/** Messages the bare producer hands over at once, as the relay does. */
const BATCH = 1_000;

type Rate = Pick<Measured, 'perSecond' | 'rounds'>;

export interface RelayResult {
  messages: number;
  bytes: number;
  relay: Rate;
  bare: Rate;
}

/** A feed that waits to be published: the relay from its tables to the brokers, and kafkajs with the same bytes at hand. Messages per second. */
export async function benchRelay(broker: Broker, { rounds, events }: { rounds: number; events: number }): Promise<RelayResult> {
  const feed = await givenFeed();
  try {
    await feed.append(streams(events / EACH), EACH);
    const settings = settingsFor(broker);
    // warms up, makes the topics, and gives the bytes
    await relayRound(feed, settings);
    const found = await readTopics(broker.client(), [...(await feed.expected()).keys()]);
    const batches = batchesOf(found.toSorted((a, b) => a.seq - b.seq));
    await bareRound(broker, batches);
    const took = { relay: [] as number[], bare: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      took.relay.push(await relayRound(feed, settings));
      took.bare.push(await bareRound(broker, batches));
    }
    const rate = (each_ms: readonly number[]): Rate => {
      const perRound = each_ms.map((one) => found.length / (one / 1_000));
      return { perSecond: median(perRound), rounds: perRound };
    };
    const bytes = found.reduce((sum, { key, value }) => sum + key.length + Buffer.byteLength(value), 0);
    return { messages: found.length, bytes, relay: rate(took.relay), bare: rate(took.bare) };
  } finally {
    await feed.close();
  }
}

function settingsFor({ bootstrap }: Broker): KafkaSettings {
  const told: string[] = [];
  const settings = readKafka({ KAFKA_BROKERS: bootstrap, KAFKA_PARTITIONS: '3' }, told);
  if (!settings || told.length > 0) throw new Error(told.join('\n'));
  return settings;
}

/** From taking the lease until the cursor is at the end, connecting included. @returns milliseconds */
async function relayRound({ home, shard }: GivenFeed, settings: KafkaSettings): Promise<number> {
  await home.owner.query('update delivery.relay_shard set next_seq = 0');
  const size = await home.ledger.size();
  let began = 0;
  const relay = new KafkaRelay(home.app, settings, ({ event }) => {
    if (event === 'kafka-leading') began = performance.now();
  });
  relay.start();
  while (!began || (await shard()).next_seq < size) await pause(20);
  const took_ms = performance.now() - began;
  await relay.stop();
  return took_ms;
}

/** From connecting until the last acknowledgement. @returns milliseconds */
async function bareRound(broker: Broker, batches: readonly TopicMessages[][]): Promise<number> {
  const producer = broker.client().producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  const began = performance.now();
  await producer.connect();
  for (const topicMessages of batches) await producer.sendBatch({ acks: -1, topicMessages });
  const took_ms = performance.now() - began;
  await producer.disconnect();
  return took_ms;
}

function batchesOf(found: readonly Found[]): TopicMessages[][] {
  const batches: TopicMessages[][] = [];
  for (let at = 0; at < found.length; at += BATCH) {
    const batch = found.slice(at, at + BATCH);
    const topics = [...new Set(batch.map(({ topic }) => topic))];
    // without the partition where it lay: choosing that is part of the work
    const of = (topic: string) => batch.filter((one) => one.topic === topic).map(({ key, value, headers }) => ({ key, value, headers }));
    batches.push(topics.map((topic) => ({ topic, messages: of(topic) })));
  }
  return batches;
}
