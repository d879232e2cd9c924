import { Injectable } from '@nestjs/common';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownRows, readAs } from '#libs/identity';
import type { StoredFact, View } from '#libs/ledger';
import type { ApprovalFact, DisclosedField, DisclosureRefused, End } from '../facts.js';

export type ApprovalStatus = 'waiting' | 'given' | 'refused' | 'withdrawn';

/** One thing that somebody must answer, in the list of who asked and of who may answer. No values. */
export interface ApprovalRow {
  approval_id: string;
  /** The newest disclosure that waits for it. */
  disclosure_id: string;
  signal_id: string;
  case_id: string | null;
  from_oin: string;
  from_partner: string;
  to_oin: string;
  to_partner: string;
  purpose: string;
  what: string;
  approver_partner: string;
  approver_oins: string[];
  fields: Pick<DisclosedField, 'id' | 'key' | 'cell'>[];
  status: ApprovalStatus;
  because: string | null;
  asked_by: string | null;
  asked_at: Date;
  answered_at: Date | null;
  seq: string;
}

const statuses = { ApprovalGiven: 'given', ApprovalRefused: 'refused', ApprovalWithdrawn: 'withdrawn' } as const;

export const approvalsView: View = {
  name: 'approvals',
  mode: 'inline',
  handles: ['DisclosureRefused', 'ApprovalGiven', 'ApprovalRefused', 'ApprovalWithdrawn'],
  tables: ['disclosures_approval'],
  async apply(tx, fact) {
    const stored = fact as StoredFact<DisclosureRefused | ApprovalFact>;
    await tx.query(`select set_config('seinhuis.reader', '*', true)`);
    if (stored.type !== 'DisclosureRefused') {
      await tx.query(
        `update disclosures_approval set status = $2, because = $3, answered_at = $4, seq = $5 where approval_id = $1 and seq < $5`,
        [stored.data.approvalId, statuses[stored.type], stored.data.because, stored.recordedAt, stored.seq],
      );
      return;
    }
    const { question, withheld, disclosureId, signalId, caseId, from, to, purpose } = stored.data;
    for (const { approvalId, what, approver, fieldIds } of question?.waits ?? []) {
      const fields = withheld.filter(({ id }) => fieldIds.includes(id)).map(({ id, key, cell }) => ({ id, key, cell }));
      await tx.query(
        `insert into disclosures_approval (approval_id, disclosure_id, signal_id, case_id, from_oin, from_partner, to_oin, to_partner, purpose, what,
           approver_partner, approver_oins, fields, status, asked_by, asked_at, seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb, 'waiting', $14, $15, $16)
         on conflict (approval_id) do update set disclosure_id = excluded.disclosure_id, approver_partner = excluded.approver_partner,
           approver_oins = excluded.approver_oins, fields = excluded.fields, status = 'waiting', asked_by = excluded.asked_by,
           asked_at = excluded.asked_at, seq = excluded.seq
         where disclosures_approval.seq < excluded.seq and disclosures_approval.status = 'waiting'`,
        [
          approvalId,
          disclosureId,
          signalId,
          caseId,
          from.oin,
          from.partner,
          to.oin,
          to.partner,
          purpose,
          what,
          approver.partner,
          approver.oins,
          JSON.stringify(fields),
          stored.officer,
          stored.recordedAt,
          stored.seq,
        ],
      );
    }
  },
};

const rows = ownRows({
  table: 'disclosures_approval',
  policy: 'disclosures_approval_parties',
  visible: (reader) => `${reader} in ('*', from_oin) or ${reader} = any (approver_oins)`,
  changes: ['update'],
});

export class Approvals1795600030000 implements MigrationInterface {
  readonly name = 'Approvals1795600030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table disclosures_approval (
        approval_id uuid primary key,
        disclosure_id uuid not null,
        signal_id uuid not null,
        case_id uuid,
        from_oin text not null,
        from_partner text not null,
        to_oin text not null,
        to_partner text not null,
        purpose text not null,
        what text not null,
        approver_partner text not null,
        approver_oins text[] not null,
        fields jsonb not null,
        status text not null check (status in ('waiting', 'given', 'refused', 'withdrawn')),
        because text,
        asked_by text,
        asked_at timestamptz not null,
        answered_at timestamptz,
        seq bigint not null
      );
      create index disclosures_approval_from on disclosures_approval (from_oin, asked_at desc, approval_id);
      create index disclosures_approval_approvers on disclosures_approval using gin (approver_oins);
    `);
    await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table disclosures_approval');
  }
}

const listings = {
  asked: 'from_oin = $1 and from_partner = $2',
  toAnswer: '$1 = any (approver_oins) and approver_partner = $2',
};

@Injectable()
export class ApprovalList {
  constructor(private readonly dataSource: DataSource) {}

  /** What one department asked, or may answer; newest question first. @param status null = all @param page from 1 @param size 1..100 */
  page(
    { oin, partner }: Pick<End, 'oin' | 'partner'>,
    side: keyof typeof listings,
    status: ApprovalStatus | null,
    page: number,
    size: number,
  ): Promise<{ items: ApprovalRow[]; total: number }> {
    // that a supplier refused is for nobody else to know, so it is not found by it either
    const silent = side === 'asked' && status === 'refused' ? ` and what not like 'supplier-consent:%'` : '';
    const where = `${listings[side]} and ($3::text is null or status = $3)${silent}`;
    return rows.page<ApprovalRow>(
      this.dataSource,
      oin,
      { where, values: [oin, partner, status], orderBy: 'asked_at desc, approval_id' },
      page,
      size,
    );
  }

  /** The question with this id, when this department asked it or was asked. */
  find({ oin, partner }: Pick<End, 'oin' | 'partner'>, approvalId: string): Promise<ApprovalRow | null> {
    return readAs(this.dataSource, oin, async (tx) => {
      const [row = null] = await tx.query<ApprovalRow[]>(
        `select * from disclosures_approval where approval_id = $3 and ((${listings.asked}) or (${listings.toAnswer}))`,
        [oin, partner, approvalId],
      );
      return row;
    });
  }
}
