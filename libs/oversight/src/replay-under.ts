import { compare } from '#libs/decisions';
import type { PolicyPack } from '#libs/policy';
import { again, changedFields, type ChangedField } from './replay-ledger.js';
import { recordedDecisions, type Reading } from './recorded-decisions.js';

/** A recorded decision that another policy would make otherwise. */
export interface ChangedDecision {
  seq: number;
  decision: string;
  signalId: string | null;
  activity: string;
  fields: (ChangedField & { how: 'wider' | 'narrower' | 'other' })[];
}

export interface ReplayUnder {
  decisions: number;
  changed: ChangedDecision[];
  /** Signals of which some decision changes. */
  signals: string[];
  counts: { wider: number; narrower: number; other: number };
  /** Decisions that this policy cannot make: it does not know a code in them. */
  impossible: { seq: number; decision: string }[];
}

/** Makes the decisions of a period again under another policy. @param period instants, from (inclusive) and until (exclusive) */
export async function replayUnder(
  ledger: Reading,
  pack: PolicyPack,
  { since, until }: { since?: Date | undefined; until?: Date | undefined },
  onProgress?: (done: number, total: number) => void,
): Promise<ReplayUnder> {
  const found: ReplayUnder = { decisions: 0, changed: [], signals: [], counts: { wider: 0, narrower: 0, other: 0 }, impossible: [] };
  for await (const recorded of recordedDecisions(ledger, onProgress)) {
    const { fact, decision, signalId } = recorded;
    if ((since && fact.recordedAt < since) || (until && fact.recordedAt >= until)) continue;
    found.decisions += 1;
    const at = { seq: fact.seq, decision: decision.id };
    try {
      const fields = changedFields(decision, again(recorded, pack)).map((field) => {
        const how = (field.found && compare(field.recorded, field.found)) ?? 'other';
        found.counts[how] += 1;
        return { ...field, how };
      });
      if (fields.length) found.changed.push({ ...at, signalId, activity: decision.asked.activity ?? '', fields });
    } catch {
      found.impossible.push(at);
    }
  }
  found.signals = [...new Set(found.changed.flatMap(({ signalId }) => signalId ?? []))];
  return found;
}
