import pg from 'pg';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freshDatabase, type TestDatabase } from '../database.js';
import type { TestHub } from '../hub.js';
import { commandLine } from './seinhuis.js';

/** The root key of the test hubs. */
export const env = { SEINHUIS_ROOT_KEY: Buffer.alloc(32, 7).toString('base64') };

export interface Written {
  half: string;
  steps: string[];
  ledger: { size: number };
  files: { table: string; file: string; rows: number }[];
}
export const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')) as Written;
/** Backups in a folder of this spec, each under a name. Call it once at the top: what it makes is removed afterwards. */
export function backups() {
  const { folder, seinhuis } = commandLine();
  const databases: TestDatabase[] = [];
  afterAll(async () => {
    for (const database of databases) await database.drop();
  });
  const emptyDatabase = async (): Promise<TestDatabase> => {
    const database = await freshDatabase();
    databases.push(database);
    return database;
  };
  const at = (name: string) => ({ data: join(folder, name, 'gegevens'), keys: join(folder, name, 'sleutels') });
  const folders = (name: string, keysOf = name): string[] => ['--data', at(name).data, '--keys', at(keysOf).keys];
  const backup = ({ database }: TestHub, name: string) => seinhuis(['backup', ...folders(name), '--database-url', database.url, '--json']);
  const restore = (database: TestDatabase, name: string, keysOf = name) =>
    seinhuis(['restore', ...folders(name, keysOf), '--database-url', database.url, '--json'], { env });
  return { folder, seinhuis, emptyDatabase, at, folders, backup, restore };
}

export async function asSuperuser<T>({ superUrl }: TestDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Everything that is in a database, by table: how many rows and what they say; and how each table is guarded. */
export const contentOf = (database: TestDatabase) =>
  asSuperuser(database, async (client) => {
    const { rows } = await client.query<{ name: string; guard: string }>(
      `select format('%I.%I', nspname, relname) as name, relrowsecurity || ' ' || relforcerowsecurity || ' ' || coalesce(relacl::text, '') as guard
       from pg_class c join pg_namespace n on n.oid = relnamespace
       where relkind = 'r' and nspname !~ '^pg_' and nspname <> 'information_schema' and relname <> 'schema_migration' order by 1`,
    );
    const content: Record<string, string> = {};
    for (const { name, guard } of rows) {
      const { rows: found } = await client.query<{ said: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as said from ${name} as t`,
      );
      content[name] = `${guard} ${found[0]!.said}`;
    }
    return content;
  });

export const isEmpty = (database: TestDatabase) =>
  asSuperuser(database, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('ledger.ledger_event') is not null as there`);
    if (!rows[0]!.there) return true;
    const counted = await client.query<{ empty: boolean }>(
      `select not exists (select from ledger.ledger_event) and not exists (select from vault.subject_key) and not exists (select from identity_partner) as empty`,
    );
    return counted.rows[0]!.empty;
  });

/** Waits for a condition; the limit of the test is the limit. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}
