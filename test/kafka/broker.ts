import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import kafkajs, { type Admin, type Kafka, type KafkaConfig } from 'kafkajs';
import { until } from './until.js';

/** A real broker with a folder of its own, which may be killed and started again. */
export interface Broker {
  bootstrap: string;
  folder: string;
  /** A client with these credentials, or none. */
  client(changes?: Partial<KafkaConfig>): Kafka;
  /** Resolves when it answers. */
  start(): Promise<void>;
  /** Without warning: SIGKILL. */
  kill(): Promise<void>;
  /** Resolves when the process ended, whoever ended it. */
  ended(): Promise<unknown>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

export interface BrokerOptions {
  /** Lines of server.properties beside those of a plain broker; a later line goes before an earlier one. */
  properties?: (ports: Ports, folder: string) => string[];
  /** Arguments of the formatting of its storage. */
  format?: string[];
  /** Called with the folder of the data before anything is in it. */
  prepare?(data: string): void;
  /** How its operator logs in. */
  operator?: Partial<KafkaConfig>;
}

export interface Ports {
  clients: number;
  controller: number;
  internal: number;
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

export async function startBroker(options: BrokerOptions = {}): Promise<Broker> {
  const folder = mkdtempSync(join(tmpdir(), `seinhuis-kafka-${process.pid}-`));
  const data = join(folder, 'data');
  mkdirSync(data);
  options.prepare?.(data);
  const ports = { clients: await freePort(), controller: await freePort(), internal: await freePort() };
  const properties = join(folder, 'server.properties');
  writeFileSync(properties, [...plain(ports, data), ...(options.properties?.(ports, folder) ?? [])].join('\n'));
  java(['kafka.tools.StorageTool', 'format', '-t', kafkaUuid(), '-c', properties, ...(options.format ?? [])]);
  const bootstrap = `127.0.0.1:${ports.clients}`;
  const client = (changes: Partial<KafkaConfig> = options.operator ?? {}) => clientOf(bootstrap, changes);
  let child: ChildProcess | undefined;
  const start = async () => {
    child = run(properties, join(folder, 'broker.log'));
    await answers(client, () => child!.exitCode === null && child!.signalCode === null, join(folder, 'broker.log'));
  };
  const ended = async () => {
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  const kill = async () => {
    child?.kill('SIGKILL');
    await ended();
  };
  const remove = async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  await start();
  return { bootstrap, folder, client, start, kill, ended, remove };
}

export function clientOf(bootstrap: string, changes: Partial<KafkaConfig> = {}): Kafka {
  return new kafkajs.Kafka({
    brokers: [bootstrap],
    clientId: 'test',
    logLevel: kafkajs.logLevel.NOTHING,
    connectionTimeout: 5_000,
    requestTimeout: 20_000,
    retry: { initialRetryTime: 200, maxRetryTime: 1_000, retries: 10 },
    ...changes,
  });
}

/** One call to the operator's side of a broker. */
export async function asOperator<T>(client: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = client.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

const plain = ({ clients, controller }: Ports, data: string): string[] => [
  'process.roles=broker,controller',
  'node.id=1',
  `controller.quorum.voters=1@127.0.0.1:${controller}`,
  `listeners=PLAINTEXT://127.0.0.1:${clients},CONTROLLER://127.0.0.1:${controller}`,
  `advertised.listeners=PLAINTEXT://127.0.0.1:${clients}`,
  'controller.listener.names=CONTROLLER',
  'listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,INTERNAL:PLAINTEXT',
  `log.dirs=${data}`,
  'auto.create.topics.enable=false',
  'offsets.topic.replication.factor=1',
  'offsets.topic.num.partitions=1',
  'transaction.state.log.replication.factor=1',
  'transaction.state.log.num.partitions=1',
  'transaction.state.log.min.isr=1',
  'group.initial.rebalance.delay.ms=0',
  'log.cleaner.enable=false',
  'controlled.shutdown.enable=false',
];

function run(properties: string, log: string): ChildProcess {
  const args = ['-Xmx320m', '-Xms64m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', classPath(), 'kafka.Kafka', properties];
  const out = openSync(log, 'a');
  const child = spawn('java', args, { stdio: ['ignore', out, out] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

async function answers(client: () => Kafka, alive: () => boolean, log: string): Promise<void> {
  await until(async () => {
    if (!alive()) throw new Error(`the broker does not start:\n${readFileSync(log, 'utf8').slice(-3_000)}`);
    return asOperator(client(), (admin) => admin.describeCluster()).then(
      ({ brokers, controller }) => brokers.length > 0 && controller !== null,
      () => false,
    );
  });
}

const classPath = (): string => join(process.env['TEST_KAFKA']!, 'libs/*');
const kafkaUuid = (): string => Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');

function java(args: string[]): void {
  const { status, stdout, stderr } = spawnSync('java', ['-Xmx128m', '-cp', classPath(), ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`java ${args[0]} fails:\n${stdout}${stderr}`.slice(-3_000));
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}
