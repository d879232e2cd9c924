import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import { barriers, interventionKinds } from './case-codes.js';
import type { CaseFile, InterventionTold } from './case-answers.dto.js';
import { caseUnknown } from './case.rules.js';
import { caseStream, evolveCase, noCase, takesPart, type Case, type CaseFact, type Intervention } from './facts.js';

export class ReadCaseFile extends Query<CaseFile> {
  constructor(
    readonly caller: Caller,
    readonly caseId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadCaseFile)
export class ReadCaseFileHandler implements IQueryHandler<ReadCaseFile> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, caseId }: ReadCaseFile): Promise<CaseFile> {
    const state = (await this.ledger.read<CaseFact>(caseStream(caseId))).reduce<Case>(evolveCase, noCase);
    if (state.status === 'absent' || !takesPart(state, caller.officer)) throw caseUnknown();
    const { kenmerk, compartment, stage, activity, signals, members, interventions, openedAt, version } = state;
    return {
      id: caseId,
      kenmerk,
      riec: compartment.oin,
      stap: stage,
      activiteit: activity,
      signalen: signals,
      leden: members,
      maatregelen: interventions.map(toldIntervention),
      geopendOp: openedAt.toISOString(),
      gesloten: state.status === 'closed' ? { op: state.closedAt.toISOString(), reden: state.because } : null,
      versie: version,
    };
  }
}

function toldIntervention({ interventionId: id, kind: soort, barrier: barriere, by, plannedOn, outcome }: Intervention): InterventionTold {
  const tekst = `${interventionKinds[soort]}, tegen ${barriers[barriere]}`;
  return { id, soort, barriere, tekst, geplandOp: plannedOn, door: by, uitkomst: outcome };
}
