import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where what runs can be found, for the command line on this machine. Holds a password, so only this user may read it. */
export interface Connection {
  hub: string;
  issuer: string;
  /** As the owner. */
  databaseUrl: string;
  /** Whether officers log in who do not exist. */
  demo: boolean;
}

const fileName = 'connection.json';

export function writeConnection(dataDir: string, connection: Connection): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const path = join(dataDir, fileName);
  rmSync(path, { force: true });
  writeFileSync(path, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}

export function removeConnection(dataDir: string): void {
  rmSync(join(dataDir, fileName), { force: true });
}
