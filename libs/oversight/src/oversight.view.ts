import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import type { StoredFact, View } from '#libs/ledger';
import { entryOf, recordedTypes, type Entry } from './oversight.rows.js';

/** The record of disclosures as supervision reads it: one line a fact, one a cell, and where each decision stands. */
export const oversightView: View = {
  name: 'oversight',
  mode: 'inline',
  handles: recordedTypes,
  tables: ['oversight_cell', 'oversight_decision', 'oversight_entry'],
  async apply(tx, stored) {
    const entry = entryOf(stored as Parameters<typeof entryOf>[0]);
    await tx.query(`select set_config('seinhuis.reader', '*', true)`);
    await insertEntry(tx, stored, entry);
    await insertCells(tx, stored.seq, entry);
  },
};

async function insertEntry(tx: EntityManager, stored: StoredFact, entry: Entry): Promise<void> {
  const { kind, from, to, signalId, caseId, disclosureId, purpose, decisions } = entry;
  await tx.query(
    `insert into oversight_entry (seq, kind, recorded_at, org, officer, task, from_oin, from_partner, to_oin, to_partner, signal_id, case_id, disclosure_id, purpose, policy_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing`,
    [
      stored.seq,
      kind,
      stored.recordedAt,
      stored.org,
      stored.officer,
      stored.task,
      from?.oin ?? null,
      from?.partner ?? null,
      to?.oin ?? null,
      to?.partner ?? null,
      signalId,
      caseId,
      disclosureId,
      purpose,
      decisions[0]?.policy.version ?? null,
    ],
  );
  for (const { id } of decisions) {
    await tx.query('insert into oversight_decision (decision_id, seq, org) values ($1, $2, $3) on conflict do nothing', [
      id,
      stored.seq,
      stored.org,
    ]);
  }
}

async function insertCells(tx: EntityManager, seq: number, { cells }: Entry): Promise<void> {
  if (cells.length === 0) return;
  await tx.query(
    `insert into oversight_cell (seq, ord, cell, subject, fields, effect, bases, reason, shown)
     select $1, ord, cell, subject, fields, effect, bases, reason, shown
     from jsonb_to_recordset($2::jsonb) as row (ord int, cell text, subject uuid, fields text[], effect text, bases text[], reason text, shown boolean)
     on conflict do nothing`,
    [seq, JSON.stringify(cells.map((cell, ord) => ({ ord, ...cell })))],
  );
}

export class Oversight1795500050000 implements MigrationInterface {
  readonly name = 'Oversight1795500050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table oversight_entry (
        seq bigint primary key,
        kind text not null,
        recorded_at timestamptz not null,
        org text not null,
        officer text,
        task text,
        from_oin text,
        from_partner text,
        to_oin text,
        to_partner text,
        signal_id uuid,
        case_id uuid,
        disclosure_id uuid,
        purpose text,
        policy_version text
      );
      create index oversight_entry_signal on oversight_entry (signal_id, seq);
      create index oversight_entry_to on oversight_entry (to_oin, seq);
      create table oversight_cell (
        seq bigint not null references oversight_entry,
        ord int not null,
        cell text not null,
        subject uuid,
        fields text[] not null,
        effect text not null,
        bases text[] not null,
        reason text,
        shown boolean not null,
        primary key (seq, ord)
      );
      create index oversight_cell_subject on oversight_cell (subject, seq);
      create table oversight_decision (
        decision_id uuid not null,
        seq bigint not null references oversight_entry,
        org text not null,
        primary key (decision_id, seq)
      );
      create index oversight_decision_org on oversight_decision (org, seq desc);
    `);
    for (const [table, visible] of [
      ['oversight_entry', `current_setting('seinhuis.reader', true) in ('*', org)`],
      ['oversight_decision', `current_setting('seinhuis.reader', true) in ('*', org)`],
      ['oversight_cell', `exists (select from oversight_entry as entry where entry.seq = oversight_cell.seq)`],
    ] as const)
      await guardRows(runner, table, visible);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table oversight_cell, oversight_decision, oversight_entry');
  }
}

async function guardRows(runner: QueryRunner, table: string, visible: string): Promise<void> {
  await runner.query(`
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy ${table}_reader on ${table} using (${visible}) with check (current_setting('seinhuis.reader', true) = '*');
    grant select, insert on ${table} to seinhuis_app;
  `);
}
