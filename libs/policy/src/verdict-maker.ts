import type { ReasonEntry } from './catalogue.js';
import type { CellKey } from './condition.js';
import { type Facts, higher, type LawBook } from './facts.js';
import type { Road, Way } from './rulebook.js';
import type { Effect, Verdict } from './verdict.js';

/** From wide to narrow; of several ways the widest counts. */
const width: readonly Effect[] = ['permit', 'reduce', 'hit-only', 'anonymise', 'pending', 'needs-consent', 'deny'];

/** Writes verdicts. Equal refusals are one frozen object. */
export class VerdictMaker {
  private readonly reasons: ReadonlyMap<string, ReasonEntry>;
  private readonly refusals = new Map<string, Verdict>();
  private readonly permits = new Map<Road, Verdict>();

  constructor(reasons: readonly ReasonEntry[]) {
    this.reasons = new Map(reasons.map((reason) => [reason.code, reason]));
  }

  refuse(reason: string, { facet }: CellKey): Verdict {
    // Stryker disable next-line EqualityOperator: only a name under which a refusal is kept
    const name = facet === 'victim' ? `${reason} victim` : reason;
    let verdict = this.refusals.get(name);
    if (!verdict) {
      const effect = this.reasons.get(reason)?.effect === 'needs-consent' ? 'needs-consent' : 'deny';
      verdict = freeze({ effect, bases: [], reason, for: [], obligations: [], instead: this.waysOut(reason, facet) });
      this.refusals.set(name, verdict);
    }
    return verdict;
  }

  /** @param ways at least one */
  allow(ways: readonly Way[], key: CellKey, facts: Facts): Verdict {
    const [only, ...others] = ways as [Way, ...Way[]];
    const road = only.roads[0] as Road;
    // Most cells have one ground and nothing to wait for; equal ones are one frozen object.
    if (others.length || only !== road.free || only.reason !== null || facts.dualRole) return this.write(ways, key, facts);
    let verdict = this.permits.get(road);
    if (!verdict) this.permits.set(road, (verdict = this.write(ways, key, facts)));
    return verdict;
  }

  private write(ways: readonly Way[], { facet }: CellKey, facts: Facts): Verdict {
    const effect = width.find((one) => ways.some((way) => way.effect === one)) as Effect;
    const widest = ways.filter((way) => way.effect === effect);
    // Stryker disable next-line ConditionalExpression: only saves work, where nothing waits all wait as long
    const chosen = effect === 'pending' ? shortestWait(widest) : widest;
    const roads = chosen.flatMap((way) => way.roads);
    const reason = chosen.map((way) => way.reason).find((one) => one !== null) ?? null;
    const dual = facts.dualRole && (facet === 'victim' || facet === 'suspect') ? ['DUAL_LABEL'] : [];
    return freeze({
      effect,
      bases: effect === 'anonymise' ? [] : sorted(roads.map(({ basis }) => basis.id)),
      reason,
      for: sorted(chosen.flatMap((way) => way.pending)),
      obligations: sorted([...roads.flatMap(({ flow }) => flow.obligations), ...dual]),
      instead: this.waysOut(reason, facet),
    });
  }

  /** Consent is offered only for the victim's own data. */
  private waysOut(reason: string | null, facet: string): string[] {
    return [...(this.reasons.get(String(reason))?.instead ?? [])].filter((way) => way !== 'F4' || facet === 'victim').sort();
  }
}

/** Any of several waiting ways is enough; the one that waits for least is the answer, ways that wait for the same go together. */
function shortestWait(ways: readonly Way[]): Way[] {
  const wait = ({ pending }: Way): string => sorted(pending).join();
  const size = ({ pending }: Way): number => new Set(pending).size;
  const least = Math.min(...ways.map(size));
  const [first] = ways
    .filter((way) => size(way) === least)
    .map(wait)
    .sort();
  return ways.filter((way) => wait(way) === first);
}

/** Of two verdicts on one cell that was put together, the narrower; between equals, the higher reason and all duties. */
export function stricter(a: Verdict, b: Verdict, book: LawBook): Verdict {
  const difference = width.indexOf(a.effect) - width.indexOf(b.effect);
  if (difference > 0) return a;
  if (difference < 0) return b;
  const reason = higher(a.reason, b.reason, book);
  return freeze({
    effect: a.effect,
    bases: sorted([...a.bases, ...b.bases]),
    reason,
    for: sorted([...a.for, ...b.for]),
    obligations: sorted([...a.obligations, ...b.obligations]),
    instead: sorted([a, b].flatMap((one) => (one.reason === reason ? one.instead : []))),
  });
}

// Stryker disable next-line ConditionalExpression: only saves work
const sorted = (list: readonly string[]): string[] => (list.length < 2 ? [...list] : [...new Set(list)].sort());

function freeze(verdict: Verdict): Verdict {
  for (const list of [verdict.bases, verdict.for, verdict.obligations, verdict.instead]) Object.freeze(list);
  return Object.freeze(verdict);
}
