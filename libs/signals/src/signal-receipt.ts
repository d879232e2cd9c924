import type { StoredFact } from '#libs/ledger';
import type { Cell, Explanation, PolicyPack, RecordDecision, Verdict } from '#libs/policy';
import type { RefusedField, SignalField } from './facts.js';
import { groundsOf } from './signal.rules.js';

/** A refused field as the officer sees it: the reason in plain Dutch and the lawful ways out. */
export interface RefusalShown {
  veld: string;
  cel: Cell;
  reden: { code: string; tekst: string } | null;
  uitleg: string;
  uitwegen: { code: string; tekst: string }[];
}

/** What the officer gets back: what is stored on which ground, what is not and why, and where it stands in the ledger. No values. */
export interface SignalReceipt {
  id: string;
  kenmerk: string;
  versie: number;
  volgnummer: number;
  bladhash: string;
  opgeslagen: { id: string; veld: string; cel: Cell; gronden: string[] }[];
  nietOpgeslagen: RefusalShown[];
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
    nietOpgeslagen: data.refused.map((field) => refusalShown(policy, fieldName(policy, field.key), field.cell, refusedVerdict(field, data.decisions))),
  };
}

export function refusalShown(policy: PolicyPack, veld: string, cel: Cell, verdict: Verdict): RefusalShown {
  const explanation: Explanation = policy.explain(cel, verdict);
  const hidden = explanation.show === 'n';
  return {
    veld,
    cel,
    reden: hidden ? { code: 'NIET_BESCHIKBAAR', tekst: 'niet beschikbaar' } : explanation.reason && { code: explanation.reason.code, tekst: explanation.reason.label },
    uitleg: hidden ? 'Dit gegeven is niet beschikbaar.' : explanation.summary,
    uitwegen: explanation.alternatives.map(({ code, text }) => ({ code, tekst: text })),
  };
}

export const fieldName = (policy: PolicyPack, key: string): string => policy.fields.find((field) => field.key === key)?.name ?? key;

function refusedVerdict(field: RefusedField, decisions: RecordDecision[]): Verdict {
  const verdict = decisions.flatMap(({ fields }) => fields).find(({ cell, reason }) => cell === field.cell && reason === field.reason);
  return verdict ?? { effect: 'deny', bases: [], reason: field.reason, for: [], obligations: [], instead: [] };
}
