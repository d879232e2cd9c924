import type { PolicyPack } from './pack.js';
import { supplierOf } from './approvers.js';
import type { Alternative, Cell, Explanation, Facet, Verdict } from './verdict.js';

const opening: Record<Verdict['effect'], string> = {
  permit: 'mag gedeeld worden.',
  reduce: 'mag alleen in een kleinere vorm gedeeld worden.',
  'hit-only': 'geeft alleen het antwoord ja of nee.',
  anonymise: 'mag alleen zonder personen, nadat een mens ernaar heeft gekeken.',
  pending: 'wacht nog: er is eerst nog iets nodig.',
  'needs-consent': 'mag alleen met toestemming van het slachtoffer.',
  deny: 'mag niet gedeeld worden.',
};

const about: Record<Facet, string> = {
  case: 'Dit gegeven over de zaak',
  victim: 'Dit gegeven over het slachtoffer',
  suspect: 'Dit gegeven over de verdachte',
  circle: 'Dit gegeven over iemand uit de omgeving',
  witness: 'Dit gegeven over de getuige',
  reporter: 'Dit gegeven over de melder',
};

const waits: Record<string, string> = {
  'four-eyes': 'een tweede paar ogen',
  'gezag-om': 'akkoord van het gezag over de politie',
  'om-decision': 'een besluit van het Openbaar Ministerie',
  rac: 'advies van de rechtmatigheidscommissie',
  'human-review': 'een mens die het resultaat bekijkt',
  'conflict-form': 'het formulier over het conflict van plichten',
  'good-care-form': 'het formulier over goede zorg',
  labelling: 'twee mensen die de persoonsgegevens in de tekst markeren',
  'controller-decision': 'een besluit van de organisatie die over de gegevens gaat',
};

/**
 * Puts a verdict into plain Dutch (B1): what may happen, why or why not, and what else the requester can do.
 * @param day on which was decided, `YYYY-MM-DD`: a ground is told as it read then
 */
export function explain(pack: PolicyPack, cell: Cell, verdict: Verdict, day: string): Explanation {
  const grounds = verdict.bases.flatMap((id) => {
    const basis = pack.basisOn(id, day);
    return basis ? [{ id, cite: basis.cite, plain: basis.plain, source: basis.source }] : [];
  });
  const entry = pack.reasons.find(({ code }) => code === verdict.reason);
  const facet = cell.split('.')[0] as Facet;
  const waiting = verdict.for.length ? `Nodig is: ${verdict.for.map((one) => waitText(pack, one)).join(', ')}.` : '';
  const sentences = [`${about[facet]} ${opening[verdict.effect]}`, waiting, entry?.plain ?? '', ...grounds.map(({ plain }) => plain)];
  return {
    summary: sentences.filter(Boolean).join(' '),
    grounds,
    reason: entry ? { code: entry.code, label: entry.nl } : null,
    show: entry?.show ?? 'o',
    alternatives: verdict.instead.map((code) => alternative(pack, code)),
  };
}

/** What is still to come, in plain Dutch. */
export function waitText(pack: PolicyPack, what: string): string {
  const supplier = supplierOf(what);
  if (supplier === undefined) return waits[what] ?? what;
  return `akkoord van ${pack.partners.find(({ code }) => code === supplier)?.label ?? supplier}, die dit gegeven heeft gebracht`;
}

function alternative(pack: PolicyPack, code: string): Alternative {
  return { code, text: pack.fallbacks.find((one) => one.code === code)?.text ?? code };
}
