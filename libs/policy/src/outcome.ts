/** What one condition says about a request. */
export type Outcome =
  | { readonly kind: 'ok' }
  /** This road is not open and has nothing to say. */
  | { readonly kind: 'closed' }
  /** `final`: the conditions after it make no sense any more. */
  | { readonly kind: 'missing'; readonly reason: string; readonly final: boolean }
  | { readonly kind: 'pending'; readonly for: readonly string[] }
  | { readonly kind: 'reduced'; readonly reason: string };

export const ok: Outcome = Object.freeze({ kind: 'ok' });
export const closed: Outcome = Object.freeze({ kind: 'closed' });

const known = { missing: new Map<string, Outcome>(), final: new Map<string, Outcome>(), reduced: new Map<string, Outcome>() };

export function missing(reason: string, final = false): Outcome {
  return remember(final ? known.final : known.missing, reason, { kind: 'missing', reason, final });
}

export function reduced(reason: string): Outcome {
  return remember(known.reduced, reason, { kind: 'reduced', reason });
}

export function pending(...what: string[]): Outcome {
  return { kind: 'pending', for: what };
}

/** ok, or the reason why not. */
export const need = (fulfilled: boolean, reason: string): Outcome => (fulfilled ? ok : missing(reason));
/** ok, or a road that is not open. */
export const open = (isOpen: boolean): Outcome => (isOpen ? ok : closed);

/** Equal outcomes are one frozen object. */
function remember(outcomes: Map<string, Outcome>, reason: string, outcome: Outcome): Outcome {
  const found = outcomes.get(reason);
  if (found) return found;
  outcomes.set(reason, Object.freeze(outcome));
  return outcome;
}
