import type { KeyObject } from 'node:crypto';
import { collectedIn, ConfigurationError, type Examples, readersOf, unknownNames } from '#libs/environment';
import { ed25519Key } from '#libs/notes';

/** Everything a signer can be told, checked. */
export interface SignerConfig {
  /** 0 takes a free port. */
  port: number;
  host: string;
  /** Name of the log, and of its key. */
  origin: string;
  /** The Ed25519 private key of the log. */
  key: KeyObject;
  /** What the hub shows to be let in. */
  token: string;
  /** Where it remembers what it signed last. */
  dataDir: string;
  /** Only when there is no memory yet: `leeg` for a new log, or the path of a checkpoint that this key signed. */
  begin?: string;
}

/** Every variable that the signer reads, with an example. */
export const variables: Examples = {
  NODE_ENV: 'production',
  PORT: '3500',
  SEINHUIS_HOST: '127.0.0.1',
  SEINHUIS_LOG_ORIGIN: 'hub.example/logboek',
  SEINHUIS_LOG_KEY: 'base64 van 32 bytes: openssl rand -base64 32',
  SEINHUIS_LOG_SIGNER_TOKEN: 'lang en willekeurig: openssl rand -hex 32',
  SEINHUIS_SIGNER_DATA_DIR: '.tekenaar',
  SEINHUIS_SIGNER_BEGIN: 'leeg',
};
export const byFile: readonly string[] = ['SEINHUIS_LOG_KEY', 'SEINHUIS_LOG_SIGNER_TOKEN'];
const ownNames = /^(?:SEINHUIS|OIDC|KAFKA)_/;
const TOKEN_MIN_characters = 32;

const { required, secret, text, whole } = readersOf(variables);

/** @throws ConfigurationError with every problem at once */
export function readConfiguration(env: NodeJS.ProcessEnv): SignerConfig {
  const problems = unknownNames(env, variables, byFile, ownNames);
  const told = collectedIn(problems);
  const begin = env['SEINHUIS_SIGNER_BEGIN'];
  const config = {
    port: told(() => whole(env, 'PORT', 3500, 0, 65_535)),
    host: text(env, 'SEINHUIS_HOST', '127.0.0.1'),
    origin: told(() => originOf(env)),
    key: told(() => keyOf(env)),
    token: told(() => tokenOf(env)),
    dataDir: text(env, 'SEINHUIS_SIGNER_DATA_DIR', '.tekenaar'),
    ...(begin && { begin }),
  };
  if (problems.length > 0) throw new ConfigurationError(problems, variables);
  return config as SignerConfig;
}

function originOf(env: NodeJS.ProcessEnv): string {
  const origin = required(env['SEINHUIS_LOG_ORIGIN'], 'SEINHUIS_LOG_ORIGIN');
  if (/[\s+]/.test(origin)) throw new Error('SEINHUIS_LOG_ORIGIN is een naam zonder spaties of plustekens');
  return origin;
}

function keyOf(env: NodeJS.ProcessEnv): KeyObject {
  const seed = Buffer.from(required(secret(env, 'SEINHUIS_LOG_KEY'), 'SEINHUIS_LOG_KEY'), 'base64');
  if (seed.length !== 32) throw new Error('SEINHUIS_LOG_KEY moet base64 van 32 bytes zijn');
  return ed25519Key(seed);
}

function tokenOf(env: NodeJS.ProcessEnv): string {
  const token = required(secret(env, 'SEINHUIS_LOG_SIGNER_TOKEN'), 'SEINHUIS_LOG_SIGNER_TOKEN');
  if (!/^[\x21-\x7e]+$/.test(token) || token.length < TOKEN_MIN_characters)
    throw new Error(`SEINHUIS_LOG_SIGNER_TOKEN is te raden: neem er minstens ${TOKEN_MIN_characters} tekens voor, zonder spaties`);
  return token;
}
