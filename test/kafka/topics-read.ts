import type { Kafka } from 'kafkajs';
import { asOperator } from './broker.js';
import { until } from './until.js';

/** One message as it lies in a topic. */
export interface Found {
  topic: string;
  partition: number;
  offset: number;
  key: string;
  value: string;
  headers: Record<string, string>;
  seq: number;
}

/** Everything in these topics, from the first message to what was last when this was asked. @throws what keeps the client from reading */
export async function readTopics(client: Kafka, topics: readonly string[]): Promise<Found[]> {
  const left = new Map<string, number>();
  await asOperator(client, async (admin) => {
    for (const topic of topics)
      for (const { partition, high, low } of await admin.fetchTopicOffsets(topic))
        if (Number(high) > Number(low)) left.set(`${topic} ${partition}`, Number(high));
  });
  const found: Found[] = [];
  const consumer = client.consumer({ groupId: `test-${process.pid}-${Math.round(performance.now())}`, maxWaitTimeInMs: 200 });
  let failed: Error | undefined;
  consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
    if (!restart) failed = error;
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: ({ batch: { topic, partition, messages } }) => {
      for (const { offset, key, value, headers } of messages) {
        const text = value!.toString();
        const plain = Object.fromEntries(Object.entries(headers ?? {}).map(([name, one]) => [name, String(one)]));
        const { sequence } = JSON.parse(text) as { sequence: string };
        found.push({ topic, partition, offset: Number(offset), key: key!.toString(), value: text, headers: plain, seq: Number(sequence) });
        if (Number(offset) + 1 >= (left.get(`${topic} ${partition}`) ?? 0)) left.delete(`${topic} ${partition}`);
      }
      return Promise.resolve();
    },
  });
  await until(() => left.size === 0 || failed !== undefined);
  await consumer.disconnect();
  if (failed) throw failed;
  return found;
}

/**
 * What is wrong with what lies in the topics, given what must lie there; how many doubles there are, and how many of those came behind a newer event of
 * the same stream.
 */
export function judge(
  found: readonly Found[],
  expected: ReadonlyMap<string, ReadonlyMap<number, string>>,
): { wrong: string[]; doubles: number; late: number } {
  const wrong: string[] = [];
  let [doubles, late] = [0, 0];
  const first = new Map<string, string>();
  const last = new Map<string, number>();
  const place = new Map<string, number>();
  for (const { topic, partition, key, value, seq } of found.toSorted((a, b) => a.offset - b.offset)) {
    if (expected.get(topic)?.get(seq) !== key) wrong.push(`${topic} has ${seq}, which is not for it`);
    const where = `${topic} ${key}`;
    if ((place.get(where) ?? partition) !== partition) wrong.push(`${where} lies in two partitions`);
    place.set(where, partition);
    const earlier = first.get(`${topic} ${seq}`);
    if (earlier === undefined) {
      if ((last.get(where) ?? -1) > seq) wrong.push(`${where}: ${seq} came after ${last.get(where)}`);
      last.set(where, seq);
      first.set(`${topic} ${seq}`, value);
    } else {
      doubles++;
      if (seq < last.get(where)!) late++;
      if (earlier !== value) wrong.push(`${topic}: the double of ${seq} differs`);
    }
  }
  for (const [topic, seqs] of expected)
    for (const seq of seqs.keys()) if (!first.has(`${topic} ${seq}`)) wrong.push(`${topic} lost ${seq}`);
  return { wrong, doubles, late };
}
