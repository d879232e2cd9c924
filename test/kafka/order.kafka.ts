import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { eventSchemas } from '#libs/delivery';
import { asOperator, type Broker, startBroker } from './broker.js';
import { type GivenFeed, givenFeed, streams } from './given-feed.js';
import { endRelays, ownRelay } from './own-relay.js';
import { judge, readTopics } from './topics-read.js';
import { until } from './until.js';
import { withKafka } from './with-kafka.js';

const police = 'seinhuis.00000099000000002000.PO';
const expertise = 'seinhuis.00000099000000002000.EMM';
const whole = 'seinhuis.00000099000000003000';

/** Values of persons, as they could stand in a signal. None may be anywhere near a broker. */
const canaries = ['999995571', 'Kanarievogel-Naam', 'Een zin die niemand anders mag lezen'];

withKafka('what a relay brings to the brokers', () => {
  let broker: Broker;
  let feed: GivenFeed;
  beforeAll(async () => {
    [broker, feed] = await Promise.all([startBroker(), givenFeed()]);
  });
  afterEach(endRelays);
  afterAll(async () => {
    await endRelays();
    await feed?.close();
    await broker?.remove();
  });

  const sound = async () => {
    await feed.published();
    const found = await readTopics(broker.client(), [...(await feed.expected()).keys()]);
    expect(judge(found, await feed.expected())).toMatchObject({ wrong: [] });
    return found;
  };

  test('each receiver its own topic, each stream in order, each message by the published schema', async () => {
    await feed.append(streams(40), 10);
    const relay = await ownRelay(feed, broker);
    const found = await sound();
    expect(new Set(found.map(({ topic }) => topic))).toEqual(new Set([police, expertise, whole]));
    expect(new Set(found.map(({ partition }) => partition))).toEqual(new Set([0, 1, 2]));
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const fits = ajv.compile(eventSchemas.get('cloudevent')!);
    for (const { value, key, headers } of found) {
      const event = JSON.parse(value) as { subject: string };
      expect([fits(event), fits.errors]).toEqual([true, null]);
      expect(event.subject).toBe(key);
      expect(headers).toEqual({ 'content-type': 'application/cloudevents+json; charset=UTF-8' });
    }
    expect((await relay.ready()).body).toMatchObject({
      status: 'gereed',
      lezers: [{ naam: 'kafka-0', hier: true, achterstand: 0 }],
      gestopt: [],
    });
    const metrics = await relay.metrics();
    expect(metrics).toMatch(/^seinhuis_delivery_behind_events\{consumer="kafka-0"\} 0$/m);
    expect(metrics).toMatch(/^seinhuis_delivery_behind_seconds\{consumer="kafka-0"\} 0$/m);
    expect(metrics).toMatch(new RegExp(`^seinhuis_delivery_published_messages\\{consumer="kafka-0"\\} ${found.length}$`, 'm'));
  });

  test('told to stop, it finishes the batch in hand, and the next one goes on there without a double', async () => {
    const relay = await ownRelay(feed, broker);
    await relay.says('kafka-leading');
    const ended = feed.load(streams(50));
    await until(async () => (await feed.shard()).next_seq > 1_000);
    expect(await relay.end('SIGTERM')).toBe(0);
    expect((await feed.shard()).led).toBe(false);
    await ended();
    await ownRelay(feed, broker);
    const found = await sound();
    expect(judge(found, await feed.expected()).doubles).toBe(0);
  });

  test('nothing of a person reaches a broker, on its wire or on its disk', async () => {
    const personal = canaries.map((value, no) => ({ path: `naam${no}`, subject: randomUUID(), value }));
    await feed.append(streams(5), 2, canaries.join(' '), personal);
    await ownRelay(feed, broker);
    const found = await sound();
    const read = (await asOperator(broker.client(), (admin) => admin.listTopics())).join() + JSON.stringify(found);
    const partitions = found.map(({ topic, partition }) => `${broker.folder}/data/${topic}-${partition}/00000000000000000000.log`);
    const disk = [...new Set(partitions)].map((file) => readFileSync(file, 'latin1')).join();
    expect(disk).toContain('nl.seinhuis.note-written.v1');
    for (const canary of canaries) expect([canary, read.includes(canary), disk.includes(canary)]).toEqual([canary, false, false]);
  });

  test('in shards by several relays: the same', async () => {
    const relays = await Promise.all([1, 2].map(() => ownRelay(feed, broker, { KAFKA_SHARDS: '4' })));
    await until(async () => {
      const each = await Promise.all(relays.map((relay) => relay.ready()));
      return each.every(
        ({ body }) =>
          body.lezers.length === 4 &&
          body.lezers.every(({ naam }) => each.some((one) => one.body.lezers.find((it) => it.naam === naam)?.hier)),
      );
    });
    await feed.append(streams(100), 10);
    await sound();
  });
});
