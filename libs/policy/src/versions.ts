import { never } from './calendar.js';
import type { Basis } from './catalogue.js';

/** Is the ground in force on this day? The first day counts, the day of the end does not. */
export const isInForce = ({ from, to }: Basis, asOf: string): boolean => (from === null || from <= asOf) && (to === null || asOf < to);

// Stryker disable next-line EqualityOperator: two versions never begin on one day
const byBeginning = (one: Basis, other: Basis): number => ((one.from ?? '') < (other.from ?? '') ? -1 : 1);

/** Of the entries of one ground the one that is in force on this day; when none is, the first, which then speaks for all. */
export const versionOn = (entries: readonly Basis[], day: string): Basis | undefined =>
  entries.find((one) => isInForce(one, day)) ?? entries.toSorted(byBeginning)[0];

/**
 * Versions of one ground: entries with the same id whose periods do not overlap. On any day only one of them counts, so past versions are no part of
 * a decision and give no reason in it. A ground with one entry always counts, also outside its period: that is how it can say that the law is not in
 * force.
 */
export class Versions {
  /** Days on which a law begins or ends; in order. */
  private readonly turns: readonly string[];
  private readonly entries = new Map<string, Basis[]>();

  constructor(bases: readonly Basis[]) {
    for (const basis of bases) this.entries.set(basis.id, [...(this.entries.get(basis.id) ?? []), basis]);
    this.turns = [...new Set(bases.flatMap(({ from, to }) => [from ?? never, to ?? never]))].sort();
  }

  /** Days in one period have the same versions. Halves what is left at each step: a decision must not take longer the more there has been. */
  period(asOf: string): number {
    let [first, past] = [0, this.turns.length];
    while (first < past) {
      const middle = (first + past) >> 1;
      if ((this.turns[middle] as string) <= asOf) first = middle + 1;
      else past = middle;
    }
    return first - 1;
  }

  /** Does this version count in the period? */
  counts(basis: Basis, period: number): boolean {
    // Before the first turn no day is in the list; '' is before all days.
    return versionOn(this.entries.get(basis.id) as Basis[], this.turns[period] ?? '') === basis;
  }
}
