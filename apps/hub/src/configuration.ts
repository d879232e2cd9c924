import { join, resolve } from 'node:path';
import type { DestinationStream } from 'pino';
import { kafkaSecrets, type KafkaSettings, kafkaVariables, readKafka } from '#libs/delivery';
import { ConfigurationError, readersOf, unknownNames as unknown } from '#libs/environment';
import type { ClaimNames, Issuer } from '#libs/identity';
import { readTelemetry, telemetrySecrets, type TelemetrySettings, telemetryVariables } from '#libs/telemetry';
import { loadRootKey } from '#libs/vault';
import { type LogConfig, readLog } from './log-configuration.js';
import { repositoryRoot } from './repository-root.js';
import { type RetentionMode, retentionModes } from './retention-clock.js';

/** Everything the hub can be told, checked. */
export interface HubConfig {
  /** 0 takes a free port. */
  port: number;
  host: string;
  /** URL of the owner of the database: makes roles and tables at the start. At work the hub is another, smaller role. */
  databaseUrl: string;
  /** Password of that smaller role; derived from the root key when left out, so that every replica has the same one. */
  hubDatabasePassword?: string;
  /** Password of the role that destroys keys and sealed values; derived like the other. */
  eraserDatabasePassword?: string;
  /** Gives the role of a relay of its own a login with this password. */
  relayDatabasePassword?: string;
  rootKey: Buffer;
  policiesDir: string;
  /** Where the portal lies as it was built; dist/portal when left out. */
  portalDir?: string;
  /** Where the look of the organisation lies; the portal has its own when left out. */
  themeDir?: string;
  issuers: Issuer[];
  claims: Partial<ClaimNames>;
  /** The ledger as a log that others watch. */
  log: LogConfig;
  /** What the hub destroys by itself when its term is over; `getoond` when left out. */
  retention?: RetentionMode;
  /** Where events are published; nowhere when left out. */
  kafka?: KafkaSettings;
  /** Whether a relay of its own publishes them. */
  relayElsewhere?: boolean;
  /** Where spans and numbers are sent; nowhere when left out. */
  telemetry?: TelemetrySettings;
  logLevel: LogLevel;
  /** Where log lines go; standard output when left out. */
  logTo?: DestinationStream;
  /** Requests per minute and address. */
  ratePerMinute: number;
  /** Whether `X-Forwarded-For` is believed: only behind a proxy that sets it. */
  trustProxy: boolean;
  /** How long a hub that is told to stop goes on taking work, so that a proxy sees first that it is no longer ready. */
  drain_ms: number;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Every variable that the hub reads, with an example. `npm start` and the hub refuse names that are not here, so a slip of the pen is seen. */
export const variables: Record<string, string> = {
  NODE_ENV: 'production',
  PORT: '3000',
  SEINHUIS_HOST: '127.0.0.1',
  DATABASE_URL: 'postgresql://seinhuis_owner:...@db.intern:5432/seinhuis?sslmode=verify-full',
  SEINHUIS_HUB_DATABASE_PASSWORD: 'lang-en-willekeurig',
  SEINHUIS_ERASER_DATABASE_PASSWORD: 'lang-en-willekeurig',
  SEINHUIS_RELAY_DATABASE_PASSWORD: 'lang-en-willekeurig',
  SEINHUIS_DATA_DIR: '.seinhuis',
  SEINHUIS_ROOT_KEY: 'base64 van 32 bytes: openssl rand -base64 32',
  SEINHUIS_POLICIES_DIR: 'policies',
  SEINHUIS_THEME_DIR: '/etc/seinhuis/huisstijl',
  OIDC_ISSUER: 'https://login.example/realms/keten',
  OIDC_AUDIENCE: 'https://hub.example',
  OIDC_JWKS_URI: 'https://login.example/realms/keten/certs',
  OIDC_CLIENTS: 'seinhuis-portaal koppeling-politie',
  OIDC_INTROSPECTION_CLIENT_ID: 'seinhuis-hub',
  OIDC_INTROSPECTION_CLIENT_SECRET: 'het geheim van die client',
  OIDC_INTROSPECTION_URI: 'https://login.example/realms/keten/introspect',
  SEINHUIS_CLAIM_OIN: 'oin',
  SEINHUIS_CLAIM_PARTNER: 'partner',
  SEINHUIS_CLAIM_TASK: 'task',
  SEINHUIS_CLAIM_HOST_PARTNER: 'host_partner',
  SEINHUIS_CLAIM_HOST_TASK: 'host_task',
  SEINHUIS_CLAIM_ROLES: 'realm_access.roles',
  SEINHUIS_CLAIM_ASSURANCE: 'acr',
  SEINHUIS_RATE_PER_MINUTE: '6000',
  SEINHUIS_TRUST_PROXY: 'true',
  SEINHUIS_DRAIN_SECONDS: '5',
  SEINHUIS_LOG_ORIGIN: 'hub.example/logboek',
  SEINHUIS_LOG_KEY: 'base64 van 32 bytes: openssl rand -base64 32',
  SEINHUIS_LOG_SIGNER: 'http://127.0.0.1:3500=hub.example/logboek+1a2b3c4d+AQ...',
  SEINHUIS_LOG_SIGNER_TOKEN: 'lang en willekeurig: openssl rand -hex 32',
  SEINHUIS_RECEIPT_KEY: 'base64 van 32 bytes: openssl rand -base64 32',
  SEINHUIS_RECEIPT_EARLIER_KEYS: 'hub.example/logboek/ontvangstbewijs-1a2b3c4d+5e6f7a8b+AQ...',
  SEINHUIS_WITNESSES: 'https://getuige.example=getuige.example/w1+1a2b3c4d+BA...',
  SEINHUIS_WITNESS_QUORUM: '2',
  SEINHUIS_COSIGNED_MAX_HOURS: '4',
  SEINHUIS_RETENTION: 'getoond',
  LOG_LEVEL: 'info',
  SEINHUIS_RELAY: 'extern',
  ...kafkaVariables,
  ...telemetryVariables,
};
/** Secrets may also come as a file: the name with _FILE, holding a path. */
export const byFile: readonly string[] = [
  'DATABASE_URL',
  'SEINHUIS_HUB_DATABASE_PASSWORD',
  'SEINHUIS_ERASER_DATABASE_PASSWORD',
  'SEINHUIS_RELAY_DATABASE_PASSWORD',
  ...kafkaSecrets,
  ...telemetrySecrets,
  'SEINHUIS_ROOT_KEY',
  'SEINHUIS_LOG_KEY',
  'SEINHUIS_LOG_SIGNER_TOKEN',
  'SEINHUIS_RECEIPT_KEY',
  'OIDC_INTROSPECTION_CLIENT_SECRET',
];
/** How names begin that are ours alone: one that we do not know is a slip of the pen, and what it was to close would stand open. */
const ownNames = /^(?:SEINHUIS|OIDC|KAFKA|OTEL)_/;

const { oneOf, required, secret, url, whole } = readersOf(variables);

/** Does `work`; what it throws is told with the other problems. */
type Told = <T>(work: () => T) => T | undefined;

/** @throws ConfigurationError with every problem at once */
export function readConfiguration(env: NodeJS.ProcessEnv): HubConfig {
  const problems = unknownNames(env);
  const told: Told = (work) => {
    try {
      return work();
    } catch (error) {
      problems.push((error as Error).message);
      return undefined;
    }
  };
  const password = told(() => secret(env, 'SEINHUIS_HUB_DATABASE_PASSWORD'));
  const eraserPassword = told(() => secret(env, 'SEINHUIS_ERASER_DATABASE_PASSWORD'));
  const relayPassword = told(() => secret(env, 'SEINHUIS_RELAY_DATABASE_PASSWORD'));
  const rootKey = told(() => loadRootKey(env).key);
  const kafka = readKafka(env, problems);
  const telemetry = readTelemetry(env, 'seinhuis-hub', problems);
  const config = {
    port: told(() => whole(env, 'PORT', 3000, 0, 65_535)),
    host: env['SEINHUIS_HOST'] || '127.0.0.1',
    databaseUrl: told(() => url(secret(env, 'DATABASE_URL'), 'DATABASE_URL', ['postgres:', 'postgresql:'])),
    rootKey,
    policiesDir: resolve(env['SEINHUIS_POLICIES_DIR'] || join(repositoryRoot, 'policies')),
    issuers: [issuerOf(env, told)],
    claims: claimNames(env),
    log: logOf(env, rootKey, told),
    retention: told(() => oneOf(env, 'SEINHUIS_RETENTION', retentionModes, 'getoond')),
    logLevel: told(() => oneOf(env, 'LOG_LEVEL', logLevels, 'info')),
    ratePerMinute: told(() => whole(env, 'SEINHUIS_RATE_PER_MINUTE', 6_000, 1, 10_000_000)),
    trustProxy: told(() => oneOf(env, 'SEINHUIS_TRUST_PROXY', ['true', 'false'] as const, 'false')) === 'true',
    drain_ms: (told(() => whole(env, 'SEINHUIS_DRAIN_SECONDS', 5, 0, 300)) ?? 0) * 1_000,
    ...(env['SEINHUIS_THEME_DIR'] && { themeDir: resolve(env['SEINHUIS_THEME_DIR']) }),
    ...(password && { hubDatabasePassword: password }),
    ...(eraserPassword && { eraserDatabasePassword: eraserPassword }),
    ...(relayPassword && { relayDatabasePassword: relayPassword }),
    ...(kafka && { kafka }),
    ...(telemetry && { telemetry }),
    relayElsewhere: told(() => oneOf(env, 'SEINHUIS_RELAY', ['hub', 'extern'] as const, 'hub')) === 'extern',
  };
  if (problems.length > 0) throw new ConfigurationError(problems, variables);
  return config as HubConfig;
}

function logOf(env: NodeJS.ProcessEnv, rootKey: Buffer | undefined, told: Told): LogConfig | undefined {
  const inProduction = (name: string, value: string | undefined) => (env['NODE_ENV'] === 'production' ? required(value, name) : value);
  const signer = env['SEINHUIS_LOG_SIGNER'] || undefined;
  const key = told(() => (signer ? secret(env, 'SEINHUIS_LOG_KEY') : inProduction('SEINHUIS_LOG_KEY', secret(env, 'SEINHUIS_LOG_KEY'))));
  const signerToken = told(() => secret(env, 'SEINHUIS_LOG_SIGNER_TOKEN'));
  const receiptKey = told(() => inProduction('SEINHUIS_RECEIPT_KEY', secret(env, 'SEINHUIS_RECEIPT_KEY')));
  const witnesses = told(() => inProduction('SEINHUIS_WITNESSES', env['SEINHUIS_WITNESSES'] || undefined));
  const quorum = env['SEINHUIS_WITNESS_QUORUM'] ? told(() => whole(env, 'SEINHUIS_WITNESS_QUORUM', 0, 0, 64)) : undefined;
  const hours = told(() => whole(env, 'SEINHUIS_COSIGNED_MAX_HOURS', 4, 1, 168)) ?? 4;
  if (!rootKey || (env['NODE_ENV'] === 'production' && !((key || signer) && receiptKey && witnesses))) return undefined;
  // told above already
  if (env['SEINHUIS_LOG_SIGNER_TOKEN_FILE'] && !signerToken) return undefined;
  const [origin, earlierReceiptKeys] = [env['SEINHUIS_LOG_ORIGIN'] || undefined, env['SEINHUIS_RECEIPT_EARLIER_KEYS'] || undefined];
  return told(() => readLog({ origin, key, signer, signerToken, receiptKey, earlierReceiptKeys, witnesses, quorum, hours, rootKey }));
}

/** One problem for each name of ours that does not exist. */
const unknownNames = (env: NodeJS.ProcessEnv): string[] => unknown(env, variables, byFile, ownNames);

function issuerOf(env: NodeJS.ProcessEnv, told: Told): Issuer {
  const address = (name: string): string => told(() => url(env[name], name, issuerProtocols(env))) ?? '';
  const clients = told(() => names(env, 'OIDC_CLIENTS'));
  const introspection = told(() => introspectionOf(env, address));
  return {
    issuer: address('OIDC_ISSUER'),
    audience: told(() => required(env['OIDC_AUDIENCE'], 'OIDC_AUDIENCE')) ?? '',
    ...(env['OIDC_JWKS_URI'] && { jwksUri: address('OIDC_JWKS_URI') }),
    ...(clients && { clients }),
    ...(introspection && { introspection }),
  };
}

/** Half of it would leave the hub without the question while the operator counts on it. */
function introspectionOf(env: NodeJS.ProcessEnv, address: (name: string) => string): Issuer['introspection'] {
  const clientId = env['OIDC_INTROSPECTION_CLIENT_ID'];
  const clientSecret = secret(env, 'OIDC_INTROSPECTION_CLIENT_SECRET');
  if (!clientId && !clientSecret && !env['OIDC_INTROSPECTION_URI']) return undefined;
  return {
    clientId: required(clientId, 'OIDC_INTROSPECTION_CLIENT_ID'),
    clientSecret: required(clientSecret, 'OIDC_INTROSPECTION_CLIENT_SECRET'),
    ...(env['OIDC_INTROSPECTION_URI'] && { uri: address('OIDC_INTROSPECTION_URI') }),
  };
}

function names(env: NodeJS.ProcessEnv, name: string): string[] | undefined {
  const text = env[name];
  if (!text) return undefined;
  const list = text.split(/[\s,]+/).filter(Boolean);
  if (list.length === 0) throw new Error(`${name} noemt geen enkele client; bijvoorbeeld ${name}=${variables[name]}`);
  return list;
}

/** Tokens of an issuer without TLS can be forged by anyone on the way. */
function issuerProtocols(env: NodeJS.ProcessEnv): string[] {
  return env['NODE_ENV'] === 'production' ? ['https:'] : ['https:', 'http:'];
}

function claimNames(env: NodeJS.ProcessEnv): Partial<ClaimNames> {
  const names: [keyof ClaimNames, string | undefined][] = [
    ['oin', env['SEINHUIS_CLAIM_OIN']],
    ['partner', env['SEINHUIS_CLAIM_PARTNER']],
    ['task', env['SEINHUIS_CLAIM_TASK']],
    ['hostPartner', env['SEINHUIS_CLAIM_HOST_PARTNER']],
    ['hostTask', env['SEINHUIS_CLAIM_HOST_TASK']],
    ['roles', env['SEINHUIS_CLAIM_ROLES']],
    ['assurance', env['SEINHUIS_CLAIM_ASSURANCE']],
  ];
  return Object.fromEntries(names.filter(([, name]) => name));
}
