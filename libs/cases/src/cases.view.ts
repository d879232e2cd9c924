import { Injectable } from '@nestjs/common';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownRows } from '#libs/identity';
import type { StoredFact, View } from '#libs/ledger';
import type { CaseActivity, CaseFact, Stage } from './facts.js';

/** One case in the list of its RIEC and its members. No content. */
export interface CaseRow {
  case_id: string;
  kenmerk: string;
  oin: string;
  stage: Stage;
  activity: CaseActivity;
  signal_count: number;
  /** `oin partner`, one for each designated member. */
  members: string[];
  opened_at: Date;
  closed_at: Date | null;
  seq: string;
}

export const casesView: View = {
  name: 'cases',
  mode: 'inline',
  handles: ['CaseOpened', 'SignalLinked', 'MemberDesignated', 'MemberReleased', 'StageRaised', 'CaseClosed'],
  tables: ['cases_list'],
  async apply(tx, fact) {
    const stored = fact as StoredFact<CaseFact>;
    const id = stored.stream.id;
    const change = (set: string, ...values: unknown[]) =>
      tx.query(`update cases_list set ${set}, seq = $2 where case_id = $1 and seq < $2`, [id, stored.seq, ...values]);
    await tx.query(`select set_config('seinhuis.reader', '*', true)`);
    switch (stored.type) {
      case 'CaseOpened': {
        const { kenmerk, compartment, activity } = stored.data;
        await tx.query(
          `insert into cases_list (case_id, kenmerk, oin, stage, activity, signal_count, members, member_oins, opened_at, seq)
           values ($1, $2, $3, 1, $4, 1, '{}', '{}', $5, $6) on conflict (case_id) do nothing`,
          [id, kenmerk, compartment.oin, activity, stored.recordedAt, stored.seq],
        );
        return;
      }
      case 'SignalLinked':
        return void (await change('signal_count = signal_count + 1'));
      case 'MemberDesignated':
        return void (await change(
          'members = array_append(members, $3), member_oins = array_append(member_oins, $4)',
          memberOf(stored.data),
          stored.data.oin,
        ));
      case 'MemberReleased':
        return void (await change(
          `members = array_remove(members, $3),
           member_oins = (select coalesce(array_agg(split_part(member, ' ', 1)), '{}') from unnest(array_remove(members, $3)) as member)`,
          memberOf(stored.data),
        ));
      case 'StageRaised':
        return void (await change('stage = $3, activity = $4', stored.data.stage, stored.data.activity));
      case 'CaseClosed':
        return void (await change('closed_at = $3', stored.recordedAt));
      case 'InterventionAgreed':
      case 'InterventionConcluded':
        return; // not in the list
    }
  },
};

const memberOf = ({ oin, partner }: { oin: string; partner: string }): string => `${oin} ${partner}`;

const rows = ownRows({
  table: 'cases_list',
  policy: 'cases_list_members',
  visible: (reader) => `${reader} in ('*', oin) or ${reader} = any (member_oins)`,
  changes: ['update'],
});

export class Cases1795500030000 implements MigrationInterface {
  readonly name = 'Cases1795500030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cases_list (
        case_id uuid primary key,
        kenmerk text not null,
        oin text not null,
        stage int not null check (stage between 1 and 3),
        activity text not null,
        signal_count int not null,
        members text[] not null,
        member_oins text[] not null,
        opened_at timestamptz not null,
        seq bigint not null
      );
      create index cases_list_owner on cases_list (oin, opened_at desc, case_id);
      create index cases_list_members on cases_list using gin (member_oins);
    `);
    await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases_list');
  }
}

export class CasesClosed1795700020000 implements MigrationInterface {
  readonly name = 'CasesClosed1795700020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cases_list add column closed_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cases_list drop column closed_at');
  }
}

@Injectable()
export class CaseList {
  constructor(private readonly dataSource: DataSource) {}

  /** Cases in which an officer takes part: of her RIEC, or where her organisation is a member in her capacity. Newest first. */
  page(reader: { oin: string; partner: string }, page: number, size: number): Promise<{ items: CaseRow[]; total: number }> {
    const values = [reader.oin, memberOf(reader)];
    const listing = { where: 'oin = $1 or $2 = any (members)', values, orderBy: 'opened_at desc, case_id' };
    return rows.page<CaseRow>(this.dataSource, reader.oin, listing, page, size);
  }
}
