import type { PolicyRequest } from '#libs/policy';
import { basesOf, type Row, rowsFor, whyForbidden } from './oracle.js';
import { concernsIt } from './oracle-needs.js';
import { inForceSince } from './oracle-tables.js';
import type { Question } from './oracle-words.js';
import { because, type Loss, type Spoil } from './spoil.js';

/** What the oracle says of one cell: it goes on these grounds, or not, and then as much as can be said of how. */
export type Expected =
  | { readonly permit: readonly string[] }
  | { readonly pending: readonly string[]; readonly for: readonly string[] }
  | { readonly reduce: readonly string[]; readonly reason: string }
  | { readonly anonymise: string }
  /** Refused, and no reason that stands below this one in reasons.yaml is the answer. */
  | { readonly atLeast: string }
  | { readonly no: true };

/**
 * The oracle's answer for one cell when one thing is otherwise.
 * @param whole the question about the request in which all is in order @param after about the request as it is now
 */
export function expected(whole: Question, after: Question, request: PolicyRequest, spoil: Spoil): Expected {
  const now = rowsFor(after);
  const losses = new Map([...rowsFor(whole), ...now].map((row) => [row, losing(row, after, request, spoil)]));
  const kept = now.filter((row) => !losses.get(row)?.length);
  const consented = kept.some(({ basis }) => basis === 'CONSENT');
  const why = whyForbidden(after) ?? spoil.forbids?.(after, request, consented) ?? null;
  if (why !== null) return { atLeast: after.activity === 'register' && why === 'TASK_PROVENANCE_MISMATCH' ? 'NO_GROUND_REGISTER' : why };
  if (kept.length) return { permit: basesOf(kept) };
  return withoutGround(after, losses);
}

/** How the row is lost; empty when it is not. A road that is not there does not tell that its law is not in force. */
function losing({ basis, needs }: Row, after: Question, request: PolicyRequest, { lost = {} }: Spoil): Loss[] {
  const losses = needs.flatMap((need) => {
    const loss = concernsIt(need, after) ? lost[need] : undefined;
    const found = typeof loss === 'function' ? loss(after, request) : loss;
    return found ? [found] : [];
  });
  if (losses.includes('closed')) return ['closed'];
  return inForceSince(basis) > after.day ? [because('BASIS_NOT_IN_FORCE')] : losses;
}

/** No ground carries the cell any more: of those that are lost the widest counts. */
function withoutGround({ activity }: Question, losses: ReadonlyMap<Row, readonly Loss[]>): Expected {
  const ways = [...losses].filter(([, all]) => all.length > 0);
  const only = <T>(read: (loss: Loss) => T | null) =>
    ways.flatMap(([row, all]) => {
      const found = all.map(read);
      return found.every((one) => one !== null) ? [{ row, found: found as T[] }] : [];
    });
  const reduced = only((loss) => (typeof loss === 'object' && 'reduces' in loss ? loss.reduces : null));
  if (reduced[0]) return { reduce: basesOf(reduced.map(({ row }) => row)), reason: reduced[0].found[0] ?? '' };
  if (only((loss) => (typeof loss === 'object' && 'only' in loss ? loss.only : null)).length) return { anonymise: 'PERSON_FREE_ONLY' };
  const waiting = only((loss) => (typeof loss === 'object' && 'waits' in loss ? loss.waits : null));
  if (waiting[0])
    return { pending: basesOf(waiting.map(({ row }) => row)), for: [...new Set(waiting.flatMap(({ found }) => found))].sort() };
  const reason = only((loss) => (typeof loss === 'object' && 'because' in loss ? loss.because : null))[0]?.found[0];
  if (reason === undefined) return { no: true };
  return { atLeast: activity === 'register' ? 'NO_GROUND_REGISTER' : reason };
}
