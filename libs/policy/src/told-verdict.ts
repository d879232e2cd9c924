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

const text = { type: 'string' as const };
const texts = { type: 'array' as const, items: text };
const codeAndText = { type: 'object' as const, required: ['code', 'tekst'], properties: { code: text, tekst: text } };
const ground = {
  type: 'object' as const,
  required: ['code', 'artikel', 'uitleg'],
  properties: { code: text, artikel: text, uitleg: text },
};

/** The members of a told verdict as JSON Schema, for whoever describes an answer that has them. All are always there. */
export const toldVerdictSchema = {
  uitkomst: { ...text, enum: Object.values(effectNames), description: 'Wat met dit gegeven mag' },
  gronden: { type: 'array' as const, items: ground, description: 'Wettelijke gronden; leeg als het niet mag' },
  reden: { ...codeAndText, nullable: true, description: 'Waarom niet, of niet alles' },
  uitleg: { ...text, description: 'Een of twee zinnen' },
  wachtOp: { ...texts, description: 'Wat eerst nog moet' },
  verplichtingen: { ...texts, description: 'Plichten die met het gegeven meegaan' },
  uitwegen: { type: 'array' as const, items: codeAndText, description: 'Wat wel kan' },
} satisfies Record<keyof ToldVerdict, object>;

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
