import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownRows } from '#libs/identity';
import type { StoredFact, View } from '#libs/ledger';
import type { FeedbackCode, FeedbackGiven, SignalFact } from './facts.js';

/** One signal in the list of the organisation that registered it. No content: only that it exists and how it stands. */
export interface MySignalRow {
  signal_id: string;
  kenmerk: string;
  oin: string;
  partner: string;
  officer: string | null;
  status: 'active' | 'withdrawn';
  field_count: number;
  registered_at: Date;
  changed_at: Date;
  /** What RIECs told about it, oldest first. */
  feedback: { code: FeedbackCode; at: string; by: string }[];
  seq: string;
}

export const mySignalsView: View = {
  name: 'my-signals',
  mode: 'inline',
  handles: ['SignalRegistered', 'SignalEnriched', 'SignalCorrected', 'SignalWithdrawn', 'SubjectErased', 'FeedbackGiven'],
  tables: ['signals_mine'],
  apply: (tx, fact) => applyAll(tx, [fact]),
  applyAll,
};

type Registered = Extract<StoredFact<SignalFact>, { type: 'SignalRegistered' }>;

async function applyAll(tx: EntityManager, facts: readonly StoredFact[]): Promise<void> {
  const stored = facts as readonly StoredFact<SignalFact | FeedbackGiven>[];
  await tx.query(`select set_config('seinhuis.reader', '*', true)`);
  // a signal is registered before anything else happens to it, so all registrations may go first
  await insertSignals(
    tx,
    stored.filter((fact) => fact.type === 'SignalRegistered'),
  );
  for (const fact of stored) await (fact.type === 'FeedbackGiven' ? addFeedback(tx, fact) : changeSignal(tx, fact));
}

async function insertSignals(tx: EntityManager, registered: readonly Registered[]): Promise<void> {
  if (registered.length === 0) return;
  await tx.query(
    `insert into signals_mine (signal_id, kenmerk, oin, partner, officer, status, field_count, registered_at, changed_at, seq)
     select signal_id, kenmerk, oin, partner, officer, 'active', field_count, registered_at, registered_at, seq
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::timestamptz[], $8::bigint[])
       as row (signal_id, kenmerk, oin, partner, officer, field_count, registered_at, seq) on conflict (signal_id) do nothing`,
    [
      registered.map(({ stream }) => stream.id),
      registered.map(({ data }) => data.kenmerk),
      registered.map(({ data }) => data.holder.oin),
      registered.map(({ data }) => data.holder.partner),
      registered.map(({ officer }) => officer),
      registered.map(({ data }) => data.fields.length),
      registered.map(({ recordedAt }) => recordedAt),
      registered.map(({ seq }) => seq),
    ],
  );
}

async function addFeedback(tx: EntityManager, { data, recordedAt, seq }: StoredFact<FeedbackGiven>): Promise<void> {
  const told = { code: data.code, at: recordedAt.toISOString(), by: data.by.oin };
  await tx.query(`update signals_mine set feedback = feedback || $2::jsonb, seq = $3 where signal_id = $1 and seq < $3`, [
    data.signalId,
    JSON.stringify([told]),
    seq,
  ]);
}

async function changeSignal(tx: EntityManager, stored: StoredFact<SignalFact>): Promise<void> {
  switch (stored.type) {
    case 'SignalRegistered':
      return;
    case 'SignalEnriched':
      return change('field_count = field_count + $4', stored.data.fields.length);
    case 'SignalCorrected':
      return change('field_count = field_count - $4', stored.data.removed.length);
    case 'SignalWithdrawn':
      return change(`status = 'withdrawn', field_count = field_count + $4`, 0);
    case 'SubjectErased':
      return change('field_count = field_count - $4', stored.data.fields.length);
    case 'LegalHoldPlaced':
    case 'LegalHoldLifted':
      return; // the holder is not told
  }
  async function change(set: string, count: number): Promise<void> {
    await tx.query(`update signals_mine set ${set}, changed_at = $2, seq = $3 where signal_id = $1 and seq < $3`, [
      stored.stream.id,
      stored.recordedAt,
      stored.seq,
      count,
    ]);
  }
}

const rows = ownRows({
  table: 'signals_mine',
  policy: 'signals_mine_owner',
  visible: (reader) => `${reader} in ('*', oin)`,
  changes: ['update'],
});

export class MySignals1795500020000 implements MigrationInterface {
  readonly name = 'MySignals1795500020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table signals_mine (
        signal_id uuid primary key,
        kenmerk text not null,
        oin text not null,
        partner text not null,
        officer text,
        status text not null check (status in ('active', 'withdrawn')),
        field_count int not null,
        registered_at timestamptz not null,
        changed_at timestamptz not null,
        seq bigint not null
      );
      create index signals_mine_owner on signals_mine (oin, registered_at desc, signal_id);
    `);
    await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table signals_mine');
  }
}

export class SignalFeedback1795700010000 implements MigrationInterface {
  readonly name = 'SignalFeedback1795700010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table signals_mine add column feedback jsonb not null default '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table signals_mine drop column feedback');
  }
}

@Injectable()
export class MySignals {
  constructor(private readonly dataSource: DataSource) {}

  /** Signals of an organisation under one partner code, newest first. @param page from 1 @param size 1..100 */
  page(owner: { oin: string; partner: string }, page: number, size: number): Promise<{ items: MySignalRow[]; total: number }> {
    const listing = { where: 'oin = $1 and partner = $2', values: [owner.oin, owner.partner], orderBy: 'registered_at desc, signal_id' };
    return rows.page<MySignalRow>(this.dataSource, owner.oin, listing, page, size);
  }

  /** What RIECs told about a signal of this organisation, oldest first. */
  async feedbackOn(signalId: string, owner: { oin: string }): Promise<MySignalRow['feedback']> {
    const listing = { where: 'signal_id = $1', values: [signalId], orderBy: 'signal_id' };
    const { items } = await rows.page<MySignalRow>(this.dataSource, owner.oin, listing, 1, 1);
    return items[0]?.feedback ?? [];
  }
}
