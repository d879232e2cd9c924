import type { MatchPair } from '../facts.js';

/** An identifier that this reader may see at this moment, in one field of one signal. Its value is a tag: equal tags are equal values. */
export interface Seen {
  signalId: string;
  subject: string;
  fieldId: string;
  kind: string;
  tag: string;
  inCase: boolean;
}

/** One reason why two sides may be the same: a field of each holds the same value. */
export interface Agreeing {
  kind: string;
  fields: [Seen, Seen];
  /** Signals in which this reader sees the value; 2 when it is in these alone. The more, the less it says. */
  signals: number;
}

/** Two sides of which a person may say whether they are the same. */
export interface Proposal {
  pair: MatchPair;
  reasons: Agreeing[];
}

/**
 * Every pair of sides, in two signals of which at least one is in the case, that agree in an identifier the reader sees in both. A value that is
 * shielded in one of the two is not among `seen`, so it neither proposes nor counts. Rarest first. Pure.
 */
export function proposalsFrom(seen: readonly Seen[]): Proposal[] {
  const proposals = new Map<string, Proposal>();
  for (const bearers of byValue(seen)) {
    const signals = new Set(bearers.map(({ signalId }) => signalId)).size;
    for (const [one, other] of pairsOf(bearers)) {
      const key = [one, other].map(sideOf).join(' ');
      const known = proposals.get(key) ?? { pair: [endOf(one), endOf(other)], reasons: [] };
      proposals.set(key, { ...known, reasons: [...known.reasons, { kind: one.kind, fields: [one, other], signals }] });
    }
  }
  return [...proposals]
    .toSorted(([oneKey, one], [otherKey, other]) => rarest(one) - rarest(other) || (oneKey < otherKey ? -1 : 1))
    .map(([, found]) => found);
}

/** How common a value is among what this reader sees, in words: noise is told, never weighed for her. */
export function frequencyOf(signals: number): 'alleen-hier' | 'vaker' | 'vaak' {
  if (signals <= 2) return 'alleen-hier';
  return signals <= 10 ? 'vaker' : 'vaak';
}

const rarest = ({ reasons }: Proposal): number => Math.min(...reasons.map(({ signals }) => signals));
const sideOf = ({ signalId, subject }: Seen): string => `${signalId}/${subject}`;
const endOf = ({ signalId, subject }: Seen) => ({ signalId, subject });

function byValue(seen: readonly Seen[]): Seen[][] {
  const groups = new Map<string, Seen[]>();
  for (const one of seen) {
    const key = `${one.kind} ${one.tag}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** In one order, whatever order they came in; a value that stands twice on one side pairs once. */
function pairsOf(bearers: readonly Seen[]): [Seen, Seen][] {
  const once = [...new Map(bearers.map((one) => [sideOf(one), one])).values()].toSorted((one, other) =>
    sideOf(one) < sideOf(other) ? -1 : 1,
  );
  return once.flatMap((one, index) =>
    once
      .slice(index + 1)
      .filter((other) => other.signalId !== one.signalId && (one.inCase || other.inCase))
      .map((other): [Seen, Seen] => [one, other]),
  );
}
