import type { AddressInfo } from 'node:net';
import { type DestinationStream, pino } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { KafkaRelay, type ShardNews, tellOfRelay } from '#libs/delivery';
import { connections } from '#libs/ledger';
import { recordingTo, startTelemetry, traceOfLine } from '#libs/telemetry';
import type { RelayConfig } from './configuration.js';
import { operationsServer } from './operations-server.js';

export interface RunningRelay {
  url: string;
  /** No longer ready at once; finishes the batch in hand, lets another take over, leaves the database. */
  close(): Promise<void>;
}

/** Each shard that is led reads and moves its cursor. */
const CONNECTIONS_MAX = 8;

/** Publishes until closed. Brokers that are away keep it from nothing; a database that is away at the start does: there is nothing to publish from. */
export async function startRelay(config: RelayConfig, logTo?: DestinationStream): Promise<RunningRelay> {
  const options = { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: traceOfLine() };
  const log = logTo ? pino(options, logTo) : pino(options);
  const dataSource = await relayDataSource(config.databaseUrl).initialize();
  const relay = new KafkaRelay(dataSource, config.kafka, (news: ShardNews) =>
    news.event === 'kafka-stopped' ? log.error(news) : log.info(news),
  );
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  tellOfRelay(relay, registry);
  const operations = operationsServer(relay, registry);
  try {
    await new Promise<void>((listening, failed) =>
      operations.server.once('error', failed).listen(config.port, config.host, () => listening()),
    );
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  const telemetry = config.telemetry && (await startTelemetry(config.telemetry, registry));
  recordingTo(telemetry?.recorder, () => relay.start());
  const { port } = operations.server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    operations.leave();
    await relay.stop();
    await telemetry?.stop();
    await new Promise((closed) => {
      operations.server.close(closed);
      operations.server.closeAllConnections();
    });
    await dataSource.destroy();
  };
  return { url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`, close };
}

function relayDataSource(url: string): DataSource {
  return new DataSource({ type: 'postgres', url, applicationName: 'seinhuis relay', extra: connections(CONNECTIONS_MAX), logging: false });
}
