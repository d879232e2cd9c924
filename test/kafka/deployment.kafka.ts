import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import kafkajs, { type Kafka } from 'kafkajs';
import { asOperator, clientOf } from './broker.js';
import { until } from './until.js';
import { withKafka } from './with-kafka.js';

/** The class that a program of Kafka starts. `kafka-acls.sh` is not among the jars: ours does over the wire what it is told. */
const classes: Record<string, string> = {
  'kafka-storage.sh': 'kafka.tools.StorageTool',
  'kafka-server-start.sh': 'kafka.Kafka',
  'kafka-configs.sh': 'kafka.admin.ConfigCommand',
};
const acls = resolve('test/kafka/acls-program.mjs');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

withKafka('the broker of docker-compose.yml', () => {
  // named as those of broker.ts, so that what a killed run leaves is swept
  const folder = mkdtempSync(join(tmpdir(), `seinhuis-kafka-${process.pid}-compose-`));
  const log = join(folder, 'broker.log');
  let ports: { clients: number; controller: number; operator: number };
  let child: ChildProcess;

  /** As the container does: the script of deploy/kafka with its settings, other ports and another place for the data. */
  const start = async (password: string): Promise<void> => {
    writeFileSync(join(folder, 'secrets/kafka_relay_password'), `${password}\n`);
    rmSync(join(folder, 'work'), { recursive: true, force: true });
    const out = openSync(log, 'a');
    child = spawn('bash', [join(folder, 'deploy/start.sh')], {
      env: {
        PATH: process.env['PATH'],
        KAFKA_PROGRAMS: join(folder, 'bin'),
        SECRETS: join(folder, 'secrets'),
        WORK: join(folder, 'work'),
        OPERATOR: `127.0.0.1:${ports.operator}`,
      },
      stdio: ['ignore', out, out],
    });
    await until(() => {
      if (child.exitCode !== null) throw new Error(`the broker ended:\n${readFileSync(log, 'utf8').slice(-3_000)}`);
      return Promise.resolve(existsSync(join(folder, 'work/ready')));
    });
  };
  const stop = async (): Promise<number | null> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    return (await ended)[0] as number | null;
  };
  const as = (username: string, password: string): Kafka =>
    clientOf(`127.0.0.1:${ports.clients}`, {
      sasl: { mechanism: 'scram-sha-512', username, password },
      retry: { retries: 8, initialRetryTime: 100 },
    });
  const publish = async (client: Kafka, topic: string): Promise<void> => {
    const producer = client.producer({ idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    try {
      await producer.send({ topic, acks: -1, messages: [{ key: 'a', value: 'b' }] });
    } finally {
      await producer.disconnect();
    }
  };
  /** The first message of the relay's topic, or why there is none. */
  const firstRead = async (client: Kafka): Promise<string | Error> => {
    const consumer = client.consumer({ groupId: 'lezer' });
    await consumer.connect();
    await consumer.subscribe({ topic: 'seinhuis.00000099000000002000', fromBeginning: true });
    try {
      return await new Promise((told) => {
        // a broker that just started says for a while that nobody leads the group: then the consumer begins again by itself
        consumer.on('consumer.crash', ({ payload }) => payload.restart || told(payload.error));
        consumer.run({ eachMessage: ({ message }) => Promise.resolve(told(String(message.value))) }).catch(told);
      });
    } finally {
      await consumer.disconnect();
    }
  };
  const createTopic = (client: Kafka, topic: string) =>
    asOperator(client, (admin) => admin.createTopics({ topics: [{ topic }], waitForLeaders: true }));

  beforeAll(async () => {
    ports = { clients: await freePort(), controller: await freePort(), operator: await freePort() };
    for (const name of ['bin', 'secrets', 'data']) mkdirSync(join(folder, name));
    cpSync('deploy/kafka', join(folder, 'deploy'), { recursive: true });
    const settings = join(folder, 'deploy/server.properties');
    const changed = readFileSync(settings, 'utf8')
      .replaceAll('9092', String(ports.clients))
      .replaceAll('9093', String(ports.controller))
      .replaceAll('9094', String(ports.operator))
      .replace('CLIENTS://kafka:', 'CLIENTS://127.0.0.1:')
      .replace('/var/lib/kafka/data', join(folder, 'data'));
    writeFileSync(settings, changed);
    const script = (name: string, line: string) => {
      writeFileSync(join(folder, 'bin', name), `#!/bin/sh\nexec ${line} "$@"\n`);
      chmodSync(join(folder, 'bin', name), 0o755);
    };
    const java = `java -Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '${process.env['TEST_KAFKA']}/libs/*'`;
    for (const [name, start_] of Object.entries(classes)) script(name, `${java} ${start_}`);
    script('kafka-acls.sh', `${process.execPath} ${acls}`);
    await start('eerste-woord');
  });
  afterAll(async () => {
    if (child?.exitCode === null) await stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  test('lets the relay make its topics and write them', async () => {
    await createTopic(as('seinhuis-relay', 'eerste-woord'), 'seinhuis.00000099000000002000');
    await publish(as('seinhuis-relay', 'eerste-woord'), 'seinhuis.00000099000000002000');
  });

  test('lets it read nothing, and touch no topic of others', async () => {
    const relay = as('seinhuis-relay', 'eerste-woord');
    await expect(createTopic(relay, 'andere.topic')).rejects.toThrow();
    expect(await firstRead(clientOf(`127.0.0.1:${ports.operator}`))).toBe('b'); // it can be read, by the operator inside
    expect(await firstRead(relay)).toBeInstanceOf(Error);
  });

  test.each([
    ['another password', { mechanism: 'scram-sha-512', username: 'seinhuis-relay', password: 'geraden' }],
    ['another name', { mechanism: 'scram-sha-512', username: 'beheer', password: 'eerste-woord' }],
    ['no name at all', undefined],
  ] as const)('refuses %s', async (_, sasl) => {
    const client = clientOf(`127.0.0.1:${ports.clients}`, { ...(sasl && { sasl: { ...sasl } }), retry: { retries: 0 } });
    await expect(asOperator(client, (admin) => admin.listTopics())).rejects.toThrow();
  });

  test('stops in order, keeps what it had, and takes a new password at the next start', async () => {
    expect(await stop()).not.toBeNull();
    await start('tweede-woord');
    await publish(as('seinhuis-relay', 'tweede-woord'), 'seinhuis.00000099000000002000');
    await expect(publish(as('seinhuis-relay', 'eerste-woord'), 'seinhuis.00000099000000002000')).rejects.toThrow(kafkajs.KafkaJSError);
    expect(existsSync(join(folder, 'work/relay'))).toBe(false);
  });
});
