import { compare } from '#libs/decisions';
import type { Ledger } from '#libs/ledger';
import type { PolicyPack } from '#libs/policy';
import { decisionsOf, recordedDecision, type Reading } from '../recorded-decisions.js';
import { again, changedFields } from '../replay-ledger.js';
import type { ChangedDecision } from '../replay-under.js';

/** A stretch of the log is judged anew in one request; whoever wants all of it asks on, and sees how far it is. */
const facts_max = 1_000;

export interface ReplayedPage {
  decisions: number;
  changed: ChangedDecision[];
  counts: { wider: number; narrower: number; other: number };
  /** Decisions that this policy cannot make: it does not know a code in them. */
  impossible: number;
  /** Where the next stretch begins; null at the end. */
  next: number | null;
  /** Facts in the log. */
  size: number;
}

/** Makes the decisions of one stretch again under another policy. Writes nothing. */
export async function replayPage(ledger: Reading & Pick<Ledger, 'read'>, policy: PolicyPack, from: number): Promise<ReplayedPage> {
  const size = await ledger.size();
  const found: ReplayedPage = { decisions: 0, changed: [], counts: { wider: 0, narrower: 0, other: 0 }, impossible: 0, next: null, size };
  const facts = from < size ? await ledger.scan(from, facts_max) : [];
  for (const fact of facts) {
    for (const decision of decisionsOf(fact)) {
      found.decisions += 1;
      const recorded = await recordedDecision(ledger, fact, decision);
      try {
        const fields = changedFields(decision, again(recorded, policy)).map((field) => {
          const how = (field.found && compare(field.recorded, field.found)) ?? 'other';
          found.counts[how] += 1;
          return { ...field, how };
        });
        if (fields.length)
          found.changed.push({
            seq: fact.seq,
            decision: decision.id,
            signalId: recorded.signalId,
            activity: decision.asked.activity ?? '',
            fields,
          });
      } catch {
        found.impossible += 1;
      }
    }
  }
  const end = from + facts.length;
  return { ...found, next: end < size ? end : null };
}
