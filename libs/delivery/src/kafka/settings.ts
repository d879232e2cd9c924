import { collectedIn, type Examples, readersOf } from '#libs/environment';

/** How to reach the brokers, and what to make there. */
export interface KafkaSettings {
  brokers: string[];
  clientId: string;
  tls?: { ca?: string; cert?: string; key?: string };
  sasl?: { mechanism: Mechanism; username: string; password: string };
  /** First part of the name of every topic. */
  topicPrefix: string;
  /** Of a topic that is made here. */
  partitions: number;
  /** Copies of a topic that is made here; -1: as many as the broker gives by itself. */
  replication: number;
  /** Whether topics that are not there are made; if not, they must be there. */
  createTopics: boolean;
  /** Into how many parts the streams are divided; each part has one publisher at a time. */
  shards: number;
  /** Who speaks: the `source` of every event. */
  hubOin: string;
  /** Address of the hub for partners, without a slash at the end: where an event points at. */
  publicUrl: string;
}

const mechanisms = ['scram-sha-512', 'scram-sha-256', 'plain'] as const;
export type Mechanism = (typeof mechanisms)[number];

/** Every variable that `readKafka` reads, with an example. */
export const kafkaVariables: Examples = {
  KAFKA_BROKERS: 'kafka-1.intern:9093,kafka-2.intern:9093',
  KAFKA_CLIENT_ID: 'seinhuis',
  KAFKA_SSL: 'true',
  KAFKA_SSL_CA_FILE: '/run/secrets/kafka_ca.pem',
  KAFKA_SSL_CERT_FILE: '/run/secrets/kafka_cert.pem',
  KAFKA_SSL_KEY_FILE: '/run/secrets/kafka_key.pem',
  KAFKA_SASL_MECHANISM: 'scram-sha-512',
  KAFKA_SASL_USERNAME: 'seinhuis-hub',
  KAFKA_SASL_PASSWORD: 'lang-en-willekeurig',
  KAFKA_TOPIC_PREFIX: 'seinhuis',
  KAFKA_PARTITIONS: '1',
  KAFKA_REPLICATION: '3',
  KAFKA_CREATE_TOPICS: 'true',
  KAFKA_SHARDS: '1',
  SEINHUIS_OIN: '00000099000000009000',
  SEINHUIS_PUBLIC_URL: 'https://hub.example',
};
/** Of those, the secrets: they may also come as a file, by the name with _FILE. */
export const kafkaSecrets: readonly string[] = ['KAFKA_SASL_PASSWORD'];

const { fileAt, oneOf, required, secret, text, url, whole } = readersOf(kafkaVariables);

/**
 * What the environment says of Kafka; undefined when it names no brokers.
 * @param problems to which each problem is added, in Dutch
 */
export function readKafka(env: NodeJS.ProcessEnv, problems: string[]): KafkaSettings | undefined {
  const told = collectedIn(problems);
  if (!env['KAFKA_BROKERS']) {
    const lost = Object.keys(env).find((name) => name.startsWith('KAFKA_') && env[name]);
    if (lost) problems.push(`${lost} zonder KAFKA_BROKERS doet niets; bijvoorbeeld KAFKA_BROKERS=${kafkaVariables['KAFKA_BROKERS']}`);
    return undefined;
  }
  const production = env['NODE_ENV'] === 'production';
  const tls = told(() => tlsOf(env, production));
  const sasl = told(() => saslOf(env, tls !== undefined));
  const settings = {
    brokers: told(() => brokersOf(env)),
    clientId: text(env, 'KAFKA_CLIENT_ID', 'seinhuis'),
    ...(tls && { tls }),
    ...(sasl && { sasl }),
    topicPrefix: told(() => prefixOf(env)),
    partitions: told(() => whole(env, 'KAFKA_PARTITIONS', 1, 1, 100)),
    replication: told(() => whole(env, 'KAFKA_REPLICATION', -1, 1, 7)),
    createTopics: told(() => oneOf(env, 'KAFKA_CREATE_TOPICS', ['true', 'false'], 'true')) === 'true',
    shards: told(() => whole(env, 'KAFKA_SHARDS', 1, 1, 64)),
    hubOin: told(() => oinOf(env, production)),
    publicUrl: told(() => publicUrlOf(env, production)),
  };
  return settings as KafkaSettings;
}

function brokersOf(env: NodeJS.ProcessEnv): string[] {
  const brokers = text(env, 'KAFKA_BROKERS', '')
    .split(/[\s,]+/)
    .filter(Boolean);
  if (brokers.length === 0 || brokers.some((broker) => !/^[\w.[\]:-]+:\d{1,5}$/.test(broker)))
    throw new Error(`KAFKA_BROKERS is een lijst van naam:poort; bijvoorbeeld KAFKA_BROKERS=${kafkaVariables['KAFKA_BROKERS']}`);
  return brokers;
}

/** Without TLS everybody on the way sees which department hears of which case. In production only who says so goes without. */
function tlsOf(env: NodeJS.ProcessEnv, production: boolean): KafkaSettings['tls'] {
  const [ca, cert, key] = ['CA', 'CERT', 'KEY'].map((part) => fileAt(env, `KAFKA_SSL_${part}_FILE`));
  if (!cert !== !key) throw new Error('KAFKA_SSL_CERT_FILE en KAFKA_SSL_KEY_FILE horen bij elkaar');
  const given = ca ?? cert;
  if (production && !env['KAFKA_SSL'] && !given)
    throw new Error('KAFKA_SSL ontbreekt: zet KAFKA_SSL=true, of op een gesloten netwerk uitdrukkelijk KAFKA_SSL=false');
  const on = oneOf(env, 'KAFKA_SSL', ['true', 'false'], given ? 'true' : 'false') === 'true';
  if (!on && given) throw new Error('KAFKA_SSL=false, en toch een bestand voor TLS: haal een van beide weg');
  return on ? { ...(ca && { ca }), ...(cert && key && { cert, key }) } : undefined;
}

function saslOf(env: NodeJS.ProcessEnv, tls: boolean): KafkaSettings['sasl'] {
  const password = secret(env, 'KAFKA_SASL_PASSWORD');
  const username = env['KAFKA_SASL_USERNAME'];
  if (!env['KAFKA_SASL_MECHANISM'] && !username && !password) return undefined;
  const mechanism = oneOf(env, 'KAFKA_SASL_MECHANISM', mechanisms, 'scram-sha-512');
  if (mechanism === 'plain' && !tls)
    throw new Error('KAFKA_SASL_MECHANISM=plain kan alleen met TLS: het wachtwoord gaat anders leesbaar over de lijn');
  return {
    mechanism,
    username: required(username, 'KAFKA_SASL_USERNAME'),
    password: required(password, 'KAFKA_SASL_PASSWORD'),
  };
}

function prefixOf(env: NodeJS.ProcessEnv): string {
  const prefix = text(env, 'KAFKA_TOPIC_PREFIX', 'seinhuis');
  if (!/^[a-z][a-z0-9-]{0,60}$/.test(prefix)) throw new Error('KAFKA_TOPIC_PREFIX bestaat uit kleine letters, cijfers en streepjes');
  return prefix;
}

/** The demo has one of its own, from the range that is never given out. */
function oinOf(env: NodeJS.ProcessEnv, production: boolean): string {
  const oin = env['SEINHUIS_OIN'] || (production ? undefined : kafkaVariables['SEINHUIS_OIN']);
  if (!/^\d{20}$/.test(required(oin, 'SEINHUIS_OIN'))) throw new Error('SEINHUIS_OIN is een OIN van 20 cijfers');
  return oin!;
}

function publicUrlOf(env: NodeJS.ProcessEnv, production: boolean): string {
  const given = env['SEINHUIS_PUBLIC_URL'] || (production ? undefined : `http://127.0.0.1:${env['PORT'] || '3000'}`);
  return url(given, 'SEINHUIS_PUBLIC_URL', production ? ['https:'] : ['https:', 'http:']).replace(/\/+$/, '');
}
