/** What is kept of one facet under one law: the last day on which a field of it was obtained. */
export interface Kept {
  subject: string;
  signalId: string;
  /** Law under which it was obtained. */
  regime: string;
  /** ISO date. */
  obtainedOn: string;
}

/** A facet of which every term is over. `term`: name of the one that ended last. `endedOn`: the first day on which it is too late, ISO date. */
export interface Due {
  subject: string;
  signalId: string;
  term: string;
  endedOn: string;
}

/**
 * Name of the term by law, in policies/terms.yaml. What was obtained under another law has no term here: it is shown as undecided, and goes when an
 * officer says so.
 * @see docs/open-legal-questions.md
 */
const termOf: Readonly<Record<string, string>> = { avg: 'compartment', wpg: 'police-destroyed' };

/**
 * The facets of which nothing may be kept on `day`. A facet goes whole or not: while one of its fields may stay, or has no term, all of them stay.
 * @param termEnd the first day on which it is too late, counted from a day; null when the policy has no such term
 * @param day ISO date in Europe/Amsterdam
 */
export function dueOn(kept: readonly Kept[], termEnd: (term: string, from: string) => string | null, day: string): Due[] {
  return bySubject(kept).flatMap((parts) => {
    const ends = parts.map((part) => endOf(part, termEnd));
    if (!ends.every((end): end is Due => end !== null && end.endedOn <= day)) return [];
    return ends.toSorted((one, other) => other.endedOn.localeCompare(one.endedOn)).slice(0, 1);
  });
}

/** A facet of which nobody can say when it must go: part of it was obtained under laws without a term here. `since`: the day on which somebody must decide. */
export interface Undecided {
  subject: string;
  signalId: string;
  laws: string[];
  since: string;
}

/** The shortest term that is known to bind anyone who shares here: at its end somebody must say what holds for the rest. */
const decideAfter = 'compartment';

/**
 * The facets that stay only because no term is known for a part of them, and of which even the known term is over on `day`. Nothing of them is erased: the
 * law must be read first.
 * @param termEnd as for `dueOn` @param day ISO date in Europe/Amsterdam
 */
export function undecidedOn(kept: readonly Kept[], termEnd: (term: string, from: string) => string | null, day: string): Undecided[] {
  return bySubject(kept).flatMap((parts) => {
    const laws = parts.filter((part) => endOf(part, termEnd) === null).map(({ regime }) => regime);
    const ends = parts.map((part) => endOf(part, termEnd)?.endedOn ?? termEnd(decideAfter, part.obtainedOn));
    const since = ends.toSorted((one, other) => (one ?? '').localeCompare(other ?? '')).at(-1);
    if (laws.length === 0 || ends.includes(null) || !since || since > day) return [];
    return [{ subject: parts[0]!.subject, signalId: parts[0]!.signalId, laws: laws.toSorted(), since }];
  });
}

function bySubject(kept: readonly Kept[]): Kept[][] {
  const parts = new Map<string, Kept[]>();
  for (const one of kept) parts.set(one.subject, [...(parts.get(one.subject) ?? []), one]);
  return [...parts.values()];
}

function endOf({ subject, signalId, regime, obtainedOn }: Kept, termEnd: (term: string, from: string) => string | null): Due | null {
  const term = termOf[regime];
  const endedOn = term === undefined ? null : termEnd(term, obtainedOn);
  return term === undefined || endedOn === null ? null : { subject, signalId, term, endedOn };
}
