import type { Caller } from '#libs/identity';
import { orderFor, type Ledger } from '#libs/ledger';
import type { CaseChanged } from './case-answers.dto.js';
import { caseUnknown, ownCase } from './case.rules.js';
import { caseStream, evolveCase, noCase, type Case, type CaseFact, type OpenCase } from './facts.js';

/** Runs one decision on an open case of the caller's own RIEC and tells where the case stands afterwards. */
export async function changeCase(
  ledger: Ledger,
  caller: Caller,
  caseId: string,
  decide: (open: OpenCase) => CaseFact[],
  unchanged: { id: string; version: number }[] = [],
): Promise<CaseChanged> {
  let after: Case = noCase;
  const answer = (): CaseChanged => {
    if (after.status === 'absent') throw caseUnknown();
    return { id: caseId, kenmerk: after.kenmerk, stap: after.stage, versie: after.version };
  };
  const order = orderFor(caller, caseStream(caseId), ({ facts }) => {
    after = (facts as Parameters<typeof evolveCase>[1][]).reduce<Case>(evolveCase, after);
    return { status: 201, body: answer() };
  });
  const outcome = await ledger.decide<Case, CaseFact>({ ...order, unchanged }, { initial: noCase, evolve: evolveCase }, (state) => {
    after = state;
    return decide(ownCase(state, caller.officer.oin));
  });
  if (outcome.replayed) return outcome.replayed.body as unknown as CaseChanged;
  const stored = await ledger.read<CaseFact>(caseStream(caseId));
  after = stored.reduce<Case>(evolveCase, noCase);
  return answer();
}
