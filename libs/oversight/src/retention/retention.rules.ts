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

/** Name of the term by law, in policies/terms.yaml. What was obtained under another law has no term here: it goes when an officer says so. */
const termOf: Readonly<Record<string, string>> = { avg: 'compartment', wpg: 'police-destroyed' };

/**
 * The facets of which nothing may be kept on `day`. A facet goes whole or not: while one of its fields may stay, or has no term, all of them stay.
 * @param termEnd the first day on which it is too late, counted from a day; null when the policy has no such term
 * @param day ISO date in Europe/Amsterdam
 */
export function dueOn(kept: readonly Kept[], termEnd: (term: string, from: string) => string | null, day: string): Due[] {
  const bySubject = new Map<string, Kept[]>();
  for (const one of kept) bySubject.set(one.subject, [...(bySubject.get(one.subject) ?? []), one]);
  return [...bySubject.values()].flatMap((parts) => {
    const ends = parts.map((part) => endOf(part, termEnd));
    if (!ends.every((end): end is Due => end !== null && end.endedOn <= day)) return [];
    return ends.toSorted((one, other) => other.endedOn.localeCompare(one.endedOn)).slice(0, 1);
  });
}

function endOf({ subject, signalId, regime, obtainedOn }: Kept, termEnd: (term: string, from: string) => string | null): Due | null {
  const term = termOf[regime];
  const endedOn = term === undefined ? null : termEnd(term, obtainedOn);
  return term === undefined || endedOn === null ? null : { subject, signalId, term, endedOn };
}
