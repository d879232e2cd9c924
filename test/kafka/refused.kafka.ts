import kafkajs from 'kafkajs';
import { asOperator, type Broker, startBroker } from './broker.js';
import { type GivenFeed, givenFeed, streams } from './given-feed.js';
import { endRelays, ownRelay, type OwnRelay } from './own-relay.js';
import { judge, readTopics } from './topics-read.js';
import { until } from './until.js';
import { withKafka } from './with-kafka.js';

const whole = 'seinhuis.00000099000000003000';

withKafka('what brokers will not take', () => {
  let broker: Broker;
  let feed: GivenFeed;
  beforeAll(async () => {
    broker = await startBroker();
  });
  beforeEach(async () => {
    feed = await givenFeed();
  });
  afterEach(async () => {
    await endRelays();
    await asOperator(broker.client(), async (admin) => {
      const topics = (await admin.listTopics()).filter((topic) => topic.startsWith('seinhuis.'));
      if (topics.length > 0) await admin.deleteTopics({ topics });
      await until(async () => !(await admin.listTopics()).some((topic) => topic.startsWith('seinhuis.')));
    });
    await feed?.close();
  });
  afterAll(() => broker?.remove());

  const configure = (name: string, value: string) =>
    asOperator(broker.client(), (admin) =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: whole, configEntries: [{ name, value }] }],
      }),
    );
  const sound = async () => {
    await feed.published();
    const expected = await feed.expected();
    expect(judge(await readTopics(broker.client(), [...expected.keys()]), expected).wrong).toEqual([]);
  };
  const stopped = async (relay: OwnRelay, seq: number) => {
    const { status, body } = await relay.ready();
    expect([status, body.status, body.gestopt]).toEqual([503, 'gestopt', [expect.objectContaining({ kind: 'poison', seq })]]);
    expect((await feed.shard()).next_seq).toBe(seq);
    expect(await relay.metrics()).toMatch(
      new RegExp(`^seinhuis_delivery_stopped\\{consumer="kafka-0",kind="poison",code="[^"]+",seq="${seq}"\\} 1$`, 'm'),
    );
  };

  test('too large a message stops its shard with the seq, and nothing behind it goes before it', async () => {
    await feed.append(streams(4), 1);
    const relay = await ownRelay(feed, broker);
    await feed.published();
    await configure('max.message.bytes', '300');
    await feed.append(streams(40), 1);
    const told = await relay.says('kafka-stopped');
    // seq 7 is the first for the organisation whose topic is too narrow
    expect(told).toMatchObject({ kind: 'poison', code: 'MESSAGE_TOO_LARGE', seq: 7, level: 50 });
    await stopped(relay, 7);
    const found = await readTopics(broker.client(), [whole]);
    expect(found.map(({ seq }) => seq)).toEqual([3]);

    await configure('max.message.bytes', '1048588');
    await relay.says('kafka-recovered');
    await sound();
  });

  test('a row that is not what is let through stops it as well, and is not published in part', async () => {
    await feed.append(streams(4), 1);
    await feed.home.tamper(`update delivery.feed_entry set fact_type = 'Jan de Vries belde' where seq = 2`);
    const relay = await ownRelay(feed, broker);
    expect(await relay.says('kafka-stopped')).toMatchObject({ kind: 'poison', code: 'not-publishable:fact_type', seq: 2 });
    await stopped(relay, 2);
    expect(relay.log.join()).not.toContain('Jan de Vries');
    const found = await readTopics(
      broker.client(),
      [...(await feed.expected()).keys()].filter((topic) => topic !== whole),
    );
    expect(new Set(found.map(({ seq }) => seq))).toEqual(new Set([0, 1]));
    await feed.home.tamper(`update delivery.feed_entry set fact_type = 'NoteWritten' where seq = 2`);
    await relay.says('kafka-recovered');
    await sound();
  });

  test('a topic that is missing, where the relay may not make it, is named with the command that makes it', async () => {
    await feed.append(streams(4), 1);
    const relay = await ownRelay(feed, broker, { KAFKA_CREATE_TOPICS: 'false', KAFKA_REPLICATION: '1' });
    const { kind, topic, command } = await relay.says('kafka-stopped');
    expect([kind, topic]).toEqual(['topic-missing', 'seinhuis.00000099000000002000.EMM']);
    expect(command).toBe(
      `kafka-topics.sh --bootstrap-server ${broker.bootstrap} --create --topic ${topic as string} --partitions 3 --replication-factor 1`,
    );
    expect((await relay.ready()).status).toBe(503);
    const topics = [...(await feed.expected()).keys()].map((name) => ({ topic: name, numPartitions: 3 }));
    await asOperator(broker.client(), (admin) => admin.createTopics({ topics }));
    await relay.says('kafka-recovered');
    await sound();
  });

  test('a topic that is taken away while it is at work is made again', async () => {
    await feed.append(streams(4), 1);
    const relay = await ownRelay(feed, broker);
    await feed.published();
    const { next_seq } = await feed.shard();
    await asOperator(broker.client(), (admin) => admin.deleteTopics({ topics: [whole] }));
    await feed.append(streams(8), 1);
    await feed.published();
    const found = await readTopics(broker.client(), [whole]);
    const owed = [...(await feed.expected()).get(whole)!.keys()].filter((seq) => seq >= next_seq);
    expect([...new Set(found.map(({ seq }) => seq))].toSorted((a, b) => a - b)).toEqual(owed.toSorted((a, b) => a - b));
    expect((await relay.ready()).status).toBe(200);
  });
});
