import { spanned } from '#libs/telemetry';
import kafkajs, { type Admin, type KafkaConfig, type Producer } from 'kafkajs';
import { CONTENT_TYPE } from './cloud-event.js';
import { partitionOf } from './partitioner.js';
import type { KafkaSettings } from './settings.js';
import { createCommand } from './topics.js';

/** One event as bytes, on its way to one topic. The key is the stream: what happened to one stream stays in order. */
export interface Message {
  topic: string;
  key: Buffer;
  value: Buffer;
  headers: Readonly<Record<string, string>>;
}

/** Of every message. */
export const HEADERS: Message['headers'] = { 'content-type': CONTENT_TYPE };

/** How long a broker may take to answer or to connect. */
const REQUEST_ms = 5_000;
const CONNECT_ms = 3_000;
/** After a lost answer the same bytes are sent again under the same number, so the broker knows a double; after two times we begin again ourselves. */
const retry = { retries: 2, initialRetryTime: 200, maxRetryTime: 1_000 };

/** What a broker says of bytes that it will never take. */
const rejections = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'INVALID_TIMESTAMP',
  'INVALID_TOPIC_EXCEPTION',
  'POLICY_VIOLATION',
]);

/** The broker will not take these bytes, however often. `code` is Kafka's. */
export class Rejected extends Error {
  constructor(readonly code: string) {
    super(`the broker rejected it: ${code}`);
    this.name = 'Rejected';
  }
}

/** A topic is not there, and we may not or cannot make it. */
export class TopicMissing extends Error {
  constructor(
    readonly topic: string,
    readonly command: string,
  ) {
    super(`topic ${topic} is missing`);
    this.name = 'TopicMissing';
  }
}

/** Brokers are away, or will not have us. `code` is Kafka's or kafkajs's word for it; what else they say is not passed on. */
export class BrokerAway extends Error {
  constructor(readonly code: string) {
    super(`no broker took it: ${code}`);
    this.name = 'BrokerAway';
  }
}

/** A connection to the brokers for one publisher. After an error it is closed, and a new one starts with numbers of its own. */
export class Sender {
  readonly #known = new Set<string>();

  private constructor(
    private readonly settings: KafkaSettings,
    private readonly producer: Producer,
    private readonly admin: Admin,
  ) {}

  /** @throws BrokerAway */
  static async connect(settings: KafkaSettings): Promise<Sender> {
    const client = new kafkajs.Kafka(clientConfig(settings));
    const producer = client.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner:
        () =>
        ({ message, partitionMetadata }) =>
          partitionOf(message.key as Buffer, partitionMetadata.length),
      retry,
    });
    const sender = new Sender(settings, producer, client.admin({ retry }));
    // both are waited for: one that still connects while it is closed would stay
    const tried = await Promise.allSettled([producer.connect(), sender.admin.connect()]);
    const failed = tried.find((one) => one.status === 'rejected');
    if (!failed) return sender;
    await sender.close();
    throw new BrokerAway(codeOf(failed.reason));
  }

  /** Makes the topics that are not there, or names the first. @returns those that were made @throws TopicMissing, BrokerAway */
  async prepare(topics: readonly string[]): Promise<string[]> {
    const unsure = [...new Set(topics.filter((topic) => !this.#known.has(topic)))];
    if (unsure.length === 0) return [];
    const there = new Set(await this.admin.listTopics().catch(away));
    const missing = unsure.filter((topic) => !there.has(topic));
    if (missing.length > 0) await this.#create(missing);
    for (const topic of unsure) this.#known.add(topic);
    return missing;
  }

  /** Resolves when every replica that must have the messages has them. @throws Rejected, BrokerAway */
  send(messages: readonly Message[]): Promise<void> {
    const told = { 'messaging.system': 'kafka', 'messaging.batch.message_count': messages.length };
    return spanned('relay.batch', told, () => this.#send(messages), 'producer');
  }

  async #send(messages: readonly Message[]): Promise<void> {
    const perTopic = new Map<string, Message[]>();
    for (const message of messages) {
      const list = perTopic.get(message.topic);
      if (list) list.push(message);
      else perTopic.set(message.topic, [message]);
    }
    const topicMessages = [...perTopic].map(([topic, list]) => ({ topic, messages: list }));
    try {
      await this.producer.sendBatch({ acks: -1, timeout: REQUEST_ms, topicMessages });
    } catch (error) {
      const code = codeOf(error);
      throw rejections.has(code) ? new Rejected(code) : new BrokerAway(code);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.producer, this.admin].map((part) => part.disconnect().catch(() => undefined)));
  }

  async #create(missing: readonly string[]): Promise<void> {
    const { partitions: numPartitions, replication: replicationFactor, createTopics } = this.settings;
    const refused = (): never => {
      throw new TopicMissing(missing[0]!, createCommand(missing[0]!, this.settings));
    };
    if (!createTopics) refused();
    try {
      await this.admin.createTopics({
        topics: missing.map((topic) => ({ topic, numPartitions, replicationFactor })),
        waitForLeaders: true,
      });
    } catch (error) {
      if (/AUTHORIZATION_FAILED|POLICY_VIOLATION|INVALID_/.test(codeOf(error))) refused();
      throw new BrokerAway(codeOf(error));
    }
  }
}

const away = (error: unknown): never => {
  throw new BrokerAway(codeOf(error));
};

function clientConfig({ brokers, clientId, tls, sasl }: KafkaSettings): KafkaConfig {
  return {
    brokers,
    clientId,
    connectionTimeout: CONNECT_ms,
    authenticationTimeout: CONNECT_ms,
    requestTimeout: REQUEST_ms,
    retry,
    // its lines quote what brokers say; we tell ourselves what went wrong
    logLevel: kafkajs.logLevel.NOTHING,
    ...(tls && { ssl: { ...(tls.ca && { ca: tls.ca }), ...(tls.cert && tls.key && { cert: tls.cert, key: tls.key }) } }),
    ...(sasl && { sasl: sasl as never }),
  };
}

/** Kafka's word for an error at the bottom of it, else the name of the error. */
function codeOf(error: unknown): string {
  const seen: Error[] = [];
  let at: unknown = error;
  while (at instanceof Error && !seen.includes(at)) {
    seen.push(at);
    const inner = (at as Error & { errors?: unknown[] }).errors?.[0];
    at = inner ?? at.cause;
  }
  const typed = seen.map((one) => (one as Error & { type?: unknown }).type).findLast((type) => typeof type === 'string');
  return (typed as string | undefined) ?? seen.at(-1)?.name ?? 'unknown';
}
