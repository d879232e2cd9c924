import type { Basis } from './catalogue.js';

/** Is the ground in force on this day? The first day counts, the day of the end does not. */
export const isInForce = ({ from, to }: Basis, asOf: string): boolean => (from === null || from <= asOf) && (to === null || asOf < to);

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

  constructor(private readonly bases: readonly Basis[]) {
    this.turns = [...new Set(bases.flatMap(({ from, to }) => [from, to]))].filter((day) => day !== null).sort();
  }

  /** Days in one period have the same versions. */
  period(asOf: string): number {
    return this.turns.findLastIndex((day) => day <= asOf);
  }

  /** Does this version count in the period? */
  counts(basis: Basis, period: number): boolean {
    const entries = this.bases.filter(({ id }) => id === basis.id);
    // Before the first turn no day is in the list; '' is before all days.
    return versionOn(entries, this.turns[period] ?? '') === basis;
  }
}
