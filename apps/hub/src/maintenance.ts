import 'reflect-metadata';
import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Delivery } from '#libs/delivery';
import { Ledger } from '#libs/ledger';
import { loadRootKey, Vault } from '#libs/vault';
import { eraseByCommand, type EraseCommand, retainByCommand } from './erase-by-command.js';
import { startEmbedded } from './postgres/embedded.js';
import { createGroups } from './postgres/roles.js';
import { prepareForRestore } from './schema-for-restore.js';
import { startLocalDatabase } from './start/local-database.js';
import { views } from './views.js';

/**
 * What the command line asks of the hub, as a process of its own: apps do not import each other, and a database that is started here ends with
 * the one who asked, also when that is killed. Talks in messages: `ready`, `progress`, `failed`.
 */
const silent = () => undefined;
const rootKey = () => loadRootKey(process.env, silent).key;
const tell = (message: object) => process.send?.(message);
/** Resolves when the one who asked is done, or gone. */
const dismissed = new Promise<void>((done) => process.once('disconnect', done));

const tasks: Record<string, (dataDir: string, names: string[]) => Promise<void>> = {
  /** The embedded database of `dataDir`, started when it is not running; then `ready` with its URL. */
  database: async (dataDir) => {
    const local = await startLocalDatabase(dataDir, rootKey(), silent);
    tell({ ready: { databaseUrl: local.ownerUrl } });
    await dismissed;
    // one that was found running goes on, and our hold on it ends with this process
    if (local.adopted) process.exit();
    await local.stop();
  },
  /** An empty server that is thrown away afterwards; then `ready` with the URL of its superuser. */
  scratch: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seinhuis-kopie-'));
    chmodSync(folder, 0o711);
    try {
      const server = await startEmbedded({ dataDir: join(folder, 'postgres'), log: silent });
      try {
        await withAdmin(server.url, createGroups);
        tell({ ready: { databaseUrl: server.url } });
        await dismissed;
      } finally {
        await server.stop();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  /** The roles and these steps of the schema in the empty database of DATABASE_URL; then `ready`. */
  schema: async (_dataDir, names) => {
    await prepareForRestore(process.env['DATABASE_URL']!, names);
    tell({ ready: {} });
    await dismissed;
  },
  /** Erases what the command line asks for, in the database of DATABASE_URL; then `ready` with what was erased. */
  erase: async (_dataDir, [wanted = '']) => {
    tell({ ready: await eraseByCommand(process.env['DATABASE_URL']!, rootKey(), JSON.parse(wanted) as EraseCommand) });
    await dismissed;
  },
  /** What must go on a day, at most so many; without a day what must go now goes. Then `ready` with that. */
  retention: async (_dataDir, [on, limit]) => {
    tell({ ready: await retainByCommand(process.env['DATABASE_URL']!, rootKey(), on ?? null, Number(limit ?? 0)) });
    await dismissed;
  },
  /** The names of all views. */
  views: async () => {
    tell({ ready: { views: views.map(({ name, mode }) => ({ name, mode })) } });
    await dismissed;
  },
  /** Rebuilds these views in the database of DATABASE_URL, with `progress`; then `ready`. */
  rebuild: async (_dataDir, names) => {
    // the owner writes the rows of all readers
    const extra = { options: '-c seinhuis.reader=*' };
    const dataSource = new DataSource({ type: 'postgres', url: process.env['DATABASE_URL']!, extra, applicationName: 'seinhuis rebuild' });
    await dataSource.initialize();
    try {
      const delivery = new Delivery(dataSource, new Ledger(dataSource, new Vault(dataSource, rootKey())), views);
      await delivery.rebuild(names, (view, done, total) => tell({ progress: { view, done, total } }));
      tell({ ready: { rebuilt: names } });
    } finally {
      await dataSource.destroy();
    }
    await dismissed;
  },
};

async function withAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

process.on('SIGINT', silent).on('SIGTERM', silent);
const { values, positionals } = parseArgs({ options: { 'data-dir': { type: 'string', default: '.seinhuis' } }, allowPositionals: true });
try {
  const [task = '', ...names] = positionals;
  await tasks[task]!(values['data-dir'], names);
} catch (error) {
  tell({ failed: (error as Error).message });
  process.exitCode = 1;
  if (process.connected) await dismissed;
}
if (process.connected) process.disconnect();
