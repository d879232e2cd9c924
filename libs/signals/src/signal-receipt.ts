import type { StoredFact } from '#libs/ledger';
import { dutchDay, tellVerdict, type PolicyPack, type RecordDecision, type Verdict } from '#libs/policy';
import type { RefusedField, SignalField } from './facts.js';
import type { SignalReceipt } from './signal-answers.dto.js';
import { groundsOf } from './signal.rules.js';

export function receiptOf(policy: PolicyPack, id: string, facts: StoredFact[], kenmerk: string): SignalReceipt {
  const last = facts.at(-1);
  if (!last) throw new Error('a receipt needs a stored fact');
  const data = last.data as { fields: SignalField[]; refused: RefusedField[]; decisions: RecordDecision[] };
  return {
    id,
    kenmerk,
    versie: last.version,
    volgnummer: last.seq,
    bladhash: last.leafHash,
    opgeslagen: data.fields.map((field) => ({
      id: field.id,
      veld: policy.fieldName(field.key),
      cel: field.cell,
      gronden: groundsOf(field.id, data.decisions),
    })),
    nietOpgeslagen: data.refused.map((field) => ({
      veld: policy.fieldName(field.key),
      cel: field.cell,
      ...tellVerdict(policy, field.cell, refusedVerdict(field, data.decisions), dutchDay(last.recordedAt)),
    })),
  };
}

function refusedVerdict(field: RefusedField, decisions: RecordDecision[]): Verdict {
  const verdict = decisions.flatMap(({ fields }) => fields).find(({ cell, reason }) => cell === field.cell && reason === field.reason);
  return verdict ?? { effect: 'deny', bases: [], reason: field.reason, for: [], obligations: [], instead: [] };
}
