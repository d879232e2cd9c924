import { DataSource } from 'typeorm';
import { copyLedger, ledgerMigrations, verifyLedger } from '#libs/ledger';
import { Unusable } from './exit.js';
import { askHub } from './hub-process.js';
import { connect } from './open-database.js';

export interface TamperedCopy {
  /** The entry in which one byte was changed, in the copy only. */
  seq: number;
  size: number;
  /** Whether the check named that entry, and no other. */
  named: boolean;
  problems: { seq: number; what: string }[];
}

/**
 * Copies the ledger to a server of its own, with one byte of the header of entry `seq` flipped, checks that copy and throws it away. Shows that
 * the check can fail. The ledger itself is only read.
 * @throws Unusable when there is no such entry
 */
export async function verifyTamperedCopy(
  databaseUrl: string,
  seq: number,
  onProgress?: (done: number, total: number) => void,
): Promise<TamperedCopy> {
  const original = await connect(databaseUrl);
  try {
    const scratch = await askHub<{ databaseUrl: string }>(['scratch']);
    const copy = new DataSource({ type: 'postgres', url: scratch.ready.databaseUrl, migrations: ledgerMigrations });
    try {
      await copy.initialize();
      await copy.runMigrations();
      const alter = (row: { seq: string; header: Buffer }) => (Number(row.seq) === seq ? { ...row, header: flipped(row.header) } : row);
      const size = await copyLedger(original, copy, { alter: alter as never, ...(onProgress && { onProgress }) });
      if (seq >= size) throw new Unusable(`regel ${seq} is er niet; het logboek heeft er ${size}, genummerd vanaf 0`);
      const { problems } = await verifyLedger(copy);
      return { seq, size, named: problems.length > 0 && problems.every((problem) => problem.seq === seq), problems };
    } finally {
      if (copy.isInitialized) await copy.destroy();
      await scratch.release();
    }
  } finally {
    await original.destroy();
  }
}

function flipped(header: Buffer): Buffer {
  const changed = Buffer.from(header);
  const middle = changed.length >> 1;
  changed[middle] = changed[middle]! ^ 1;
  return changed;
}
