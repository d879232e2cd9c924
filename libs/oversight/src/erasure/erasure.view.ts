import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { ownRows } from '#libs/identity';
import type { StoredFact } from '#libs/ledger';
import type { ErasureCompleted } from './facts.js';

/**
 * Takes the facet out of the record of disclosures: its lines stay, and say no longer that they were about one person. What is left is that there was an
 * erasure, and of which signal.
 */
export async function applyErasures(tx: EntityManager, facts: readonly StoredFact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = (facts as StoredFact<ErasureCompleted>[]).map(({ seq, data: { subject, signalId, because } }) => ({
    subject,
    signalId,
    because,
    seq,
  }));
  await tx.query(`select set_config('seinhuis.reader', '*', true)`);
  await tx.query('update oversight_cell set subject = null where subject = any ($1::uuid[])', [rows.map(({ subject }) => subject)]);
  await tx.query(
    `insert into oversight_erasure (subject, signal_id, because, seq)
     select subject, "signalId", because, seq from jsonb_to_recordset($1::jsonb) as one (subject uuid, "signalId" uuid, because text, seq bigint)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

const rows = ownRows({ table: 'oversight_erasure', policy: 'oversight_erasure_reader', visible: (reader) => `${reader} = '*'` });

export class OversightErasure1795600060000 implements MigrationInterface {
  readonly name = 'OversightErasure1795600060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table oversight_erasure (
        subject uuid primary key,
        signal_id uuid not null,
        because text not null,
        seq bigint not null
      );
      grant update (subject) on oversight_cell to seinhuis_app;
    `);
    await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke update (subject) on oversight_cell from seinhuis_app; drop table oversight_erasure');
  }
}
