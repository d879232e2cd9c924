import type { Asking } from '#libs/decisions';
import type { Ledger, StoredFact } from '#libs/ledger';
import type { PolicyRequest, RecordDecision } from '#libs/policy';
import { decisionsOf, recordedDecision, type Reading } from './recorded-decisions.js';

/** One cell of a recorded decision as it was asked then, with the consents that counted. */
export interface AskedThen extends Asking {
  decision: RecordDecision;
  /** Ids of the fields that it holds for. */
  ids: string[];
}

/** Every cell of the decision `id` in this fact. Empty when the fact does not hold it. */
export async function askedInDecision(
  ledger: Reading & Pick<Ledger, 'read'>,
  fact: StoredFact,
  id: string,
  to: Asking['to'],
): Promise<AskedThen[]> {
  const decision = decisionsOf(fact).find((one) => one.id === id);
  if (!decision) return [];
  const { consents, subjectOf } = await recordedDecision(ledger, fact, decision);
  return decision.fields.map((decided) => {
    const { cell, ids, origin } = decided;
    const victim = cell.startsWith('victim.') ? subjectOf(ids[0] ?? '') : null;
    const own = consents.filter(({ subject }) => victim === null || subject === victim).map(({ consent }) => consent);
    const request: PolicyRequest = { ...decision.asked, ...(own.length && { consents: own }) };
    const obtained = decision.origins[origin];
    return { decision, ids, request, cell, verdict: decided, side: sideOf(request), to, ...(obtained && { obtained }) };
  });
}

/** Who reads is at the getting end; everybody else told the circumstances herself. */
const sideOf = ({ activity }: PolicyRequest): Asking['side'] => (activity === 'read' || activity === 'match' ? 'receiver' : 'giver');
