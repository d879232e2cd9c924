import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { verifyLedger } from '#libs/ledger';
import type { Proof } from '../../apps/inspect/src/demo/journeys.js';
import type { TestHub } from '../hub.js';

/** Checks the ledger of a test hub, and a copy in which an attacker with the whole server changed one byte. */
export function proofOf({ database, hub }: TestHub): Proof {
  return {
    verify: () => verifyLedger(hub.foundation.dataSource),
    async verifyTamperedCopy(seq) {
      const copy = `copy_${randomUUID().replaceAll('-', '')}`;
      const source = new URL(database.superUrl);
      await onServer(source, 'postgres', (admin) => admin.query(`create database ${copy}`));
      try {
        return await tamperedCopy(source, copy, seq);
      } finally {
        await onServer(source, 'postgres', (admin) => admin.query(`drop database ${copy} with (force)`));
      }
    },
  };
}

/** Copies the ledger tables over, flips the lowest bit of one header byte there, and verifies the copy. */
async function tamperedCopy(source: URL, copy: string, seq: number): Promise<{ problems: { seq: number }[] }> {
  await onServer(source, copy, (target) => target.query('create schema ledger'));
  for (const table of ['ledger_head', 'ledger_event', 'ledger_secret']) {
    const rows = await onServer(source, source.pathname.slice(1), (from) =>
      from.query<object>(`select row_to_json(row) as row from ledger.${table} as row`),
    );
    const shape = await onServer(source, source.pathname.slice(1), (from) =>
      from.query<{ columns: string }>(
        `select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum) as columns from pg_attribute
         where attrelid = 'ledger.${table}'::regclass and attnum > 0 and not attisdropped`,
      ),
    );
    await onServer(source, copy, async (target) => {
      await target.query(`create table ledger.${table} (${shape.rows[0]?.columns})`);
      await target.query(
        `insert into ledger.${table} select (json_populate_record(null::ledger.${table}, row->'row')).* from json_array_elements($1::json) as row`,
        [JSON.stringify(rows.rows)],
      );
    });
  }
  await onServer(source, copy, (target) =>
    target.query('update ledger.ledger_event set header = set_byte(header, 40, get_byte(header, 40) # 1) where seq = $1', [seq]),
  );
  const url = new URL(source);
  url.pathname = `/${copy}`;
  const dataSource = await new DataSource({ type: 'postgres', url: url.href }).initialize();
  try {
    return await verifyLedger(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

async function onServer<T>(server: URL, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(server);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
