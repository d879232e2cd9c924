/** The role of the person the data are about; one human may have two facets, and they never mix. */
export type Facet = 'case' | 'victim' | 'suspect' | 'circle' | 'witness' | 'reporter';

/** A facet and a field group, for example 'victim.IDV'. The unit on which the engine decides. */
export type Cell = `${Facet}.${string}`;

/** What may happen with one cell, from wide to narrow. */
export type Effect = 'permit' | 'reduce' | 'hit-only' | 'anonymise' | 'pending' | 'needs-consent' | 'deny';

/** The answer for one cell. Lists are sorted, every key is always there, and the object is frozen. */
export interface Verdict {
  readonly effect: Effect;
  /** Statutes that carry the effect, together or side by side; empty for deny, needs-consent and anonymise. */
  readonly bases: string[];
  /** Code from reasons.yaml; null when nothing is held back. */
  readonly reason: string | null;
  /** What is still to come before anything goes; only for pending. */
  readonly for: string[];
  /** Duties that travel with the data. */
  readonly obligations: string[];
  /** What the requester can do instead, F1 to F6. */
  readonly instead: string[];
}

/** The duty of obligations.yaml that a ground holds for one use only: the engine closes the road after the day of that use. */
export const singleUse = 'SINGLE_USE';

/** One way out that is offered with a refusal. */
export interface Alternative {
  readonly code: string;
  readonly text: string;
}

/** A verdict in plain Dutch, for the officer who asked. */
export interface Explanation {
  /** One or two sentences: what may happen and why, or why not. */
  readonly summary: string;
  readonly grounds: readonly { readonly id: string; readonly cite: string; readonly plain: string; readonly source: string }[];
  readonly reason: { readonly code: string; readonly label: string } | null;
  /** 'o': the requester may see the reason; 'n': show only that it is not available, the log has the reason. */
  readonly show: 'o' | 'n';
  readonly alternatives: readonly Alternative[];
}
