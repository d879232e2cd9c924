import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbedded } from '../../apps/hub/src/postgres/embedded.js';
import { makeTestRoles } from '../test-roles.js';

/** The PostgreSQL of one run of the benchmark: the embedded one with the settings of the product, on a folder that is thrown away. */
export interface BenchServer extends EmbeddedPostgres {
  /** Settings that decide what an acknowledged commit is worth, as the server tells them. */
  settings: Record<string, string>;
}

export async function startServer(): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-bench-'));
  chmodSync(folder, 0o711);
  const server = await startEmbedded({ dataDir: join(folder, 'pg'), log: (line) => console.error(line) });
  await makeTestRoles(server.url);
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method', 'server_version')`,
    );
    const stop = async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    return { ...server, stop, settings: Object.fromEntries(rows.map(({ name, setting }) => [name, setting])) };
  } finally {
    await admin.end();
  }
}
