import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownRows, readAs } from '#libs/identity';
import type { Fact, StoredFact, View } from '#libs/ledger';
import type { DisclosureGranted, DisclosureRecalled, DisclosureRefused, End } from './facts.js';

/** One disclosure in the list of its two ends. A receiver does not see what was refused. */
export interface DisclosureRow {
  disclosure_id: string;
  signal_id: string;
  case_id: string | null;
  from_oin: string;
  from_partner: string;
  to_oin: string;
  to_partner: string;
  purpose: string;
  status: 'granted' | 'refused' | 'recalled';
  granted: number;
  withheld: number;
  decided_at: Date;
  seq: string;
}

export const disclosuresView: View = {
  name: 'disclosures',
  mode: 'inline',
  handles: ['DisclosureGranted', 'DisclosureRefused', 'DisclosureRecalled'],
  tables: ['disclosures_list'],
  apply: (tx, fact) => applyAll(tx, [fact]),
  applyAll,
};

type Scoped = StoredFact<DisclosureGranted | DisclosureRefused>;

/** What was granted first, what was refused of the same disclosure after it, and recalls last: so they come in each stream. */
async function applyAll(tx: EntityManager, facts: readonly StoredFact[]): Promise<void> {
  await tx.query(`select set_config('seinhuis.reader', '*', true)`);
  const of = <F extends Fact>(type: F['type']) => facts.filter((fact) => fact.type === type) as StoredFact<F>[];
  await insert(tx, of<DisclosureGranted>('DisclosureGranted'), 'granted');
  await insert(tx, of<DisclosureRefused>('DisclosureRefused'), 'refused');
  for (const { data, seq } of of<DisclosureRecalled>('DisclosureRecalled'))
    await tx.query(`update disclosures_list set status = 'recalled', seq = $2 where disclosure_id = $1 and seq < $2`, [
      data.disclosureId,
      seq,
    ]);
}

async function insert(tx: EntityManager, facts: readonly Scoped[], status: 'granted' | 'refused'): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(({ data, recordedAt, seq }) => ({
    disclosure_id: data.disclosureId,
    signal_id: data.signalId,
    case_id: data.caseId,
    from_oin: data.from.oin,
    from_partner: data.from.partner,
    to_oin: data.to.oin,
    to_partner: data.to.partner,
    purpose: data.purpose,
    status,
    granted: 'fields' in data ? data.fields.length : 0,
    withheld: 'withheld' in data ? data.withheld.length : 0,
    decided_at: recordedAt,
    seq,
  }));
  await tx.query(
    `insert into disclosures_list (disclosure_id, signal_id, case_id, from_oin, from_partner, to_oin, to_partner, purpose, status, granted, withheld, decided_at, seq)
     select disclosure_id, signal_id, case_id, from_oin, from_partner, to_oin, to_partner, purpose, status, granted, withheld, decided_at, seq
       from jsonb_populate_recordset(null::disclosures_list, $1::jsonb)
     on conflict (disclosure_id) do update set withheld = excluded.withheld, seq = excluded.seq where disclosures_list.seq < excluded.seq`,
    [JSON.stringify(rows)],
  );
}

const rows = ownRows({
  table: 'disclosures_list',
  policy: 'disclosures_list_ends',
  visible: (reader) => `${reader} in ('*', from_oin) or (${reader} = to_oin and status <> 'refused')`,
  changes: ['update'],
});

export class DisclosuresList1795500010000 implements MigrationInterface {
  readonly name = 'DisclosuresList1795500010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table disclosures_list (
        disclosure_id uuid primary key,
        signal_id uuid not null,
        case_id uuid,
        from_oin text not null,
        from_partner text not null,
        to_oin text not null,
        to_partner text not null,
        purpose text not null,
        status text not null check (status in ('granted', 'refused', 'recalled')),
        granted int not null,
        withheld int not null,
        decided_at timestamptz not null,
        seq bigint not null
      );
      create index disclosures_list_signal on disclosures_list (signal_id, to_oin);
      create index disclosures_list_from on disclosures_list (from_oin, seq desc);
      create index disclosures_list_to on disclosures_list (to_oin, seq desc);
    `);
    await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table disclosures_list');
  }
}

@Injectable()
export class DisclosureList {
  constructor(private readonly dataSource: DataSource) {}

  /** Disclosures that an organisation gave or got in one capacity, of one signal when it is named, newest first. @param page from 1 @param size 1..100 */
  page(
    end: Pick<End, 'oin' | 'partner'>,
    { side, signalId }: { side: 'from' | 'to'; signalId: string | undefined },
    page: number,
    size: number,
  ): Promise<{ items: DisclosureRow[]; total: number }> {
    const ends = `${side}_oin = $1 and ${side}_partner = $2`;
    const listing =
      signalId === undefined
        ? { where: ends, values: [end.oin, end.partner], orderBy: 'seq desc' }
        : { where: `${ends} and signal_id = $3`, values: [end.oin, end.partner, signalId], orderBy: 'seq desc' };
    return rows.page<DisclosureRow>(this.dataSource, end.oin, listing, page, size);
  }

  /** Disclosures of a signal to an organisation, in order. */
  async idsTo(signalId: string, oin: string): Promise<string[]> {
    return (await this.idsToEach([signalId], oin)).get(signalId) ?? [];
  }

  /** The same for many signals at once; those without any are not in it. */
  idsToEach(signalIds: readonly string[], oin: string): Promise<Map<string, string[]>> {
    return readAs(this.dataSource, oin, async (tx) => {
      const rows = await tx.query<{ signal_id: string; ids: string[] }[]>(
        `select signal_id, array_agg(disclosure_id order by seq) as ids from disclosures_list
         where signal_id = any($1::uuid[]) and to_oin = $2 and status <> 'refused' group by signal_id`,
        [[...signalIds], oin],
      );
      return new Map(rows.map(({ signal_id, ids }) => [signal_id, ids]));
    });
  }
}
