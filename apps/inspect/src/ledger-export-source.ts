import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import type { LogCopy } from '#libs/logbook';
import type { VerifierKey } from '#libs/notes';
import { Unusable } from './exit.js';
import { runningHub } from './running-hub.js';

const TIMEOUT_ms = 10_000;

/** The log of a database up to its newest checkpoint. @throws Unusable */
export async function copyOf(dataSource: DataSource, keys: readonly VerifierKey[]): Promise<LogCopy> {
  const [{ LogCopy }, { Refusal }] = await Promise.all([import('#libs/logbook'), import('#libs/ledger')]);
  try {
    return await LogCopy.of(dataSource, keys);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const none = 'dit logboek heeft nog geen controlepunt; een draaiende hub maakt er binnen een minuut een';
    throw new Unusable(error.code === 'logbook.empty' ? none : error.message);
  }
}

/** Where keys may come from: a file, or the hub that is named or that runs on the data folder. */
interface KeyChoice {
  hub?: string | undefined;
  keys?: string | undefined;
  dataDir?: string | undefined;
}

/** @throws Unusable */
export async function keysOf({ hub, keys, dataDir }: KeyChoice): Promise<VerifierKey[]> {
  const { parseVkey } = await import('#libs/notes');
  const lines = keys ? linesOf(keys) : await keysOfHub(hub ?? hubOf(dataDir));
  try {
    return lines.map(parseVkey);
  } catch {
    throw new Unusable('er staat een regel tussen de sleutels die er geen is; zo hoort het: naam+kenmerk+sleutel');
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').match(/^[^#\s].*$/gm) ?? [];
  } catch {
    throw new Unusable(`${file} is niet te lezen`);
  }
}

async function keysOfHub(hub: string): Promise<string[]> {
  try {
    const answer = await fetch(`${hub.replace(/\/$/, '')}/v1/logboek/sleutels`, { signal: AbortSignal.timeout(TIMEOUT_ms) });
    const { logboek, getuigen, ontvangstbewijzen } = (await answer.json()) as Record<'getuigen' | 'ontvangstbewijzen', string[]> & {
      logboek: string;
    };
    return [logboek, ...getuigen, ...ontvangstbewijzen];
  } catch {
    throw new Unusable(`de hub op ${hub} geeft zijn sleutels niet; noem ze met --keys`);
  }
}

function hubOf(dataDir: string | undefined): string {
  const running = runningHub(dataDir);
  if (!running) throw new Unusable('de sleutels van het logboek ontbreken: noem de hub met --hub, of een bestand met --keys');
  return running.hub;
}
