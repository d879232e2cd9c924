import { randomUUID } from 'node:crypto';
import { type Fact, Ledger, type StreamName } from '#libs/ledger';
import { Vault } from '#libs/vault';
import type { DataSource } from 'typeorm';
import { connect, order } from '../concurrency/given-ledger.js';
import { freshDatabase, type TestDatabase } from '../database.js';
import { type Broker, startBroker } from './broker.js';
import { expectedOf, publishedOf, shardOf } from './given-feed.js';
import { endHubs, ownHub } from './own-hub.js';
import { judge, readTopics } from './topics-read.js';
import { until } from './until.js';
import { withKafka } from './with-kafka.js';

const EVENTS = 20_000;
const rootKey = Buffer.alloc(32, 7);
const folded = { initial: null, evolve: () => null };
const raised: Fact = { type: 'StageRaised', data: { stage: 'intervention' } };

withKafka('a hub with brokers publishes by itself', () => {
  let broker: Broker;
  let database: TestDatabase;
  const sources: DataSource[] = [];
  const opened = async (url: string) => {
    const source = await connect(url);
    sources.push(source);
    return source;
  };
  beforeAll(async () => {
    [broker, database] = await Promise.all([startBroker(), freshDatabase()]);
  });
  afterAll(async () => {
    await endHubs();
    await Promise.all(sources.map((source) => source.destroy()));
    await database?.drop();
    await broker?.remove();
  });

  test('and, killed in the middle of 20,000 events, goes on where it was', async () => {
    const env = { KAFKA_BROKERS: broker.bootstrap };
    let hub = await ownHub(database.url, rootKey, env);
    const [owner, app] = [await opened(database.url), await opened(database.appUrl)];
    const ledger = new Ledger(app, new Vault(app, rootKey), []);
    const cases: StreamName[] = Array.from({ length: 400 }, () => ({ type: 'case', id: randomUUID() }));
    const writing = (async () => {
      for (let turn = 0; turn < EVENTS / cases.length; turn++)
        await Promise.all(cases.map((stream) => ledger.decide(order(stream), folded, () => [raised])));
    })();
    for (const kill of [1, 2]) {
      // what fails while it writes is told at once, not when the test is out of time
      await Promise.race([writing, until(async () => (await shardOf(owner)).next_seq > (EVENTS / 4) * kill)]);
      await hub.kill();
      hub = await ownHub(database.url, rootKey, env);
    }
    await writing;
    await publishedOf(owner, await ledger.size());
    const expected = await expectedOf(owner);
    // what the hub did by itself is for nobody
    expect(expected.delete('seinhuis.hub')).toBe(true);
    const { wrong } = judge(await readTopics(broker.client(), [...expected.keys()]), expected);
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(expected.get('seinhuis.00000099000000001000.RC')?.size).toBe(EVENTS);
    expect(((await (await fetch(`${hub.url}/readyz`)).json()) as { kafka: unknown }).kafka).toEqual({ gestopt: [] });
    expect(await (await fetch(`${hub.url}/metrics`)).text()).toMatch(/^seinhuis_delivery_leads\{consumer="kafka-0"\} 1$/m);
    await ledger.close();
  });
});
