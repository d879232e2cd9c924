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

const known = new Map<string, Outcome>();

export function missing(reason: string, final = false): Outcome {
  return remember(`missing ${reason} ${final}`, { kind: 'missing', reason, final });
}

export function reduced(reason: string): Outcome {
  return remember(`reduced ${reason}`, { kind: 'reduced', reason });
}

export function pending(...what: string[]): Outcome {
  return { kind: 'pending', for: what };
}

/** ok, or the reason why not. */
export const need = (fulfilled: boolean, reason: string): Outcome => (fulfilled ? ok : missing(reason));
/** ok, or a road that is not open. */
export const open = (isOpen: boolean): Outcome => (isOpen ? ok : closed);

function remember(key: string, outcome: Outcome): Outcome {
  const found = known.get(key);
  if (found) return found;
  known.set(key, Object.freeze(outcome));
  return outcome;
}
