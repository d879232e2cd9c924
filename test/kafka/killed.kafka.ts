import { setTimeout as pause } from 'node:timers/promises';
import { type Broker, startBroker } from './broker.js';
import { type GivenFeed, givenFeed, streams } from './given-feed.js';
import { endRelays, ownRelay } from './own-relay.js';
import { judge, readTopics } from './topics-read.js';
import { until } from './until.js';
import { withKafka } from './with-kafka.js';

const EVENTS = 20_000;
/** As long as the promise says that brokers may be away under load. */
const OUTAGE_ms = 60_000;
/** The promise to partners: another takes over within this. */
const TAKEOVER_ms = 10_000;

withKafka('in the middle of 20,000 events', () => {
  let broker: Broker;
  let feed: GivenFeed;
  beforeEach(async () => {
    [broker, feed] = await Promise.all([startBroker(), givenFeed()]);
  });
  afterEach(async () => {
    await endRelays();
    await feed?.close();
    await broker?.remove();
  });

  /** Nothing lost, nothing out of order per stream, and doubles only of equal seq. */
  const sound = async (least: number) => {
    await feed.published();
    const expected = await feed.expected();
    const { wrong, doubles } = judge(await readTopics(broker.client(), [...expected.keys()]), expected);
    expect(wrong.slice(0, 10)).toEqual([]);
    expect([...expected.values()].reduce((sum, seqs) => sum + seqs.size, 0)).toBeGreaterThanOrEqual(least);
    return doubles;
  };
  const passed = (seq: number) => until(async () => (await feed.shard()).next_seq > seq);

  test('relay and broker are killed, again and again', async () => {
    const writing = feed.append(streams(400), EVENTS / 400);
    for (const kill of [1, 2, 3]) {
      const relay = await ownRelay(feed, broker);
      await relay.says('kafka-leading');
      await passed((EVENTS / 8) * kill);
      if (kill === 2) {
        await broker.kill();
        await relay.says('kafka-stopped');
        await broker.start();
        await relay.says('kafka-recovered');
      }
      await relay.end('SIGKILL');
    }
    await ownRelay(feed, broker);
    await writing;
    await sound(EVENTS);
  });

  test('the relay that publishes is killed, and another takes over within 10 s', async () => {
    const writing = feed.append(streams(400), EVENTS / 400);
    const first = await ownRelay(feed, broker);
    await first.says('kafka-leading');
    const second = await ownRelay(feed, broker);
    await passed(1_000);
    const { epoch } = await feed.shard();
    await first.end('SIGKILL');
    const killed_ms = performance.now();
    await until(async () => (await feed.shard()).epoch > epoch);
    expect(performance.now() - killed_ms).toBeLessThan(TAKEOVER_ms);
    await second.says('kafka-leading');
    await writing;
    await sound(EVENTS);
  });

  test('the brokers are away for a minute under load: what was written meanwhile comes in order', async () => {
    const relay = await ownRelay(feed, broker);
    // some hundreds a second: enough that much waits when the brokers are back
    const ended = feed.load(streams(100), 150);
    await passed(1_000);
    await broker.kill();
    await relay.says('kafka-stopped');
    const before = await feed.home.ledger.size();
    await pause(OUTAGE_ms);
    // nobody who writes waits for a broker
    expect(await feed.home.ledger.size()).toBeGreaterThan(before);
    const { status, body } = await relay.ready();
    expect([status, body.gestopt[0]?.kind]).toEqual([503, 'unavailable']);
    await broker.start();
    await relay.says('kafka-recovered');
    await ended();
    await sound(1_000);
    expect((await relay.ready()).status).toBe(200);
  });
});
