import { DataSource } from 'typeorm';
import { copyLedger, ledgerMigrations, verifyLedger } from '#libs/ledger';
import type { Proof } from '../../apps/inspect/src/demo/journeys.js';
import { freshDatabase } from '../database.js';
import type { TestHub } from '../hub.js';

/** Checks the ledger of a test hub, and a copy in which one byte of one header was changed. */
export function proofOf({ hub }: TestHub): Proof {
  const { dataSource } = hub.foundation;
  return {
    verify: () => verifyLedger(dataSource),
    async verifyTamperedCopy(seq) {
      const database = await freshDatabase();
      const copy = await new DataSource({ type: 'postgres', url: database.url, migrations: ledgerMigrations }).initialize();
      try {
        await copy.runMigrations();
        await copyLedger(dataSource, copy, {
          alter: ((row: { seq: string; header: Buffer }) =>
            Number(row.seq) === seq ? { ...row, header: flipped(row.header) } : row) as never,
        });
        return await verifyLedger(copy);
      } finally {
        await copy.destroy();
        await database.drop();
      }
    },
  };
}

function flipped(header: Buffer): Buffer {
  const changed = Buffer.from(header);
  changed[40] = (changed[40] ?? 0) ^ 1;
  return changed;
}
