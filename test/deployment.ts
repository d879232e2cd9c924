import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { variables as ofHub } from '../apps/hub/src/configuration.js';
import { variables as ofRelay, byFile as ofRelayByFile } from '../apps/relay/src/configuration.js';
import { variables as ofSigner, byFile as ofSignerByFile } from '../apps/signer/src/configuration.js';
import { variables as ofWitness, byFile as ofWitnessByFile } from '../apps/witness/src/configuration.js';
import { byFile as ofHubByFile } from '../apps/hub/src/configuration.js';
import { root } from './architecture.sources.js';

/** A service of docker-compose.yml, as far as is looked at here. */
export interface Service {
  image?: string;
  build?: string | { context: string; args?: Record<string, string> };
  user?: string;
  profiles?: string[];
  entrypoint?: string[];
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  environment?: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
  networks?: string[] | Record<string, unknown>;
  healthcheck?: { test: string[]; interval: string; retries: number };
  ports?: string[];
  tmpfs?: string[];
  read_only?: boolean;
  cap_add?: string[];
  cap_drop?: string[];
  privileged?: boolean;
  security_opt?: string[];
}

export interface Compose {
  services: Record<string, Service>;
  secrets: Record<string, { file?: string; environment?: string }>;
  volumes: Record<string, unknown>;
  networks: Record<string, { internal?: boolean } | null>;
}

export const read = (file: string): string => readFileSync(join(root, file), 'utf8');
/** With the anchors filled in, as Compose does. */
export const readCompose = (): Compose => parse(read('docker-compose.yml'), { merge: true }) as Compose;

/** The programs of ours that read an environment, by the file that a service starts, with every variable and those that may come by file. */
export const programs: Record<string, { variables: Readonly<Record<string, string>>; byFile: readonly string[] }> = {
  'dist/apps/hub/src/main.js': { variables: ofHub, byFile: ofHubByFile },
  'dist/apps/relay/src/main.js': { variables: ofRelay, byFile: ofRelayByFile },
  'dist/apps/signer/src/main.js': { variables: ofSigner, byFile: ofSignerByFile },
  'dist/apps/witness/src/main.js': { variables: ofWitness, byFile: ofWitnessByFile },
};

/** Which of them a service runs; undefined for an image of others. Without a command it is what the Dockerfile says. */
export function programOf({ image, command }: Service): string | undefined {
  if (!image?.startsWith('seinhuis/hub:')) return undefined;
  const words = command ?? (JSON.parse(/^CMD (\[.*\])$/m.exec(read('Dockerfile'))![1]!) as string[]);
  return words.at(-1);
}

/** What Compose puts in the place of `${NAME}`, `${NAME:-else}` and `${NAME:?what is missing}`. @throws Error naming what has no value */
export function filled(text: string, given: NodeJS.ProcessEnv): string {
  return text.replace(/\$\{(\w+)(?::(-|\?)([^}]*))?\}/g, (_, name: string, kind: string | undefined, rest: string) => {
    const value = given[name];
    if (value) return value;
    if (kind === '-') return rest;
    throw new Error(`${name} has no value: ${rest}`);
  });
}
