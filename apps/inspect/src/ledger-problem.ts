/** Dutch for what a check of the ledger says; the words are those of libs/ledger. */
const sentences: [RegExp, (...parts: string[]) => string][] = [
  [/^missing$/, () => 'ontbreekt'],
  [/^missing, with the (\d+) after it$/, (count = '') => `ontbreekt, met de ${count} erna`],
  [/^beyond the head, which says (\d+) entries$/, (size = '') => `ligt voorbij het einde, dat ${size} regels noemt`],
  [
    /^version (\d+) of its stream where (\d+) was due$/,
    (found = '', due = '') => `is versie ${found} van zijn stroom, waar ${due} moest komen`,
  ],
  [/^header and commitments do not match the leaf hash$/, () => 'is veranderd: de inhoud past niet bij de bladhash'],
  [/^header is not readable$/, () => 'is niet te lezen'],
  [/^header is not canonical$/, () => 'is anders geschreven dan afgesproken'],
  [/^not one commitment per field$/, () => 'heeft niet één zegel per veld'],
  [/^(.+) differs? from the header$/, (columns = '') => `heeft kolommen die anders zijn dan de inhoud: ${columns}`],
  [/^secret (\d+) belongs to no field$/, (no = '') => `heeft een verzegelde waarde (${no}) die bij geen veld hoort`],
  [/^secret (\d+) is under another subject$/, (no = '') => `heeft een verzegelde waarde (${no}) van een ander`],
  [/^secret (\d+) does not match its commitment$/, (no = '') => `heeft een verzegelde waarde (${no}) die is veranderd`],
  [/^secrets without an entry$/, () => 'ontbreekt, maar zijn verzegelde waarden zijn er nog'],
];

export function tellProblem({ seq, what }: { seq: number; what: string }): string {
  for (const [pattern, tell] of sentences) {
    const found = pattern.exec(what);
    if (found) return `regel ${seq} ${tell(...found.slice(1))}`;
  }
  return `regel ${seq}: ${what}`;
}
