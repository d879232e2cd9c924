import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { SignalWeighed, WeighingCriteria } from '#libs/cases/facts';
import { ownRows } from '#libs/identity';
import type { StoredFact, View } from '#libs/ledger';
import type { DisclosureGranted, DisclosureRecalled } from '../facts.js';

export type WeighingStatus = 'waits' | 'accepted' | 'rejected';

/** One signal that a RIEC got, and how it was weighed. No content: only that it is there, and from whom. */
export interface WeighingRow {
  oin: string;
  signal_id: string;
  from_oin: string;
  from_partner: string;
  /** The disclosures by which the RIEC has something of it; empty when all were recalled. */
  grants: string[];
  arrived_at: Date;
  status: WeighingStatus;
  criteria: WeighingCriteria | null;
  weighed_at: Date | null;
  withdrawn: boolean;
  seq: string;
}

export const weighingsView: View = {
  name: 'weighings',
  mode: 'inline',
  handles: ['DisclosureGranted', 'DisclosureRecalled', 'SignalWeighed', 'SignalWithdrawn'],
  tables: ['disclosures_weighing'],
  apply: (tx, fact) => applyAll(tx, [fact]),
  applyAll,
};

/** What arrived goes many at once, until another fact comes, or a second grant of the same signal. */
async function applyAll(tx: EntityManager, facts: readonly StoredFact[]): Promise<void> {
  await tx.query(`select set_config('seinhuis.reader', '*', true)`);
  const run = new Map<string, StoredFact<DisclosureGranted>>();
  const flush = async () => {
    await insert(tx, [...run.values()]);
    run.clear();
  };
  for (const stored of facts) {
    if (stored.type !== 'DisclosureGranted') {
      await flush();
      await change(tx, stored);
      continue;
    }
    const granted = stored as StoredFact<DisclosureGranted>;
    const { to, signalId } = granted.data;
    if (to.partner !== 'RC') continue;
    if (run.has(`${to.oin} ${signalId}`)) await flush();
    run.set(`${to.oin} ${signalId}`, granted);
  }
  await flush();
}

async function insert(tx: EntityManager, granted: readonly StoredFact<DisclosureGranted>[]): Promise<void> {
  if (granted.length === 0) return;
  const rows = granted.map(({ data: { to, from, signalId, disclosureId }, recordedAt, seq }) => ({
    oin: to.oin,
    signal_id: signalId,
    from_oin: from.oin,
    from_partner: from.partner,
    grants: [disclosureId],
    arrived_at: recordedAt,
    status: 'waits',
    withdrawn: false,
    seq,
  }));
  await tx.query(
    `insert into disclosures_weighing select * from jsonb_populate_recordset(null::disclosures_weighing, $1::jsonb)
     on conflict (oin, signal_id) do update set grants = disclosures_weighing.grants || excluded.grants, seq = excluded.seq,
       arrived_at = case when cardinality(disclosures_weighing.grants) = 0 then excluded.arrived_at else disclosures_weighing.arrived_at end
       where disclosures_weighing.seq < excluded.seq`,
    [JSON.stringify(rows)],
  );
}

async function change(tx: EntityManager, stored: StoredFact): Promise<void> {
  const { seq, recordedAt } = stored;
  switch (stored.type) {
    case 'DisclosureRecalled': {
      const { disclosureId, signalId } = (stored as StoredFact<DisclosureRecalled>).data;
      await tx.query(
        `update disclosures_weighing set grants = array_remove(grants, $1), seq = $3 where signal_id = $2 and $1 = any (grants) and seq < $3`,
        [disclosureId, signalId, seq],
      );
      return;
    }
    case 'SignalWeighed': {
      const { oin, signalId, accepted, criteria } = (stored as StoredFact<SignalWeighed>).data;
      await tx.query(
        `update disclosures_weighing set status = $3, criteria = $4::jsonb, weighed_at = $5, seq = $6
          where oin = $1 and signal_id = $2 and seq < $6`,
        [oin, signalId, accepted ? 'accepted' : 'rejected', JSON.stringify(criteria), recordedAt, seq],
      );
      return;
    }
    default:
      await tx.query(`update disclosures_weighing set withdrawn = true, seq = $2 where signal_id = $1 and seq < $2`, [
        stored.stream.id,
        seq,
      ]);
  }
}

const rows = ownRows({
  table: 'disclosures_weighing',
  policy: 'disclosures_weighing_riec',
  visible: (reader) => `${reader} in ('*', oin)`,
  changes: ['update'],
});

export class Weighings1795700030000 implements MigrationInterface {
  readonly name = 'Weighings1795700030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table disclosures_weighing (
        oin text not null,
        signal_id uuid not null,
        from_oin text not null,
        from_partner text not null,
        grants text[] not null,
        arrived_at timestamptz not null,
        status text not null check (status in ('waits', 'accepted', 'rejected')),
        criteria jsonb,
        weighed_at timestamptz,
        withdrawn boolean not null default false,
        seq bigint not null,
        primary key (oin, signal_id)
      );
      create index disclosures_weighing_queue on disclosures_weighing (oin, status, arrived_at, signal_id);
      create index disclosures_weighing_signal on disclosures_weighing (signal_id);
    `);
    await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table disclosures_weighing');
  }
}

@Injectable()
export class WeighingList {
  constructor(private readonly dataSource: DataSource) {}

  /** Signals that a RIEC has something of and that were not withdrawn, longest waiting first. @param page from 1 @param size 1..100 */
  page(oin: string, status: WeighingStatus, page: number, size: number): Promise<{ items: WeighingRow[]; total: number }> {
    const where = 'oin = $1 and status = $2 and not withdrawn and cardinality(grants) > 0';
    return rows.page<WeighingRow>(this.dataSource, oin, { where, values: [oin, status], orderBy: 'arrived_at, signal_id' }, page, size);
  }
}
