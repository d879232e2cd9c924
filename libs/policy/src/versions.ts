import type { Basis } from './catalogue.js';

/** Is the ground in force on this day? The first day counts, the day of the end does not. */
export const isInForce = ({ from, to }: Basis, asOf: string): boolean => (from === null || from <= asOf) && (to === null || asOf < to);

/** Of the entries of one ground the one that is in force on this day; when none is, the first, which then speaks for all. */
export function versionOn(entries: readonly Basis[], day: string): Basis | undefined {
  const [first] = entries.toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
  return entries.find((one) => isInForce(one, day)) ?? first;
}

/**
 * Versions of one ground: entries with the same id whose periods do not overlap. On any day at most one of them counts, so past versions are no
 * part of a decision and give no reason in it. A ground with one entry always counts, also outside its period: that is how it can say that the law
 * is not in force.
 */
export class Versions {
  private readonly others: ReadonlyMap<Basis, readonly Basis[]>;
  /** First days on which another version begins to count; in order. */
  private readonly turns: readonly string[];

  constructor(bases: readonly Basis[]) {
    const several = bases.filter(({ id }) => bases.filter((one) => one.id === id).length > 1);
    this.others = new Map(several.map((basis) => [basis, several.filter((one) => one !== basis && one.id === basis.id)]));
    this.turns = [...new Set(several.flatMap(({ from, to }) => [from, to]))].filter((day) => day !== null).sort();
  }

  /** Days in one period have the same versions. */
  period(asOf: string): number {
    let period = 0;
    while (period < this.turns.length && (this.turns[period] ?? '') <= asOf) period++;
    return period;
  }

  /** Does this version count in the period? Not when another one is in force. */
  counts(basis: Basis, period: number): boolean {
    const others = this.others.get(basis);
    if (!others) return true;
    const day = this.turns[period - 1] ?? '0000-00-00';
    if (isInForce(basis, day)) return true;
    // When none is in force, the first entry speaks for all.
    return !others.some((one) => isInForce(one, day)) && others.every((one) => (basis.from ?? '') < (one.from ?? ''));
  }
}
