import { setTimeout as pause } from 'node:timers/promises';
import { asOperator, type Broker } from '../kafka/broker.js';
import { givenFeed, police } from '../kafka/given-feed.js';
import { ownRelay } from '../kafka/own-relay.js';
import { newNote, note, order, written } from '../concurrency/given-ledger.js';
import { at } from './measure.js';

/** What the target asks. */
export const LAG_RATE = 2_000;
const TICK_ms = 10;
const WARM_UP_s = 3;

export interface LagResult {
  /** Events a second that were really written. */
  perSecond: number;
  events: number;
  p50_ms: number;
  p99_ms: number;
  most_ms: number;
  /** From handing it to the ledger until it was committed: not delivery's doing. */
  committedP99_ms: number;
}

/**
 * How far delivery is behind: from the acknowledged commit of an event until a consumer of one partner has it. Ledger, view and consumer run in this
 * process, relay and broker in their own.
 */
export async function benchLag(broker: Broker, seconds: number): Promise<LagResult> {
  const feed = await givenFeed({});
  const topic = `lag.${police.oin}.${police.partner}`;
  await asOperator(broker.client(), (admin) => admin.createTopics({ topics: [{ topic, numPartitions: 3 }] }));
  // the key of a message is its stream, and here each event has one of its own
  const [committed, arrived] = [new Map<string, number>(), new Map<string, number>()];
  const consumer = broker.client().consumer({ groupId: `bench-${process.pid}`, maxWaitTimeInMs: 200 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: ({ batch: { messages } }) => {
      for (const { key } of messages) arrived.set(key!.toString(), performance.now());
      return Promise.resolve();
    },
  });
  const relay = await ownRelay({ relayUrl: feed.home.appUrl }, broker, { KAFKA_TOPIC_PREFIX: 'lag' });
  await relay.says('kafka-leading');

  const one = async (): Promise<number> => {
    const [stream, began] = [newNote(), performance.now()];
    await feed.home.ledger.decide(order(stream, { expectedVersion: 0 }), note, () => [written('x')]);
    committed.set(stream.id, performance.now());
    return performance.now() - began;
  };
  const write = async (for_s: number) => {
    const writing: Promise<number>[] = [];
    const began = performance.now();
    while (writing.length < for_s * LAG_RATE) {
      const due = Math.min(for_s, (performance.now() - began) / 1_000) * LAG_RATE;
      while (writing.length < due) writing.push(one());
      await pause(TICK_ms);
    }
    const took = await Promise.all(writing);
    const perSecond = took.length / ((performance.now() - began) / 1_000);
    while (arrived.size < committed.size) await pause(TICK_ms);
    return { perSecond, committedP99_ms: at(sorted(took), 0.99) };
  };
  try {
    await write(WARM_UP_s);
    committed.clear();
    arrived.clear();
    const wrote = await write(seconds);
    // an event may be there before its writer gets to hear that it was committed
    const ages = sorted([...committed].map(([id, since]) => Math.max(0, arrived.get(id)! - since)));
    return { ...wrote, events: ages.length, p50_ms: at(ages, 0.5), p99_ms: at(ages, 0.99), most_ms: ages.at(-1)! };
  } finally {
    await consumer.disconnect();
    await relay.end('SIGTERM');
    await feed.close();
  }
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
