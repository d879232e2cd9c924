/** What free text looks like to have in it. It warns and never blocks: the officer knows what she wrote, these rules only guess. */
export type HintKind = 'gezondheid' | 'bsn' | 'minderjarige' | 'naam';

export interface Hint {
  kind: HintKind;
  /** The words that gave rise to it, as they were written. */
  words: string;
}

const health =
  /\b(?:zwanger\w*|ziek(?:te|enhuis)?|diagnose|depressi\w*|psycho\w*|psychiatr\w*|verslaa\w*|verslaving\w*|medicijn\w*|medicatie|handicap|beperking|onder behandeling|huisarts|ggz|hiv|soa|autis\w*|trauma\w*|gewond\w*|blauwe plek\w*|verwond\w*|littekens?)\b/giu;
const minor =
  /\b(?:(?:[1-9]|1[0-7])[ -](?:jarige?|jaar oud)|minderjarige?n?|kind(?:eren)?|baby|peuter|kleuter|tiener|scholier\w*|jongetje|meisje|zoontje|dochtertje)\b/giu;
/** A title or a verb of naming, then a word with a capital. */
const named =
  /\b(?:heet|genaamd|noemt zich|mevrouw|meneer|mevr\.|dhr\.|de heer|zijn naam is|haar naam is)\s+((?:van |de |den |der |el |al |ten |ter )*\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)*)/gu;
const nineDigits = /(?<![\d+])\d(?:[ .-]?\d){8}(?!\d)/g;

/** All hints in a text, in the order of their kinds; each kind of words once. Pure. */
export function hintsIn(text: string): Hint[] {
  const found: Hint[] = [
    ...matches(text, health).map((words) => ({ kind: 'gezondheid' as const, words })),
    ...matches(text, nineDigits)
      .filter((words) => isBsn(words.replace(/\D/g, '')))
      .map((words) => ({ kind: 'bsn' as const, words })),
    ...matches(text, minor).map((words) => ({ kind: 'minderjarige' as const, words })),
    ...[...text.matchAll(named)].map(([, name = '']) => ({ kind: 'naam' as const, words: name })),
  ];
  return found.filter(({ kind, words }, at) => found.findIndex((one) => one.kind === kind && one.words === words) === at);
}

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([words]) => words);

/** The 11-test of a citizen service number. @param digits nine of them */
export function isBsn(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  return [...digits].reduce((sum, digit, at) => sum + Number(digit) * weights[at]!, 0) % 11 === 0;
}
