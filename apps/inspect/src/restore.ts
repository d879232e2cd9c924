import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Command } from 'commander';
import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import { CopyIn } from './backup-copy.js';
import { type BackupFile, type Manifest, readHalf, requireFitting } from './backup-manifest.js';
import { asOwner, isKeys, type Table, tablesOf } from './backup-tables.js';
import { answer, Unusable } from './exit.js';
import { askHub } from './hub-process.js';
import { checked, namedDatabase } from './open-database.js';
import { progressBar } from './progress-bar.js';

interface Options {
  data: string;
  keys: string;
  databaseUrl?: string;
  json?: boolean;
}

/** `restore`: both halves of a backup into an empty database, or nothing at all. */
export function restore(): Command {
  return new Command('restore')
    .description('zet een back-up terug in een lege database')
    .requiredOption('--data <map>', 'map met de gegevens')
    .requiredOption('--keys <map>', 'map met de sleutels: van dezelfde back-up, of latere van hetzelfde logboek')
    .option('--database-url <adres>', 'een lege PostgreSQL-database, als haar eigenaar (of DATABASE_URL)')
    .option('--json', 'voor programma’s: één JSON-object')
    .addHelpText('after', '\nReken daarna na: npx seinhuis ledger verify --sealed, en npx seinhuis ledger replay.')
    .action(async ({ data, keys, databaseUrl, json }: Options) => {
      const named = namedDatabase(databaseUrl);
      if (!named) throw new Unusable('noem een lege database met --database-url of DATABASE_URL');
      const url = checked(named);
      const halves = [
        { folder: data, manifest: await readHalf(data, 'gegevens') },
        { folder: keys, manifest: await readHalf(keys, 'sleutels') },
      ];
      const [first, second] = halves as [Half, Half];
      requireFitting(first.manifest, second.manifest);
      await (await askHub(['schema', ...first.manifest.steps], { env: { DATABASE_URL: url } })).release();
      const { rows, erased } = await putBack(url, halves);
      const { size } = first.manifest.ledger;
      answer(json, { size, rows, erased }, () =>
        [
          `Teruggezet: ${size} regels, ${rows} rijen.`,
          ...(erased > 0 ? [`Van ${erased} personen was de sleutel al vernietigd; hun verzegelde waarden zijn opnieuw gewist.`] : []),
          'Reken nu na: npx seinhuis ledger verify --sealed, en npx seinhuis ledger replay.',
        ].join('\n'),
      );
    });
}

interface Half {
  folder: string;
  manifest: Manifest;
}

/** In one transaction: stopped halfway, the database is as empty as it was. @throws Unusable */
async function putBack(url: string, halves: readonly Half[]): Promise<{ rows: number; erased: number }> {
  const { default: driver } = await import('pg');
  const client = new driver.Client({ connectionString: url, application_name: 'seinhuis restore' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await asOwner(client);
    const tables = await tablesOf(client);
    const files = new Map(halves.flatMap(({ folder, manifest }) => manifest.files.map((file) => [file.table, { ...file, folder }])));
    requireSameTables(tables, [...files.keys()]);
    await requireEmpty(client, tables);
    const bar = progressBar('Terugzetten');
    for (const [index, table] of tables.entries()) {
      await fill(client, table, files.get(table.plain)!);
      bar(index + 1, tables.length);
    }
    const erased = await requireEveryKey(client);
    await client.query('commit');
    await client.query('analyze');
    return { rows: [...files.values()].reduce((sum, { rows }) => sum + rows, 0), erased };
  } finally {
    // whatever was not committed is forgotten with the session
    await client.end();
  }
}

function requireSameTables(tables: readonly Table[], inBackup: readonly string[]): void {
  const here = tables.map(({ plain }) => plain);
  const differ = [...here.filter((one) => !inBackup.includes(one)), ...inBackup.filter((one) => !here.includes(one))];
  if (differ.length > 0) throw new Unusable(`de back-up en deze database hebben niet dezelfde tabellen: ${differ.join(', ')}`);
}

/** What the steps of the schema put in by themselves does not count. */
async function requireEmpty(client: pg.Client, tables: readonly Table[]): Promise<void> {
  const keys = tables.filter(isKeys).map(({ name }) => `exists (select from ${name})`);
  const { rows } = await client.query<{ used: boolean }>(
    `select size > 0 or ${keys.join(' or ')} as used from ledger.ledger_head where id = 1 for update`,
  );
  if (rows[0]?.used !== false) throw new Unusable('deze database is niet leeg; terugzetten kan alleen in een lege database');
}

async function fill(client: pg.Client, table: Table, { folder, file, columns, rows: due }: BackupFile & { folder: string }): Promise<void> {
  await client.query(`delete from ${table.name}`);
  // COPY does not work under row level security; it is back in force before anybody else sees a row
  if (table.forced) await client.query(`alter table ${table.name} no force row level security`);
  const taken = client.query(new CopyIn(`copy ${table.name} (${columns}) from stdin`));
  await pipeline(createReadStream(join(folder, file)), createGunzip(), taken);
  if (table.forced) await client.query(`alter table ${table.name} force row level security`);
  if (taken.rows !== due) throw new Unusable(`van ${table.plain} zijn ${taken.rows} rijen teruggezet, en het hadden er ${due} moeten zijn`);
}

/**
 * Keys that are later than the data lack those that were destroyed since: what was sealed under them is erased again.
 * @returns how many subjects that were @throws Unusable when a key is missing that was never destroyed
 */
async function requireEveryKey(client: pg.Client): Promise<number> {
  const [{ keyCover }, { eraseSecrets }] = await Promise.all([import('#libs/vault'), import('#libs/ledger')]);
  // as TypeORM gives answers: rows, and for a change also their number
  const query = async (sql: string, parameters?: unknown[]): Promise<unknown> => {
    const { rows, rowCount, command } = await client.query(sql, parameters);
    return command === 'SELECT' ? rows : [rows, rowCount];
  };
  const tx = { query } as Pick<EntityManager, 'query'>;
  const { missing, destroyed } = await keyCover(tx, { table: 'ledger.ledger_secret', column: 'subject_key_id' });
  if (missing > 0) throw new Unusable(`van ${missing} personen ontbreekt de sleutel: deze sleutels horen niet bij deze gegevens`);
  for (const subject of destroyed) await eraseSecrets(tx, subject);
  return destroyed.length;
}
