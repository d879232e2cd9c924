import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { StandingLaw } from '#libs/law';
import { supplierOf, type PolicyPack } from '#libs/policy';
import { wasAsked, wayOutOf } from './approval.rules.js';
import type { ApprovalListed } from './approval-answers.dto.js';
import { statusNames } from './approval-recorded.js';
import { ApprovalList, type ApprovalRow, type ApprovalStatus } from './approvals.view.js';

/** What the caller's department asked, or may answer. Codes and names of fields, no values: so no disclosure. */
export class ListApprovals extends Query<{ items: ApprovalListed[]; total: number }> {
  constructor(
    readonly caller: Caller,
    readonly side: 'asked' | 'toAnswer',
    /** null = all */
    readonly status: ApprovalStatus | null,
    /** From 1. */
    readonly page: number,
    readonly size: number,
  ) {
    super();
  }
}

@QueryHandler(ListApprovals)
export class ListApprovalsHandler implements IQueryHandler<ListApprovals> {
  constructor(
    private readonly law: StandingLaw,
    private readonly list: ApprovalList,
  ) {}

  async execute({ caller, side, status, page, size }: ListApprovals): Promise<{ items: ApprovalListed[]; total: number }> {
    const { policy } = await this.law.current();
    const { items, total } = await this.list.page(caller.officer, side, status, page, size);
    return { items: items.map((row) => listed(policy, row, caller)), total };
  }
}

export function listed(policy: PolicyPack, row: ApprovalRow, { officer }: Caller): ApprovalListed {
  const { approval_id: id, what: akkoord, fields, approver_partner: partner, approver_oins: oins } = row;
  const mayAnswer = wasAsked({ approvalId: id, what: akkoord, approver: { partner, oins }, fieldIds: [] }, officer);
  // that a supplier said no is told to nobody else, as the policy has it
  const silent = row.status === 'refused' && supplierOf(akkoord) !== undefined && !mayAnswer;
  const refused = row.status === 'refused' && !silent;
  return {
    id,
    akkoord,
    tekst: policy.waitText(akkoord),
    status: silent ? 'niet-beschikbaar' : statusNames[row.status],
    reden: silent ? null : row.because,
    uitweg: refused ? wayOutOf(row.because) : null,
    zelfGevraagd: row.asked_by === officer.id,
    verstrekking: row.disclosure_id,
    signaal: row.signal_id,
    zaak: row.case_id,
    van: { oin: row.from_oin, partner: row.from_partner },
    aan: { oin: row.to_oin, partner: row.to_partner },
    doel: row.purpose,
    velden: fields.map((field) => ({ id: field.id, veld: policy.fieldName(field.key), cel: field.cell })),
    verklaringen: [...(policy.approverOf(akkoord)?.form ?? [])],
    gevraagdOp: row.asked_at.toISOString(),
    beantwoordOp: silent ? null : (row.answered_at?.toISOString() ?? null),
  };
}
