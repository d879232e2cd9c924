import type { Ledger, StoredFact, View } from '#libs/ledger';
import type { DataSource, EntityManager } from 'typeorm';
import { applyPage } from './reader.js';

/** Facts that are applied at once, so many that statements cost little beside their rows; two pages are in memory, of some kilobytes a fact. */
const PAGE = 1_000;
const TABLE_NAME = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/;

/**
 * Empties the tables of these views and applies the whole ledger again: until it commits everyone still reads the old rows, and when one view fails nothing
 * has changed. The ledger is read once for all of them. The inline ones have a transaction and the asynchronous ones another: the database works at both at
 * the same time, and at each while rows for the other are made. Readers of asynchronous views wait at their cursors and go on after it. For inline views the
 * head lock is held throughout: orders that arrive meanwhile wait, in every process, and are answered after the commit; more than 10,000 of them, or a
 * client that gives up, get a 503. So do that at a quiet hour.
 * Run it as a role that may delete from the tables of the views, with three connections.
 */
export async function rebuildViews(
  dataSource: DataSource,
  ledger: Ledger,
  views: readonly View[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  for (const { name, tables } of views)
    if (tables.some((table) => !TABLE_NAME.test(table))) throw new RangeError(`view ${name} names a table that is no table name`);
  const ofMode = (mode: View['mode']) => views.filter((view) => view.mode === mode);
  await dataSource.transaction((inlineTx) =>
    dataSource.transaction(async (ownPaceTx) => {
      const [inline, ownPace] = [
        { tx: inlineTx, views: ofMode('inline') },
        { tx: ownPaceTx, views: ofMode('async') },
      ];
      // the head before the cursors, in every rebuild: of two that meet, one waits for the other
      if (inline.views.length > 0) await ledger.hold(inline.tx);
      await holdCursors(ownPace);
      const size = await ledger.size();
      await ledger.requireDense(size);
      await atOnce([inline, ownPace], empty);
      onProgress(0, size);
      for await (const { facts, done } of pagesOf(ledger, typesOf(views), size)) {
        await atOnce([inline, ownPace], ({ tx, views: own }) => applyPage(tx, own, facts));
        onProgress(done, size);
      }
      for (const { name } of ownPace.views)
        await ownPaceTx.query(`update delivery.consumer_cursor set next_seq = $2 where consumer = $1`, [name, size]);
    }),
  );
}

/** The views of one mode, and the transaction in which they are rebuilt. */
interface Side {
  tx: EntityManager;
  views: readonly View[];
}

/** Resolves when both sides are still, also when one of them failed: a connection that is at work cannot be rolled back. */
async function atOnce(sides: readonly Side[], work: (side: Side) => Promise<void>): Promise<void> {
  const failed = (await Promise.allSettled(sides.map(work))).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function empty({ tx, views }: Side): Promise<void> {
  // row level security also holds for the owner: without this the rows of every organisation would be out of reach of the delete
  await tx.query(`select set_config('seinhuis.reader', '*', true)`);
  for (const table of views.flatMap(({ tables }) => tables)) await tx.query(`delete from ${table}`);
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
async function holdCursors({ tx, views }: Side): Promise<void> {
  for (const name of views.map((view) => view.name).toSorted()) {
    await tx.query(`insert into delivery.consumer_cursor (consumer, next_seq) values ($1, 0) on conflict do nothing`, [name]);
    await tx.query(`select 1 from delivery.consumer_cursor where consumer = $1 for update`, [name]);
  }
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
