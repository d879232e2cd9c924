import type { StoredFact } from '#libs/ledger';
import { tellVerdict, type Cell, type PolicyPack, type RecordDecision, type ToldVerdict, type Verdict } from '#libs/policy';
import type { RefusedField, SignalField } from './facts.js';
import { groundsOf } from './signal.rules.js';

/** A field that was not stored, with the reason in plain Dutch and the lawful ways out. */
export interface RefusedFieldTold extends ToldVerdict {
  veld: string;
  cel: Cell;
}

/** What the officer gets back: what is stored on which ground, what is not and why, and where it stands in the ledger. No values. */
export interface SignalReceipt {
  id: string;
  kenmerk: string;
  versie: number;
  volgnummer: number;
  bladhash: string;
  opgeslagen: { id: string; veld: string; cel: Cell; gronden: string[] }[];
  nietOpgeslagen: RefusedFieldTold[];
}

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
      veld: fieldName(policy, field.key),
      cel: field.cell,
      gronden: groundsOf(field.id, data.decisions),
    })),
    nietOpgeslagen: data.refused.map((field) => ({
      veld: fieldName(policy, field.key),
      cel: field.cell,
      ...tellVerdict(policy, field.cell, refusedVerdict(field, data.decisions)),
    })),
  };
}

export const fieldName = (policy: PolicyPack, key: string): string => policy.fields.find((field) => field.key === key)?.name ?? key;

function refusedVerdict(field: RefusedField, decisions: RecordDecision[]): Verdict {
  const verdict = decisions.flatMap(({ fields }) => fields).find(({ cell, reason }) => cell === field.cell && reason === field.reason);
  return verdict ?? { effect: 'deny', bases: [], reason: field.reason, for: [], obligations: [], instead: [] };
}
