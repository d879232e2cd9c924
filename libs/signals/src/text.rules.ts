/** C0 and C1 controls, line and paragraph separators, halves of a surrogate pair. A text of more lines may hold tabs and line ends. */
const NOT_IN_LINE = /[\p{Cc}\u2028\u2029\p{Cs}]/u;
const NOT_IN_TEXT = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;
/** Signs that turn the reading order, or that nobody sees: with them a text can read differently from what is stored. */
const HIDDEN = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;

export type TextProblem = 'empty' | 'control-character' | 'hidden-character' | 'not-composed';

/** First reason why this text may not be stored as it is; null when it may. Length is judged elsewhere. */
export function textProblem(value: string, lines: 'one-line' | 'more-lines'): TextProblem | null {
  if ((lines === 'one-line' ? NOT_IN_LINE : NOT_IN_TEXT).test(value)) return 'control-character';
  if (HIDDEN.test(value)) return 'hidden-character';
  if (value.trim() === '') return 'empty';
  return value.normalize('NFC') === value ? null : 'not-composed';
}

/** Length in code points, the unit of `max_chars`. */
export function lengthOf(value: string): number {
  return [...value].length;
}

/**
 * The same value with every text composed (NFC): some keyboards send an accent apart from its letter.
 * Members keep their order; anything that is not text stays as it is.
 */
export function composeText(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (typeof value !== 'object' || value === null || depth > 32) return value;
  if (Array.isArray(value)) return value.map((item) => composeText(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, composeText(item, depth + 1)]));
}

/** What is expected, in Dutch. */
export const TEXT_DETAILS: Record<TextProblem, string> = {
  empty: 'Vul iets in, of laat het veld weg.',
  'control-character': 'Gebruik gewone tekens, zonder besturingstekens.',
  'hidden-character': 'Haal de onzichtbare tekens weg. Typ de tekst zo nodig opnieuw.',
  'not-composed': 'Stuur letters met een accent als één teken (Unicode NFC).',
};
