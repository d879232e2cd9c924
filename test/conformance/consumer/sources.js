import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import kafkajs from 'kafkajs';

const LOOK_ms = 2_000;
const SAVE_ms = 250;
/** Brokers that are away are waited for. */
const retry = { initialRetryTime: 300, maxRetryTime: 3_000, retries: 1_000 };

/** How far we are, in a file that is always whole: written aside and renamed. A real system keeps this in one transaction with its own work. */
export class Position {
  #saved_ms = 0;

  constructor(file) {
    this.file = file;
    this.state = { na: -1, offsets: {}, laatste: {}, ...(existsSync(file) && JSON.parse(readFileSync(file, 'utf8'))) };
  }

  /** Whether this event did not come by before: not in the list, and not on this topic. Of one stream a lower number is always a double. */
  isNew(topic, { id, volgnummer }) {
    return volgnummer > this.state.na && volgnummer > (this.state.laatste[topic]?.[id] ?? -1);
  }

  done(topic, { id, volgnummer }) {
    (this.state.laatste[topic] ??= {})[id] = volgnummer;
  }

  /** @param soon not for each event: what is shown again after a crash is a double, and doubles come anyway */
  save(soon = false) {
    if (soon && performance.now() - this.#saved_ms < SAVE_ms) return;
    writeFileSync(`${this.file}.new`, JSON.stringify(this.state), { flush: true });
    renameSync(`${this.file}.new`, this.file);
    this.#saved_ms = performance.now();
  }
}

/** From the list over HTTP: everything, in order, each once. @param once ends when there is no more */
export async function readFeed(hub, position, handle, { signal, once }) {
  while (!signal.aborted) {
    const { status, body } = await hub.get(`gebeurtenissen?na=${position.state.na}&aantal=500`);
    if (status !== 200) throw new Error(`de lijst gaat niet open: ${status} ${body.code}`);
    for (const event of body.items) {
      await handle(event);
      position.state.na = event.volgnummer;
      position.save(true);
    }
    position.state.na = body.na;
    position.save();
    if (once && !body.meer) return;
    if (!body.meer) await pause(LOOK_ms, undefined, { signal }).catch(() => undefined);
  }
}

/** From the topics of our department and of our whole organisation. A topic is made with its first event, so the second may come later. */
export async function readKafka(config, topics, groupId, position, handle, signal) {
  const client = new kafkajs.Kafka({ ...config, retry, logLevel: kafkajs.logLevel.NOTHING });
  const admin = client.admin();
  await admin.connect();
  let [reading, consumer, failed] = [0, undefined, undefined];
  while (!signal.aborted && !failed) {
    const there = await admin.listTopics().catch(() => []);
    const found = topics.filter((topic) => there.includes(topic));
    if (found.length > reading) {
      await consumer?.disconnect();
      consumer = await subscribed(client, found, groupId, position, handle);
      consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => (failed = restart ? undefined : error));
      reading = found.length;
    }
    await pause(LOOK_ms, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all([consumer?.disconnect(), admin.disconnect()]);
  if (failed) throw new Error(failed.message);
}

async function subscribed(client, topics, groupId, position, handle) {
  const consumer = client.consumer({
    groupId,
    sessionTimeout: 6_000,
    heartbeatInterval: 1_500,
    maxWaitTimeInMs: 500,
    allowAutoTopicCreation: false,
  });
  // the place in the file goes before what the broker remembers of our group
  consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberAssignment } }) => {
    for (const [topic, partitions] of Object.entries(memberAssignment))
      for (const partition of partitions) {
        const offset = position.state.offsets[`${topic}/${partition}`];
        if (offset !== undefined) consumer.seek({ topic, partition, offset });
      }
  });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    eachBatch: async ({ batch: { topic, partition, messages }, heartbeat, resolveOffset, isRunning, isStale }) => {
      for (const { value, offset } of messages) {
        if (!isRunning() || isStale()) break;
        const { data, dataref } = JSON.parse(value.toString());
        if (position.isNew(topic, data)) await handle(data, dataref, heartbeat);
        position.done(topic, data);
        position.state.offsets[`${topic}/${partition}`] = String(BigInt(offset) + 1n);
        position.save(true);
        resolveOffset(offset);
        await heartbeat();
      }
      position.save();
    },
  });
  return consumer;
}
