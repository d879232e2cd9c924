import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { ownRows } from '#libs/identity';
import type { StoredFact, View } from '#libs/ledger';
import type { FieldsDelivered } from '#libs/disclosures/facts';
import type { AnomalyHandled } from './facts.js';

/** Which anomalies were handled: one that was shown as handled must be so at once. */
export const handledView: View = {
  name: 'anomalies',
  mode: 'inline',
  handles: ['AnomalyHandled'],
  tables: ['oversight_handled'],
  async apply(tx, stored) {
    const { seq, recordedAt, officer, stream, data } = stored as StoredFact<AnomalyHandled>;
    await asSupervision(tx);
    await tx.query(
      'insert into oversight_handled (anomaly_id, seq, handled_at, officer, because) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [stream.id, seq, recordedAt, officer, data.because],
    );
  },
};

/** When a department was shown a kind of field for the first time. Own-pace: nothing waits for it. */
export const firstShownView: View = {
  name: 'first-shown',
  mode: 'async',
  handles: ['FieldsDelivered'],
  tables: ['oversight_first_shown'],
  async apply(tx, stored) {
    const { seq, recordedAt, data } = stored as StoredFact<FieldsDelivered>;
    await asSupervision(tx);
    await tx.query(
      `insert into oversight_first_shown (to_oin, to_partner, cell, seq, shown_at)
       select $1, $2, cell, $4, $5 from unnest($3::text[]) as cell on conflict do nothing`,
      [data.to.oin, data.to.partner, [...new Set(data.fields.map(({ cell }) => cell))], seq, recordedAt],
    );
  },
};

const asSupervision = (tx: EntityManager): Promise<unknown> => tx.query(`select set_config('seinhuis.reader', '*', true)`);
const forSupervision = (reader: string): string => `${reader} = '*'`;
const tables = ['oversight_handled', 'oversight_first_shown'].map((table) =>
  ownRows({ table, policy: `${table}_reader`, visible: forSupervision }),
);

export class OversightAnomalies1796000010000 implements MigrationInterface {
  readonly name = 'OversightAnomalies1796000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table oversight_handled (
        anomaly_id uuid primary key,
        seq bigint not null,
        handled_at timestamptz not null,
        officer text,
        because text not null
      );
      create table oversight_first_shown (
        to_oin text not null,
        to_partner text not null,
        cell text not null,
        seq bigint not null,
        shown_at timestamptz not null,
        primary key (to_oin, to_partner, cell)
      );
      create index oversight_first_shown_time on oversight_first_shown (shown_at);
    `);
    for (const rows of tables) await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table oversight_first_shown, oversight_handled');
  }
}
