import { type Broker, startBroker } from './broker.js';
import { type GivenFeed, givenFeed, streams } from './given-feed.js';
import { type HeldLine, heldLine } from './held-line.js';
import { endRelays, ownRelay } from './own-relay.js';
import { judge, readTopics } from './topics-read.js';
import { until } from './until.js';
import { withKafka } from './with-kafka.js';

withKafka('two relays that both believe to publish', () => {
  let broker: Broker;
  let feed: GivenFeed;
  let line: HeldLine;
  beforeAll(async () => {
    let brokerPort = 0;
    line = await heldLine(() => brokerPort);
    const properties = ({ clients, controller, internal }: { clients: number; controller: number; internal: number }) => {
      brokerPort = internal;
      return [
        `listeners=PLAINTEXT://127.0.0.1:${clients},INTERNAL://127.0.0.1:${internal},CONTROLLER://127.0.0.1:${controller}`,
        `advertised.listeners=PLAINTEXT://127.0.0.1:${clients},INTERNAL://127.0.0.1:${line.port}`,
      ];
    };
    [broker, feed] = await Promise.all([startBroker({ properties }), givenFeed()]);
  });
  afterAll(async () => {
    await endRelays();
    line?.close();
    await feed?.close();
    await broker?.remove();
  });

  test('what the first had on its way comes after what the second sent: doubles, nothing else', async () => {
    const first = await ownRelay(feed, { bootstrap: `127.0.0.1:${line.port}` });
    await first.says('kafka-leading');
    const list = streams(50);
    await feed.append(list, 4);
    await feed.published();
    const second = await ownRelay(feed, broker);

    // asleep between its last look at the lease and the broker: no clock can tell it that it is late
    const held = line.hold();
    await feed.append(list, 4);
    await held;
    first.child.kill('SIGSTOP');
    // all 200 before were acknowledged; what is on its way is not, so the cursor is not past it
    expect((await second.says('kafka-leading'))['seq']).toBe(200);
    await feed.append(list, 4);
    await feed.published();
    const topics = [...(await feed.expected()).keys()];
    const before = (await readTopics(broker.client(), topics)).length;
    line.release();
    await until(async () => (await readTopics(broker.client(), topics)).length > before);

    first.child.kill('SIGCONT');
    await first.says('kafka-lease-lost');
    await feed.append(list, 2);
    await feed.published();
    const expected = await feed.expected();
    const { wrong, doubles, late } = judge(await readTopics(broker.client(), topics), expected);
    expect(wrong).toEqual([]);
    expect(doubles).toBeGreaterThan(0);
    // they came behind events of the same stream that are newer: a receiver that passes over what is not higher never sees them
    expect(late).toBeGreaterThan(0);
    const leads = (await Promise.all([first, second].map((relay) => relay.ready()))).map(({ body }) => body.lezers[0]?.hier);
    expect(leads).toEqual([false, true]);
  });
});
