import type pg from 'pg';
import { migrations } from './migrations.js';

/** Where the names of the steps are kept that the schema took. */
export const migrationsTableName = 'schema_migration';

/**
 * The database took steps that this version does not know: a newer version has been at work on it. `exitCode` is that of a configuration that cannot
 * work (EX_CONFIG), so that whoever restarts processes can tell that a restart will not help.
 */
export class NewerSchema extends Error {
  readonly exitCode = 78;

  constructor(readonly unknown: readonly string[]) {
    super(
      `de database is van een nieuwere versie van Seinhuis; deze versie kent niet: ${unknown.join(', ')}. ` +
        'Start de nieuwe versie, of zet een back-up van voor de wijziging terug.',
    );
    this.name = 'NewerSchema';
  }
}

/** @throws NewerSchema */
export async function requireKnownSchema(admin: pg.Client): Promise<void> {
  const { rows: found } = await admin.query<{ there: boolean }>('select to_regclass($1) is not null as there', [migrationsTableName]);
  if (!found[0]?.there) return;
  const { rows } = await admin.query<{ name: string }>(`select name from ${migrationsTableName} order by "timestamp"`);
  const known = new Set(migrations.map(nameOf));
  const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new NewerSchema(unknown);
}

/** As TypeORM names a step: by its own name, else by that of its class. */
export const nameOf = (migration: Function): string => new (migration as new () => { name?: string })().name ?? migration.name;
