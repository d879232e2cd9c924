import { firstWrongDecision } from './decisions.js';
import { takeSnapshot } from './snapshot.js';
import type { Snapshot } from './snapshot-file.js';

type Catalogue = Snapshot['catalogue'];

/** The policy without one of its prohibitions must come out otherwise somewhere: else nobody would notice that it is gone. */
describe('a policy from which one bar was left out', () => {
  const snapshot = takeSnapshot();
  const isNoticed = (catalogue: Catalogue): boolean => firstWrongDecision({ ...snapshot, catalogue }) !== null;
  const { bars } = snapshot.catalogue;

  it('is noticed for nothing while it is whole', () => {
    expect(firstWrongDecision(snapshot)).toBeNull();
  });

  it.each(bars.map((bar, at) => [`${bar.reason} ${bar.when} (bar ${at + 1})`, at] as const))('is noticed without %s', (_, at) => {
    // A test that never bites, so that the other bars keep their place. PROVENANCE_MISSING is asked before any bar.
    const less = { ...snapshot.catalogue, bars: bars.with(at, { ...bars[at]!, when: 'PROVENANCE_MISSING' }) };
    expect(isNoticed(less) || bars[at]!.when === 'PROVENANCE_MISSING').toBe(true);
  });
});
