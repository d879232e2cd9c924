import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { Unusable } from './exit.js';
import { askHub, type HubProgress } from './hub-process.js';
import { dataFolder, runningHub } from './running-hub.js';

/** Which database a command works on: named, or the one of a data folder. */
export interface DatabaseChoice {
  databaseUrl?: string;
  dataDir?: string;
}

export interface OpenDatabase {
  url: string;
  release(): Promise<void>;
}

/**
 * Finds the database: the one that is named, else that of the hub that runs on the data folder, else the embedded one in that folder, which is
 * started, and stopped by `release` when it was not running before.
 * @throws Unusable
 */
export async function findDatabase({ databaseUrl, dataDir }: DatabaseChoice): Promise<OpenDatabase> {
  const named = namedDatabase(databaseUrl);
  if (named) return { url: checked(named), release: () => Promise.resolve() };
  const folder = dataFolder(dataDir);
  const running = await urlOfRunningHub(dataDir);
  if (running) return { url: running, release: () => Promise.resolve() };
  if (!existsSync(join(folder, 'postgres')))
    throw new Unusable(`in ${folder} is geen database; start eerst de hub met npm start, of noem er een met --database-url of --data-dir`);
  const { ready, release } = await askHub<{ databaseUrl: string }>(['database', '--data-dir', folder]);
  return { url: ready.databaseUrl, release };
}

/** Asks the hub for a task on the database of `choice`, once that is known to answer and to hold a ledger. @throws Unusable */
export async function askHubOn<T>(choice: DatabaseChoice, task: string[], onProgress?: (told: HubProgress) => void): Promise<T> {
  const { url, release } = await findDatabase(choice);
  try {
    await (await connect(url)).destroy();
    const asked = await askHub<T>(task, { env: { DATABASE_URL: url }, ...(onProgress && { onProgress }) });
    await asked.release();
    return asked.ready;
  } finally {
    await release();
  }
}

/** Connects; the session can only read unless `writing`. @throws Unusable when the database does not answer or has no ledger */
export async function connect(url: string, { writing = false } = {}): Promise<DataSource> {
  const { DataSource: Source } = await import('typeorm');
  const extra = { connectionTimeoutMillis: 10_000, ...(!writing && { options: '-c default_transaction_read_only=on' }) };
  const dataSource = new Source({ type: 'postgres', url, extra, applicationName: 'seinhuis inspect' });
  try {
    await dataSource.initialize();
  } catch (error) {
    throw new Unusable(`de database antwoordt niet (${(error as { code?: string }).code ?? (error as Error).message})`);
  }
  const [found] = await dataSource.query<{ there: boolean }[]>(`select to_regclass('ledger.ledger_event') is not null as there`);
  if (found?.there) return dataSource;
  await dataSource.destroy();
  throw new Unusable('in deze database is geen logboek van Seinhuis');
}

/** The option, or else DATABASE_URL or DATABASE_URL_FILE. @throws Unusable when the file cannot be read */
export const namedDatabase = (databaseUrl?: string): string | undefined => databaseUrl ?? namedInEnvironment();

function namedInEnvironment(): string | undefined {
  const { DATABASE_URL: url, DATABASE_URL_FILE: file } = process.env;
  if (url || !file) return url || undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Unusable('het bestand in DATABASE_URL_FILE is niet te lezen');
  }
}

/** @throws Unusable when it is no address of a PostgreSQL */
export function checked(url: string): string {
  if (URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol)) return url;
  throw new Unusable('--database-url vraagt een adres dat met postgresql:// begint');
}

/** What a running hub wrote for us; a file left by a hub that was killed leads nowhere and does not count. */
async function urlOfRunningHub(dataDir: string | undefined): Promise<string | null> {
  try {
    const running = runningHub(dataDir);
    if (!running) return null;
    await (await connect(running.databaseUrl)).destroy();
    return running.databaseUrl;
  } catch {
    return null;
  }
}
