import { collectedIn, ConfigurationError, type Examples, readersOf, unknownNames } from '#libs/environment';
import { parseVkey, type VerifierKey } from '#libs/notes';

/** Everything a witness can be told, checked. It gets no secret: its key is its own, made on its first start. */
export interface WitnessConfig {
  /** 0 takes a free port. */
  port: number;
  host: string;
  /** First part of its key, such as getuige.example/w1: what those who trust it know it by. */
  name: string;
  /** Keys of the logs that it watches. */
  logs: VerifierKey[];
  /** Where its key and its memory are. Without them it is another witness. */
  dataDir: string;
}

/** Every variable that the witness reads, with an example. */
export const variables: Examples = {
  NODE_ENV: 'production',
  PORT: '3400',
  SEINHUIS_HOST: '127.0.0.1',
  SEINHUIS_WITNESS_NAME: 'getuige.example/w1',
  SEINHUIS_WITNESS_LOGS: 'hub.example/logboek+1a2b3c4d+AAAA...',
  SEINHUIS_WITNESS_DATA_DIR: '.getuige',
};
export const byFile: readonly string[] = [];
const ownNames = /^(?:SEINHUIS|OIDC|KAFKA)_/;

const { required, text, whole } = readersOf(variables);

/** @throws ConfigurationError with every problem at once */
export function readConfiguration(env: NodeJS.ProcessEnv): WitnessConfig {
  const problems = unknownNames(env, variables, byFile, ownNames);
  const told = collectedIn(problems);
  const config = {
    port: told(() => whole(env, 'PORT', 3400, 0, 65_535)),
    host: text(env, 'SEINHUIS_HOST', '127.0.0.1'),
    name: told(() => nameOf(env)),
    logs: told(() => logsOf(env)),
    dataDir: text(env, 'SEINHUIS_WITNESS_DATA_DIR', '.getuige'),
  };
  if (problems.length > 0) throw new ConfigurationError(problems, variables);
  return config as WitnessConfig;
}

function nameOf(env: NodeJS.ProcessEnv): string {
  const name = required(env['SEINHUIS_WITNESS_NAME'], 'SEINHUIS_WITNESS_NAME');
  if (/[\s+]/.test(name)) throw new Error('SEINHUIS_WITNESS_NAME is een naam zonder spaties of plustekens');
  return name;
}

/** One key cannot have two meanings: a key of a witness is no key of a log. */
function logsOf(env: NodeJS.ProcessEnv): VerifierKey[] {
  const lines = required(env['SEINHUIS_WITNESS_LOGS'], 'SEINHUIS_WITNESS_LOGS')
    .split(/[\s,]+/)
    .filter(Boolean);
  const keys = lines.map((line) => {
    try {
      return parseVkey(line);
    } catch {
      return undefined;
    }
  });
  if (keys.length === 0 || keys.some((key) => key?.type !== 'note'))
    throw new Error('SEINHUIS_WITNESS_LOGS: elk logboek is naam+kenmerk+sleutel, met een spatie ertussen');
  return keys as VerifierKey[];
}
