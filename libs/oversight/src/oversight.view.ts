import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { ownRows } from '#libs/identity';
import type { StoredFact, View } from '#libs/ledger';
import type { RecordDecision } from '#libs/policy';
import { applyErasures } from './erasure/erasure.view.js';
import { entryOf, recordedTypes, type Entry } from './oversight.rows.js';

/** The record of disclosures as supervision reads it: one line a fact, one a cell, and where each decision stands. */
export const oversightView: View = {
  name: 'oversight',
  mode: 'inline',
  handles: [...recordedTypes, 'ErasureCompleted'],
  tables: ['oversight_cell', 'oversight_decision', 'oversight_entry', 'oversight_erasure'],
  apply: (tx, fact) => applyAll(tx, [fact]),
  applyAll,
};

interface Read {
  stored: StoredFact;
  entry: Entry;
}

/** Lines first: cells and decisions point to them. What was erased comes last: nothing is recorded about it after that. */
async function applyAll(tx: EntityManager, facts: readonly StoredFact[]): Promise<void> {
  const erased = facts.filter(({ type }) => type === 'ErasureCompleted');
  await record(
    tx,
    facts.filter((fact) => !erased.includes(fact)),
  );
  await applyErasures(tx, erased);
}

async function record(tx: EntityManager, facts: readonly StoredFact[]): Promise<void> {
  if (facts.length === 0) return;
  const read = facts.map((stored): Read => ({ stored, entry: entryOf(stored as Parameters<typeof entryOf>[0]) }));
  await tx.query(`select set_config('seinhuis.reader', '*', true)`);
  await insertEntries(tx, read);
  await insertDecisions(tx, read);
  await insertCells(tx, read);
}

async function insertEntries(tx: EntityManager, read: readonly Read[]): Promise<void> {
  const rows = read.map(({ stored, entry: { kind, from, to, signalId, caseId, disclosureId, purpose, decisions } }) => ({
    seq: stored.seq,
    kind,
    recorded_at: stored.recordedAt,
    org: stored.org,
    officer: stored.officer,
    task: stored.task,
    from_oin: from?.oin ?? null,
    from_partner: from?.partner ?? null,
    to_oin: to?.oin ?? null,
    to_partner: to?.partner ?? null,
    signal_id: signalId,
    case_id: caseId,
    disclosure_id: disclosureId,
    purpose,
    policy_version: decisions[0]?.policy.version ?? null,
  }));
  await insertRows(tx, 'oversight_entry', rows);
}

async function insertDecisions(tx: EntityManager, read: readonly Read[]): Promise<void> {
  const rows = read.flatMap(({ stored: { seq, org }, entry }) =>
    entry.decisions.map((decision) => ({ decision_id: decision.id, seq, org, partner: askerOf(entry, decision) })),
  );
  await insertRows(tx, 'oversight_decision', rows);
}

/** The department that asked: one organisation may act under several codes, and they do not see each other's decisions. */
function askerOf({ kind, from, to }: Entry, { asked }: RecordDecision): string | null {
  const party = ['gelezen', 'geexporteerd', 'geteld', 'vergeleken', 'gezocht'].includes(kind) ? to : from;
  return party?.partner ?? asked.from ?? null;
}

async function insertCells(tx: EntityManager, read: readonly Read[]): Promise<void> {
  const rows = read.flatMap(({ stored: { seq }, entry }) => entry.cells.map((cell, ord) => ({ seq, ord, ...cell })));
  await insertRows(tx, 'oversight_cell', rows);
}

/** Rows that are there already stay as they are: a fact says the same each time it is read. */
async function insertRows(tx: EntityManager, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb) on conflict do nothing`, [
    JSON.stringify(rows),
  ]);
}

const mine = (reader: string): string => `${reader} in ('*', org)`;
const withItsEntry = (): string => 'exists (select from oversight_entry as entry where entry.seq = oversight_cell.seq)';
const ownTables = [
  ownRows({ table: 'oversight_entry', policy: 'oversight_entry_reader', visible: mine }),
  ownRows({ table: 'oversight_decision', policy: 'oversight_decision_reader', visible: mine }),
  ownRows({ table: 'oversight_cell', policy: 'oversight_cell_reader', visible: withItsEntry }),
];

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
        partner text,
        primary key (decision_id, seq)
      );
      create index oversight_decision_org on oversight_decision (org, partner, seq desc);
    `);
    for (const rows of ownTables) await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table oversight_cell, oversight_decision, oversight_entry');
  }
}

/**
 * What one fact says is written in one transaction and from one place, so a row without its line cannot come to be. To look each line up again was near a
 * third of what the database did to empty and fill these tables, and each append paid for it under the head lock.
 */
export class OversightUnlinked1796000050000 implements MigrationInterface {
  readonly name = 'OversightUnlinked1796000050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table oversight_cell drop constraint oversight_cell_seq_fkey;
      alter table oversight_decision drop constraint oversight_decision_seq_fkey;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table oversight_cell add foreign key (seq) references oversight_entry;
      alter table oversight_decision add foreign key (seq) references oversight_entry;
    `);
  }
}
