import pg from 'pg';
import { DataSource } from 'typeorm';
import { schemaLock } from './database.js';
import { migrations } from './migrations.js';
import { migrationsTableName, nameOf } from './newer-schema.js';
import { createGroups } from './postgres/roles.js';
import { requireSafeDatabase } from './postgres/safety.js';

/**
 * Gives an empty database the roles and exactly these steps of the schema: those that a backup was made after. The rest follows at the start of a hub.
 * @throws Error in Dutch when a step is not known here, or others were taken already
 */
export async function prepareForRestore(url: string, steps: readonly string[]): Promise<void> {
  const known = new Map(migrations.map((migration) => [nameOf(migration), migration]));
  const unknown = steps.filter((step) => !known.has(step));
  if (unknown.length > 0)
    throw new Error(`deze back-up is van een nieuwere versie van Seinhuis; deze versie kent niet: ${unknown.join(', ')}`);
  const admin = new pg.Client({ connectionString: url, application_name: 'seinhuis schema', connectionTimeoutMillis: 10_000 });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    await requireSafeDatabase(admin);
    await admin.query('select pg_advisory_lock($1)', [schemaLock]);
    await createGroups(admin);
    await takeSteps(
      url,
      steps.map((step) => known.get(step)!),
    );
    const { rows } = await admin.query<{ name: string }>(`select name from ${migrationsTableName}`);
    const more = rows.map(({ name }) => name).filter((name) => !steps.includes(name));
    if (more.length > 0) throw new Error(`deze database is niet leeg: zij heeft stappen die de back-up niet heeft: ${more.join(', ')}`);
  } finally {
    await admin.end();
  }
}

async function takeSteps(url: string, steps: Function[]): Promise<void> {
  const owner = new DataSource({ type: 'postgres', url, migrations: steps, migrationsTableName, logging: false });
  await owner.initialize();
  try {
    await owner.runMigrations({ transaction: 'each' });
  } finally {
    await owner.destroy();
  }
}
