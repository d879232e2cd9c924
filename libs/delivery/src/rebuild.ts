import type { Ledger, StoredFact, View } from '#libs/ledger';
import type { DataSource, EntityManager } from 'typeorm';
import { applyPage } from './reader.js';

const PAGE = 500;
const TABLE_NAME = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/;

/**
 * Empties the view's tables and applies the whole ledger again, in one transaction: until it commits everyone still reads the
 * old rows, and when it fails nothing has changed. An asynchronous view's reader waits at its cursor and goes on after it. For an
 * inline view the head lock is held throughout: orders that arrive meanwhile wait, in every process, and are answered after
 * the commit; more than 10,000 of them, or a client that gives up, get a 503. So do that at a quiet hour.
 * Run it as a role that may delete from the view's tables.
 */
export async function rebuildView(
  dataSource: DataSource,
  ledger: Ledger,
  view: View,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const bad = view.tables.find((table) => !TABLE_NAME.test(table));
  if (bad !== undefined) throw new RangeError(`view ${view.name} names a table that is no table name`);
  await dataSource.transaction(async (tx) => {
    const size = view.mode === 'inline' ? await ledger.hold(tx) : await holdCursor(tx, ledger, view);
    // row level security also holds for the owner: without this the rows of every organisation would be out of reach of the delete
    await tx.query(`select set_config('seinhuis.reader', '*', true)`);
    for (const table of view.tables) await tx.query(`delete from ${table}`);
    onProgress(0, size);
    for await (const facts of pagesOf(ledger, size)) {
      await applyPage(tx, view, facts);
      onProgress(facts.at(-1)!.seq + 1, size);
    }
    if (view.mode === 'async') await tx.query(`update delivery.consumer_cursor set next_seq = $2 where consumer = $1`, [view.name, size]);
  });
}

/** Locks the cursor, after the batch that a reader may have under way. */
async function holdCursor(tx: EntityManager, ledger: Ledger, view: View): Promise<number> {
  await tx.query(`insert into delivery.consumer_cursor (consumer, next_seq) values ($1, 0) on conflict do nothing`, [view.name]);
  await tx.query(`select 1 from delivery.consumer_cursor where consumer = $1 for update`, [view.name]);
  return ledger.size();
}

/** All facts before `size`, each page read while the one before is applied. @throws Error when one is missing */
async function* pagesOf(ledger: Ledger, size: number): AsyncGenerator<StoredFact[]> {
  const read = (seq: number) => {
    const page = ledger.scan(seq, Math.min(PAGE, size - seq));
    page.catch(() => undefined);
    return page;
  };
  for (let [seq, page] = [0, read(0)]; seq < size;) {
    const facts = await page;
    if (facts.length === 0) throw new Error(`ledger entry ${seq} is missing`);
    seq += facts.length;
    if (seq < size) page = read(seq);
    yield facts;
  }
}
