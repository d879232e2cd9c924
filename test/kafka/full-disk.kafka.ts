import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { statfs } from 'node:fs/promises';
import { type Broker, startBroker } from './broker.js';
import { type GivenFeed, givenFeed, streams } from './given-feed.js';
import { endRelays, ownRelay } from './own-relay.js';
import { judge, readTopics } from './topics-read.js';
import { withKafka } from './with-kafka.js';

const mount = (args: string[]): boolean => spawnSync('mount', args).status === 0;
/** A disk of its own needs the right to mount one. In CI that must be there. */
const mayMount = process.env['CI'] !== undefined || process.getuid?.() === 0;

(mayMount ? withKafka : describe.skip)('the disk of the broker is full', () => {
  let broker: Broker;
  let feed: GivenFeed;
  const disk = () => join(broker.folder, 'data');
  beforeAll(async () => {
    const prepare = (data: string) => {
      if (!mount(['-t', 'tmpfs', '-o', 'size=14m', 'seinhuis-test', data]))
        throw new Error('test:kafka: no disk of its own can be mounted');
    };
    const properties = () => ['log.segment.bytes=1048576', 'log.index.size.max.bytes=65536', 'metadata.log.segment.bytes=8388608'];
    [broker, feed] = await Promise.all([startBroker({ prepare, properties }), givenFeed()]);
  });
  afterAll(async () => {
    await endRelays();
    await feed?.close();
    await broker?.kill();
    if (broker) spawnSync('umount', [disk()]);
    await broker?.remove();
  });

  test('the broker gives up; those who write notice nothing; with room again all comes, in order', async () => {
    const relay = await ownRelay(feed, broker, { KAFKA_PARTITIONS: '1' });
    const ended = feed.load(streams(1_000));
    await broker.ended();
    const { bavail, bsize } = await statfs(disk());
    expect(bavail * bsize).toBeLessThan(4 * 1024 * 1024);
    await relay.says('kafka-stopped');
    const before = await feed.home.ledger.size();
    await feed.append(streams(10), 1);
    expect(await feed.home.ledger.size()).toBeGreaterThan(before);
    await ended();

    expect(mount(['-o', 'remount,size=256m', disk()])).toBe(true);
    await broker.start();
    await relay.says('kafka-recovered');
    await feed.published();
    const expected = await feed.expected();
    expect(judge(await readTopics(broker.client(), [...expected.keys()]), expected).wrong.slice(0, 10)).toEqual([]);
  });
});
