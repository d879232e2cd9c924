import type { PolicyPack } from './pack.js';
import type { Cell, Effect, Verdict } from './verdict.js';

/** A verdict as it is told to an officer, in the words of the API: plain Dutch, with the article that allows it or the reason and the lawful ways out. */
export interface ToldVerdict {
  uitkomst: string;
  gronden: { code: string; artikel: string; uitleg: string }[];
  reden: { code: string; tekst: string } | null;
  uitleg: string;
  wachtOp: readonly string[];
  verplichtingen: readonly string[];
  uitwegen: { code: string; tekst: string }[];
}

export const effectNames: Record<Effect, string> = {
  permit: 'toegestaan',
  reduce: 'beperkt',
  'hit-only': 'alleen-ja-of-nee',
  anonymise: 'alleen-zonder-personen',
  pending: 'wacht',
  'needs-consent': 'toestemming-nodig',
  deny: 'niet-toegestaan',
};

/**
 * Tells a verdict to the one who asked. A reason that the requester may not see (`show: n`) becomes "niet beschikbaar", without ways out that
 * would give it away; an auditor sees all of it.
 * @param day on which was decided
 */
export function tellVerdict(
  pack: PolicyPack,
  cell: Cell,
  verdict: Verdict,
  day: string,
  to: 'requester' | 'auditor' = 'requester',
): ToldVerdict {
  const explanation = pack.explain(cell, verdict, day);
  if (explanation.show === 'n' && to === 'requester') {
    return { ...nothingTold, reden: { code: 'NIET_BESCHIKBAAR', tekst: 'niet beschikbaar' }, uitleg: 'Dit gegeven is niet beschikbaar.' };
  }
  return {
    uitkomst: effectNames[verdict.effect],
    gronden: explanation.grounds.map(({ id, cite, plain }) => ({ code: id, artikel: cite, uitleg: plain })),
    reden: explanation.reason && { code: explanation.reason.code, tekst: explanation.reason.label },
    uitleg: explanation.summary,
    wachtOp: verdict.for,
    verplichtingen: verdict.obligations,
    uitwegen: explanation.alternatives.map(({ code, text }) => ({ code, tekst: text })),
  };
}

const nothingTold: ToldVerdict = {
  uitkomst: 'niet-toegestaan',
  gronden: [],
  reden: null,
  uitleg: '',
  wachtOp: [],
  verplichtingen: [],
  uitwegen: [],
};
