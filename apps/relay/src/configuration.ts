import { kafkaSecrets, type KafkaSettings, kafkaVariables, readKafka } from '#libs/delivery';
import { collectedIn, ConfigurationError, type Examples, readersOf, unknownNames } from '#libs/environment';
import { readTelemetry, telemetrySecrets, type TelemetrySettings, telemetryVariables } from '#libs/telemetry';

/** Everything a relay can be told, checked. It gets no key and no owner of the database: it needs neither. */
export interface RelayConfig {
  /** 0 takes a free port. */
  port: number;
  host: string;
  /** As a role that may read the feed and keep the cursors: seinhuis_relay, or another member of seinhuis_publisher. */
  databaseUrl: string;
  kafka: KafkaSettings;
  /** Where spans and numbers are sent; nowhere when left out. */
  telemetry?: TelemetrySettings;
  logLevel: LogLevel;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Every variable that the relay reads, with an example. */
export const variables: Examples = {
  NODE_ENV: 'production',
  PORT: '3200',
  SEINHUIS_HOST: '127.0.0.1',
  DATABASE_URL: 'postgresql://seinhuis_relay:...@db.intern:5432/seinhuis?sslmode=verify-full',
  LOG_LEVEL: 'info',
  ...kafkaVariables,
  ...telemetryVariables,
};
/** Secrets may also come as a file: the name with _FILE, holding a path. */
export const byFile: readonly string[] = ['DATABASE_URL', ...kafkaSecrets, ...telemetrySecrets];
const ownNames = /^(?:SEINHUIS|OIDC|KAFKA|OTEL)_/;

const { oneOf, required, secret, url, whole } = readersOf(variables);

/** @throws ConfigurationError with every problem at once */
export function readConfiguration(env: NodeJS.ProcessEnv): RelayConfig {
  const problems = unknownNames(env, variables, byFile, ownNames);
  const told = collectedIn(problems);
  const telemetry = readTelemetry(env, 'seinhuis-relay', problems);
  const config = {
    port: told(() => whole(env, 'PORT', 3200, 0, 65_535)),
    host: env['SEINHUIS_HOST'] || '127.0.0.1',
    databaseUrl: told(() => url(secret(env, 'DATABASE_URL'), 'DATABASE_URL', ['postgres:', 'postgresql:'])),
    logLevel: told(() => oneOf(env, 'LOG_LEVEL', logLevels, 'info')),
    kafka: told(() => required(env['KAFKA_BROKERS'], 'KAFKA_BROKERS') && readKafka(env, problems)),
    ...(telemetry && { telemetry }),
  };
  if (problems.length > 0) throw new ConfigurationError(problems, variables);
  return config as RelayConfig;
}
