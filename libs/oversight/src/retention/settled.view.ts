import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ownRows } from '#libs/identity';
import type { StoredFact, View } from '#libs/ledger';
import type { SubjectErased } from '#libs/signals/facts';
import type { RetentionSettled } from './facts.js';

/** Facets that a privacy officer has seen to be due, with the first day that she saw for each. Those that are gone are not in it. */
export const settledView: View = {
  name: 'retention',
  mode: 'async',
  handles: ['RetentionSettled', 'SubjectErased'],
  tables: ['oversight_settled'],
  async apply(tx, stored) {
    await tx.query(`select set_config('seinhuis.reader', '*', true)`);
    if (stored.type === 'SubjectErased') {
      await tx.query('delete from oversight_settled where subject = $1', [(stored as StoredFact<SubjectErased>).data.subject]);
      return;
    }
    const { day, subjects } = (stored as StoredFact<RetentionSettled>).data;
    await tx.query(
      `insert into oversight_settled (subject, settled_on) select unnest($1::uuid[]), $2::date
       on conflict (subject) do update set settled_on = least(oversight_settled.settled_on, excluded.settled_on)`,
      [subjects, day],
    );
  },
};

const rows = ownRows({
  table: 'oversight_settled',
  policy: 'oversight_settled_reader',
  visible: (reader) => `${reader} = '*'`,
  changes: ['update', 'delete'],
});

export class OversightSettled1796000030000 implements MigrationInterface {
  readonly name = 'OversightSettled1796000030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table oversight_settled (subject uuid primary key, settled_on date not null)');
    await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table oversight_settled');
  }
}
