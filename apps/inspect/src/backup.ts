import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { Command } from 'commander';
import type pg from 'pg';
import { CopyOut } from './backup-copy.js';
import { type BackupFile, emptyFolders, type Half, type LedgerMark, type Manifest, writeManifest } from './backup-manifest.js';
import { asOwner, isKeys, stepsOf, type Table, tablesOf } from './backup-tables.js';
import { answer } from './exit.js';
import { connect, type DatabaseChoice, findDatabase } from './open-database.js';
import { progressBar } from './progress-bar.js';

interface Options extends DatabaseChoice {
  data: string;
  keys: string;
  json?: boolean;
}

/** `backup`: the whole database in two halves, of one moment, while the hubs go on. */
export function backup(): Command {
  return new Command('backup')
    .description('maakt een back-up in twee helften: de sleutels, en al het andere')
    .requiredOption('--data <map>', 'nieuwe map voor de gegevens')
    .requiredOption('--keys <map>', 'nieuwe map voor de sleutels, op een andere plek')
    .option('--database-url <adres>', 'een PostgreSQL, als eigenaar van de tabellen (of DATABASE_URL)')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--json', 'voor programma’s: één JSON-object')
    .addHelpText('after', '\nBewaar de sleutels niet langer dan 30 dagen: zo lang duurt het tot wat gewist is, ook uit de back-ups weg is.')
    .action(async ({ data, keys, json, ...choice }: Options) => {
      await emptyFolders(data, keys);
      const { url, release } = await findDatabase(choice);
      try {
        await (await connect(url)).destroy();
        const taken = await takeBackup(url, { gegevens: data, sleutels: keys });
        answer(
          json,
          taken,
          () => `Back-up van ${taken.size} regels: ${taken.rows} rijen gegevens in ${data}, ${taken.keys} rijen sleutels in ${keys}.`,
        );
      } finally {
        await release();
      }
    });
}

/** Everything is read in one transaction, so both halves and every table in them are of one moment. */
async function takeBackup(
  url: string,
  folders: Record<Half, string>,
): Promise<{ backup: string; size: number; rows: number; keys: number }> {
  const { default: driver } = await import('pg');
  const client = new driver.Client({ connectionString: url, application_name: 'seinhuis backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await asOwner(client);
    const tables = await tablesOf(client);
    const common = {
      format: 1 as const,
      backup: randomUUID(),
      takenAt: new Date().toISOString(),
      steps: await stepsOf(client),
      ledger: await markOf(client),
    };
    const bar = progressBar('Back-up');
    const files: Record<Half, BackupFile[]> = { gegevens: [], sleutels: [] };
    for (const [index, table] of tables.entries()) {
      const half: Half = isKeys(table) ? 'sleutels' : 'gegevens';
      files[half].push(await copyOut(client, table, folders[half]));
      bar(index + 1, tables.length);
    }
    await client.query('commit');
    const manifest = (half: Half): Manifest => ({ ...common, half, files: files[half] });
    for (const half of ['sleutels', 'gegevens'] as const) await writeManifest(folders[half], manifest(half));
    const count = (half: Half): number => files[half].reduce((sum, { rows }) => sum + rows, 0);
    return { backup: common.backup, size: common.ledger.size, rows: count('gegevens'), keys: count('sleutels') };
  } finally {
    await client.end();
  }
}

async function markOf(client: pg.Client): Promise<LedgerMark> {
  const leaf = (order: string): string => `(select encode(leaf_hash, 'hex') from ledger.ledger_event order by seq ${order} limit 1)`;
  const { rows } = await client.query<{ size: string; first: string | null; last: string | null }>(
    `select size, ${leaf('asc')} as first, ${leaf('desc')} as last from ledger.ledger_head where id = 1`,
  );
  const { size, first, last } = rows[0]!;
  return { size: Number(size), first, last };
}

/** One table as one file, in the text form of COPY: any version of PostgreSQL reads it. On disk when this resolves. */
async function copyOut(client: pg.Client, table: Table, folder: string): Promise<BackupFile> {
  const file = `${table.plain}.gz`;
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  // not `copy <table>`: of a table with row level security only a query can be copied everywhere
  const rows = client.query(new CopyOut(`copy (select ${table.columns} from ${table.name}) to stdout`));
  // sealed values do not shrink: more effort would only take longer
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  await pipeline(rows, gzip, measured, createWriteStream(join(folder, file), { mode: 0o600, flags: 'wx', flush: true }));
  return { table: table.plain, file, columns: table.columns, rows: rows.rows, bytes, sha256: hash.digest('hex') };
}
