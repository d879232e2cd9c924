import type { StoredFact } from '#libs/ledger';
import { dutchDay, tellVerdict, verdictOf, type PolicyPack, type Verdict } from '#libs/policy';
import type { RefusedCorrection, SignalCorrected } from './facts.js';
import type { SignalCorrection, UncorrectedField } from './signal-answers.dto.js';

/** What a correction changed, what it did not and why. No values. */
export function correctionOf(policy: PolicyPack, id: string, facts: readonly StoredFact<SignalCorrected>[]): SignalCorrection {
  const last = facts.at(-1);
  if (!last) throw new Error('nothing was stored');
  const { corrected, removed, refused = [] } = last.data;
  return {
    id,
    versie: last.version,
    volgnummer: last.seq,
    bladhash: last.leafHash,
    verbeterd: corrected,
    weggehaald: removed,
    nietVerbeterd: refused.map((field) => uncorrected(policy, field, last)),
  };
}

function uncorrected(
  policy: PolicyPack,
  { id, key, cell, reason }: RefusedCorrection,
  { data, recordedAt }: StoredFact<SignalCorrected>,
): UncorrectedField {
  const verdict: Verdict | undefined = data.decisions?.map((decision) => verdictOf(decision, id)).find((one) => one?.reason === reason);
  const unjudged: Verdict = { effect: 'deny', bases: [], reason, for: [], obligations: [], instead: [] };
  return { id, veld: policy.fieldName(key), cel: cell, ...tellVerdict(policy, cell, verdict ?? unjudged, dutchDay(recordedAt)) };
}
