import kafkajs from 'kafkajs';
import { type GivenFeed, givenFeed, streams } from './given-feed.js';
import { endRelays, ownRelay } from './own-relay.js';
import { may, passwordOf, type SecuredBroker, startSecured } from './secured-broker.js';
import { judge, readTopics } from './topics-read.js';
import { withKafka } from './with-kafka.js';

const { CREATE, DESCRIBE, READ, WRITE } = kafkajs.AclOperationTypes;
const [police, expertise] = ['seinhuis.00000099000000002000.PO', 'seinhuis.00000099000000002000.EMM'];

withKafka('brokers with TLS, SCRAM and access per receiver', () => {
  let secured: SecuredBroker;
  let feed: GivenFeed;
  beforeAll(async () => {
    [secured, feed] = await Promise.all([startSecured(), givenFeed()]);
    await feed.append(streams(10), 4);
  });
  afterEach(endRelays);
  afterAll(async () => {
    await endRelays();
    await feed?.close();
    await secured?.remove();
  });

  const env = (changes: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    KAFKA_SSL_CA_FILE: secured.caFile,
    KAFKA_SASL_USERNAME: 'hub',
    KAFKA_SASL_PASSWORD: passwordOf('hub'),
    ...changes,
  });
  const refusal = async (changes: NodeJS.ProcessEnv) => {
    const relay = await ownRelay(feed, secured.broker, env(changes));
    const { kind, code } = await relay.says('kafka-stopped');
    expect((await relay.ready()).status).toBe(503);
    expect(relay.log.join()).not.toMatch(/geheim|verkeerd/);
    await relay.end('SIGTERM');
    expect((await feed.shard()).next_seq).toBe(0);
    return [kind, code];
  };

  test('a wrong password', async () =>
    expect(await refusal({ KAFKA_SASL_PASSWORD: 'verkeerd' })).toEqual(['unavailable', 'KafkaJSSASLAuthenticationError']));

  test('a user that is not there', async () =>
    expect(await refusal({ KAFKA_SASL_USERNAME: 'niemand' })).toEqual(['unavailable', 'KafkaJSSASLAuthenticationError']));

  test('a broker that another party signed', async () =>
    expect(await refusal({ KAFKA_SSL_CA_FILE: '', KAFKA_SSL: 'true' })).toEqual(['unavailable', 'KafkaJSConnectionError']));

  test('no TLS where the broker asks for it', async () => expect((await refusal({ KAFKA_SSL_CA_FILE: '' }))[0]).toBe('unavailable'));

  test('without the right to make topics the one that is missing is named; with the rights of the guide it publishes', async () => {
    expect(await refusal({})).toEqual(['unavailable', 'CLUSTER_AUTHORIZATION_FAILED']);
    await secured.allow(may('hub', WRITE, 'topic', 'seinhuis.', 'prefixed'), may('hub', DESCRIBE, 'topic', 'seinhuis.', 'prefixed'));
    expect(await refusal({})).toEqual(['topic-missing', 'missing']);
    await secured.allow(may('hub', CREATE, 'topic', 'seinhuis.', 'prefixed'));
    await ownRelay(feed, secured.broker, env());
    await feed.published();
    const expected = await feed.expected();
    expect(judge(await readTopics(secured.broker.client(), [...expected.keys()]), expected).wrong).toEqual([]);
  });

  test('a department reads its own topic, and not that of the other department of the same organisation', async () => {
    await secured.allow(
      may('politie', READ, 'topic', police, 'literal'),
      may('politie', READ, 'group', 'test-', 'prefixed'),
      may('expertise', READ, 'topic', expertise, 'literal'),
      may('expertise', READ, 'group', 'test-', 'prefixed'),
      may('hub', READ, 'group', 'test-', 'prefixed'),
    );
    const read = async (user: string, topic: string) =>
      readTopics(secured.broker.client(secured.as(user)), [topic]).then(
        (found) => found.length > 0,
        (error: Error) => (/not authorized|authorization/i.test(error.message) ? 'refused' : error.message),
      );
    expect(await read('politie', police)).toBe(true);
    expect(await read('expertise', expertise)).toBe(true);
    expect(await read('politie', expertise)).toBe('refused');
    expect(await read('expertise', police)).toBe('refused');
    expect(await read('hub', police)).toBe('refused');
  });
});
