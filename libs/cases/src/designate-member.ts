import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartnerDirectory, type Caller } from '#libs/identity';
import { Ledger, Refusal } from '#libs/ledger';
import { StandingLaw } from '#libs/law';
import type { CaseChanged } from './case-answers.dto.js';
import { changeCase } from './change-case.js';
import { sameMember, type CaseFact, type CaseMember, type OpenCase } from './facts.js';

/** Designates an organisation as member of a case, or releases it (WGS 2.23 lid 5). Only participants of the RIEC can be a member. */
export class DesignateMember extends Command<CaseChanged> {
  constructor(
    readonly caller: Caller,
    readonly caseId: string,
    readonly member: CaseMember,
    readonly released = false,
  ) {
    super();
  }
}

export function designate(member: CaseMember, participants: readonly string[], open: OpenCase): CaseFact[] {
  if (!participants.includes(member.partner)) {
    throw new Refusal(
      'case.not-a-participant',
      'forbidden',
      `Deze organisatie doet volgens de wet niet mee in het RIEC. Deelnemers zijn: ${participants.join(', ')}.`,
    );
  }
  if (open.members.some((known) => sameMember(known, member))) return []; // same wish, already true
  return [{ type: 'MemberDesignated', data: member }];
}

export function release(member: CaseMember, open: OpenCase): CaseFact[] {
  return open.members.some((known) => sameMember(known, member)) ? [{ type: 'MemberReleased', data: member }] : [];
}

@CommandHandler(DesignateMember)
export class DesignateMemberHandler implements ICommandHandler<DesignateMember> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly partners: PartnerDirectory,
  ) {}

  async execute({ caller, caseId, member, released }: DesignateMember): Promise<CaseChanged> {
    if (released) return changeCase(this.ledger, caller, caseId, (open) => release(member, open));
    const organisation = await this.partners.byOin(member.oin);
    if (!organisation?.partners.includes(member.partner)) {
      const detail = 'Deze organisatie is niet bekend in deze rol. Zoek haar op bij /v1/partners.';
      throw new Refusal('case.member-unknown', 'invalid', detail, [{ pointer: '/oin', code: 'partner.unknown', detail }]);
    }
    const participants = (await this.law.current()).policy.partners.filter(({ riec }) => riec).map(({ code }) => code);
    return changeCase(this.ledger, caller, caseId, (open) => designate(member, participants, open));
  }
}
