import type { Cell, Effect, Obtained, PolicyPack, PolicyRequest, Verdict } from '#libs/policy';
import { changes, type Change, type Side } from './changes.js';

/** What would give a wider answer: one change, or two that only work together. */
export interface WayThrough {
  changes: Pick<Change, 'code' | 'kind' | 'text'>[];
  effect: Effect;
}

const order: readonly Effect[] = ['permit', 'reduce', 'hit-only', 'anonymise', 'pending', 'needs-consent', 'deny'];
const isWider = (one: Effect, than: Effect): boolean => order.indexOf(one) < order.indexOf(than);

/** How many changes may be needed together. Two takes about ten times as long. */
export type Depth = 1 | 2;

/**
 * Judges again with one fact changed at a time, and when that opens nothing with two (unless `depth` is 1); offers what gives a wider answer. Pure.
 * Nothing is offered when the reason is hidden from who asks: what would change it, tells what it is.
 */
export function whatWouldChange(
  pack: PolicyPack,
  request: PolicyRequest,
  { cell, verdict, obtained }: { cell: Cell; verdict: Verdict; obtained?: Obtained },
  side: Side,
  depth: Depth = 2,
): WayThrough[] {
  if (verdict.effect === 'permit' || pack.explain(cell, verdict, request.asOf ?? '').show === 'n') return [];
  const question = { ...request, ...(obtained && { obtained }) };
  const fitting = changes.filter(({ by }) => by.includes(side));
  const judged = (asked: PolicyRequest | null): Effect | null => {
    const found = asked && pack.judge(asked, [cell])[cell];
    return found && isWider(found.effect, verdict.effect) ? found.effect : null;
  };
  const singly = fitting.flatMap((change) => wayOf([change], judged(change.apply(question, cell, pack))));
  if (singly.length || depth === 1) return singly;
  return fitting.flatMap((one, index) => {
    const first = one.apply(question, cell, pack);
    return first ? fitting.slice(index + 1).flatMap((other) => wayOf([one, other], judged(other.apply(first, cell, pack)))) : [];
  });
}

const wayOf = (used: readonly Change[], effect: Effect | null): WayThrough[] =>
  effect ? [{ changes: used.map(({ code, kind, text }) => ({ code, kind, text })), effect }] : [];
