import { startReceiver, type OtlpReceiver } from '../otlp-receiver.js';
import { type Broker, startBroker } from './broker.js';
import { type GivenFeed, givenFeed, streams } from './given-feed.js';
import { endRelays, ownRelay } from './own-relay.js';
import { until } from './until.js';
import { withKafka } from './with-kafka.js';

const canaries = ['999995571', 'Kanarievogel-Naam'];

withKafka('what a relay tells a collector', () => {
  let broker: Broker;
  let feed: GivenFeed;
  let receiver: OtlpReceiver;
  beforeAll(async () => {
    [broker, feed, receiver] = await Promise.all([startBroker(), givenFeed(), startReceiver()]);
  });
  afterEach(endRelays);
  afterAll(async () => {
    await endRelays();
    await receiver?.close();
    await feed?.close();
    await broker?.remove();
  });

  test('each batch as a span and its lag as a number, by its environment alone, and nothing about anyone', async () => {
    const list = streams(20);
    await feed.append(list, 5, canaries[1], [{ path: 'signal.bsn', subject: list[0]!.id, value: canaries[0]! }]);
    const relay = await ownRelay(feed, broker, { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_SERVICE_NAME: 'seinhuis-relay-noord' });
    await feed.published();
    // it has nothing left to do: what it tells at its end is all there is
    expect(await relay.end('SIGTERM')).toBe(0);
    // one that a broker did not take is tried again, and is told as failed
    const batches = receiver.spans.filter(({ name, failed }) => name === 'relay.batch' && !failed);
    expect(batches.length).toBeGreaterThan(0);
    for (const { kind, parentSpanId, attributes } of batches)
      expect([kind, parentSpanId, Object.keys(attributes)]).toEqual([4, '', ['messaging.system', 'messaging.batch.message_count']]);
    const messages = batches.reduce((sum, { attributes }) => sum + Number(attributes['messaging.batch.message_count']), 0);
    expect(messages).toBeGreaterThanOrEqual([...(await feed.expected()).values()].reduce((sum, topic) => sum + topic.size, 0));
    expect(receiver.metrics.get('seinhuis_delivery_behind_events')?.points).toEqual([{ attributes: { consumer: 'kafka-0' }, value: 0 }]);
    expect(receiver.resources[0]).toMatchObject({ 'service.name': 'seinhuis-relay-noord' });
    const bytes = Buffer.concat(receiver.raw);
    for (const hidden of [...canaries, list[0]!.id, '00000099000000002000']) expect(bytes.includes(hidden)).toBe(false);
  });

  test('a collector that is away delays no message', async () => {
    const relay = await ownRelay(feed, broker, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' });
    await feed.append(streams(10), 5);
    await feed.published();
    await until(async () => (await relay.ready()).body.lezers[0]?.achterstand === 0);
    expect(await relay.end('SIGTERM')).toBe(0);
  });
});
