import type { Ledger, StoredFact, View } from '#libs/ledger';
import type { DataSource, EntityManager } from 'typeorm';
import { applyPage } from './reader.js';

/** Facts that are applied at once, so many that statements cost little beside their rows; two pages are in memory, of some kilobytes a fact. */
const PAGE = 2_000;
const TABLE_NAME = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/;

/**
 * Empties the tables of these views and applies the whole ledger again, in one transaction and reading it once: until it commits everyone still reads
 * the old rows, and when one view fails nothing has changed. Readers of asynchronous views wait at their cursors and go on after it. For inline views the
 * head lock is held throughout: orders that arrive meanwhile wait, in every process, and are answered after the commit; more than 10,000 of them, or a
 * client that gives up, get a 503. So do that at a quiet hour.
 * Run it as a role that may delete from the tables of the views.
 * @param views all of one mode
 */
export async function rebuildViews(
  dataSource: DataSource,
  ledger: Ledger,
  views: readonly View[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  for (const { name, tables } of views)
    if (tables.some((table) => !TABLE_NAME.test(table))) throw new RangeError(`view ${name} names a table that is no table name`);
  const inline = views.some(({ mode }) => mode === 'inline');
  await dataSource.transaction(async (tx) => {
    const size = inline ? await ledger.hold(tx) : await holdCursors(tx, ledger, views);
    await ledger.requireDense(size);
    // row level security also holds for the owner: without this the rows of every organisation would be out of reach of the delete
    await tx.query(`select set_config('seinhuis.reader', '*', true)`);
    for (const table of views.flatMap(({ tables }) => tables)) await tx.query(`delete from ${table}`);
    onProgress(0, size);
    for await (const { facts, done } of pagesOf(ledger, typesOf(views), size)) {
      for (const view of views) await applyPage(tx, view, facts);
      onProgress(done, size);
    }
    if (!inline)
      for (const { name } of views) await tx.query(`update delivery.consumer_cursor set next_seq = $2 where consumer = $1`, [name, size]);
  });
}

function typesOf(views: readonly View[]): readonly string[] | 'all' {
  const handled: string[] = [];
  for (const { handles } of views) {
    if (handles === 'all') return 'all';
    handled.push(...handles);
  }
  return [...new Set(handled)];
}

/** Locks the cursors, after the batches that readers may have under way; in order of name, so that of two rebuilds one waits for the other. */
async function holdCursors(tx: EntityManager, ledger: Ledger, views: readonly View[]): Promise<number> {
  for (const name of views.map((view) => view.name).toSorted()) {
    await tx.query(`insert into delivery.consumer_cursor (consumer, next_seq) values ($1, 0) on conflict do nothing`, [name]);
    await tx.query(`select 1 from delivery.consumer_cursor where consumer = $1 for update`, [name]);
  }
  return ledger.size();
}

/** The facts of these types before `size`, each page read while the one before is applied; `done`: how many of all are behind it. */
async function* pagesOf(
  ledger: Ledger,
  types: readonly string[] | 'all',
  size: number,
): AsyncGenerator<{ facts: StoredFact[]; done: number }> {
  const read = (seq: number) => {
    const page = types === 'all' ? ledger.scan(seq, Math.min(PAGE, size - seq)) : ledger.scanTypes(types, seq, size, PAGE);
    page.catch(() => undefined);
    return page;
  };
  for (let [seq, page] = [0, read(0)]; seq < size;) {
    const facts = await page;
    seq = facts.length < PAGE ? size : facts.at(-1)!.seq + 1;
    if (seq < size) page = read(seq);
    yield { facts, done: seq };
  }
}
