import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { asRole, eraserPassword, hubPassword } from '../database.js';
import { type EmbeddedPostgres, startEmbedded } from '../postgres/embedded.js';
import { createDatabase, createGroups, createLogin, roles } from '../postgres/roles.js';

/** The embedded server with the database of the hub on it. `ownerUrl` serves as DATABASE_URL. */
export interface LocalDatabase {
  ownerUrl: string;
  version: string;
  adopted: boolean;
  stop(): Promise<void>;
}

const name = 'seinhuis';

/** Starts the embedded PostgreSQL below `dataDir`, makes roles and database, and starts the server again whenever it dies. */
export async function startLocalDatabase(dataDir: string, rootKey: Buffer, log: (line: string) => void): Promise<LocalDatabase> {
  const folder = join(dataDir, 'postgres');
  let server = await startEmbedded({ dataDir: folder, log });
  let stopping = false;
  const ownerUrl = await withRoles(server, rootKey);
  const keep = (): void => {
    void server.lost
      .then(async () => {
        if (stopping) return;
        log('De database viel weg en wordt opnieuw gestart.');
        server = await startEmbedded({ dataDir: folder, port: server.port, log });
        log('De database draait weer.');
        keep();
      })
      .catch((error: Error) => log(`De database start niet opnieuw: ${error.message}`));
  };
  keep();
  const stop = async () => {
    stopping = true;
    await server.stop();
  };
  return { ownerUrl, version: server.version, adopted: server.adopted, stop };
}

async function withRoles(server: EmbeddedPostgres, rootKey: Buffer): Promise<string> {
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  try {
    // the owner's password follows from the superuser's, so there is nothing more to keep
    const password = createHmac('sha256', new URL(server.url).password).update(roles.owner).digest('base64url');
    await createGroups(admin);
    await createLogin(admin, roles.owner, password);
    await createLogin(admin, roles.hub, hubPassword(rootKey), [roles.app]);
    await createLogin(admin, roles.eraser, eraserPassword({ rootKey }), [roles.shredder]);
    await createDatabase(admin, name, roles.owner);
    const owner = new URL(asRole(server.url, roles.owner, password));
    owner.pathname = `/${name}`;
    return owner.href;
  } catch (error) {
    await server.stop();
    throw error;
  } finally {
    await admin.end().catch(() => undefined);
  }
}
