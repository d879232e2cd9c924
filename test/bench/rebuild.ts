import pg from 'pg';
import { Delivery } from '#libs/delivery';
import { Ledger, type View } from '#libs/ledger';
import { Vault } from '#libs/vault';
import { views } from '../../apps/hub/src/views.js';
import { type GivenHubs, givenHubs } from '../replicas/given-hubs.js';
import { rootKey } from '../replicas/own-hub.js';
import { asSuperuser } from './grown.js';
import { median } from './measure.js';
import { wroteSignals } from './signals.js';

export interface RebuiltView {
  view: string;
  rows: number;
  rebuild_ms: number;
  /** The same rows copied into an empty table with the same indexes. */
  copy_ms: number;
}

export interface RebuildResult {
  facts: number;
  /** Each by itself. */
  views: RebuiltView[];
  /** All of them together, as `seinhuis views rebuild` does it. */
  together: RebuiltView;
}

/** Every view that has rows, and all together, rebuilt from the ledger; and COPY of the rows that came of it. In turn, medians over the rounds. */
export async function benchRebuild({ signals, rounds }: { signals: number; rounds: number }): Promise<RebuildResult> {
  const given = await givenHubs();
  const admin = await asSuperuser(given.place.databaseUrl);
  try {
    await wroteSignals(given, signals);
    const delivery = new Delivery(given.owner, new Ledger(given.owner, new Vault(given.owner, rootKey)), views);
    const measured = async (view: string, asked: readonly View[]): Promise<RebuiltView> => {
      const tables = asked.flatMap((one) => one.tables);
      const [rebuilt, copied]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round++) {
        const began = performance.now();
        await delivery.rebuild(asked.map(({ name }) => name));
        rebuilt.push(performance.now() - began);
        copied.push(await copyOf(admin, tables));
      }
      return { view, rows: await rowsOf(admin, tables), rebuild_ms: median(rebuilt), copy_ms: median(copied) };
    };
    const together = await measured('all together', views);
    const found: RebuiltView[] = [];
    for (const view of views) found.push(await measured(view.name, [view]));
    return { facts: await factsOf(given), views: found.filter(({ rows }) => rows > 0), together };
  } finally {
    await admin.end();
    await given.close();
  }
}

/** Writes the rows to a file of the server, and times how long it takes to read them into empty tables. @returns milliseconds */
async function copyOf(admin: pg.Client, tables: readonly string[]): Promise<number> {
  const { rows } = await admin.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
  let took_ms = 0;
  for (const [no, table] of tables.entries()) {
    const file = pg.escapeLiteral(`${rows[0]!.folder}/bench-copy-${no}`);
    await admin.query(`copy ${table} to ${file}`);
    await admin.query(`create table copied (like ${table} including all)`);
    const began = performance.now();
    await admin.query(`copy copied from ${file}`);
    took_ms += performance.now() - began;
    await admin.query('drop table copied');
  }
  return took_ms;
}

async function rowsOf(admin: pg.Client, tables: readonly string[]): Promise<number> {
  let sum = 0;
  for (const table of tables) {
    const { rows } = await admin.query<{ count: number }>(`select count(*)::int as count from ${table}`);
    sum += rows[0]!.count;
  }
  return sum;
}

async function factsOf({ owner }: GivenHubs): Promise<number> {
  const [head] = await owner.query<{ size: string }[]>('select size from ledger.ledger_head');
  return Number(head!.size);
}
