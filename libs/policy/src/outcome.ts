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

export const missing = (reason: string, final = false): Outcome => ({ kind: 'missing', reason, final });
export const reduced = (reason: string): Outcome => ({ kind: 'reduced', reason });
export const pending = (...what: string[]): Outcome => ({ kind: 'pending', for: what });

/** null when nothing is missing. */
export const reasonOf = (outcome: Outcome): string | null => (outcome.kind === 'missing' ? outcome.reason : null);

/** ok, or the reason why not. */
export const need = (fulfilled: boolean, reason: string): Outcome => (fulfilled ? ok : missing(reason));
/** ok, or a road that is not open. */
export const open = (isOpen: boolean): Outcome => (isOpen ? ok : closed);
