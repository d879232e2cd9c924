import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the hub of `npm start` runs, as it wrote it down. */
export interface RunningHub {
  hub: string;
  issuer: string;
  databaseUrl: string;
  /** Whether officers log in who do not exist; a hub of before this was written does not say so. */
  demo?: boolean;
}

/** The folder that `npm start` keeps its data in. */
export const dataFolder = (dataDir?: string): string => resolve(dataDir ?? (process.env['SEINHUIS_DATA_DIR'] || '.seinhuis'));

/** @returns null when none runs; one that was killed leaves word too, and does not answer there */
export function runningHub(dataDir?: string): RunningHub | null {
  const file = join(dataFolder(dataDir), 'connection.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RunningHub) : null;
}
