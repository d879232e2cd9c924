import { isPolice, isPoliceBeside, type Question, seatedByMandate } from './oracle-words.js';

/** Groups for which every supplier must agree before they leave a compartment, as the founders wrote them down. */
const sensitive = 'SEXL HEALTH ETHN CRIM POL8 POL13 POL9 POL10AC POL10B POL12 JUST'.split(' ');

/** Facts that a ground needs only for some transfers; a fact that is not here is needed for all that the row is about. */
const concerns: Readonly<Record<string, (question: Question) => boolean>> = {
  circle: ({ facet }) => facet === 'circle',
  finding: ({ group }) => group === 'CRIM',
  'circle-finding': ({ facet }) => facet === 'circle',
  'no-home': ({ group }) => group === 'LOC',
  'no-person': ({ group }) => group === 'BIZ',
  suppliers: ({ group }) => sensitive.includes(group),
  // Only who has medical secrecy must be released from it.
  released: ({ from = '' }) => ['ZO', 'JZ'].includes(from),
  seat: ({ from, to }) => seatedByMandate(from) || seatedByMandate(to),
  ordered: ({ from, to }) => from === 'ZC' || to === 'ZC',
  'beside-police': isPoliceBeside,
  'wpg-groups': ({ group }) => isPolice(group),
};

export const concernsIt = (need: string, question: Question): boolean => concerns[need]?.(question) ?? true;
