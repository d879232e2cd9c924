import type { PolicySources } from './policy-sources.js';
import type { LawSource } from './source-shapes.js';
import type { YamlDocument } from './yaml-document.js';

/** An entry with an id and a place in the law, with where it stands. */
export interface PlacedLaw {
  readonly document: YamlDocument;
  readonly path: readonly (string | number)[];
  readonly law: LawSource;
}

/** Is there no problem yet on the line of this place? */
export type IsSound = (document: YamlDocument, path: PlacedLaw['path']) => boolean;

/** Every statute, prohibition, kind of instrument and guidance. */
export function* lawsOf({ one, many }: PolicySources): Iterable<PlacedLaw> {
  const places: [YamlDocument, string][] = [
    ...many.grounds.map((document): [YamlDocument, string] => [document, 'grounds']),
    [one.prohibitions, 'prohibitions'],
    [one['instrument-kinds'], 'kinds'],
    [one.guidance, 'guidance'],
  ];
  for (const [document, key] of places) {
    const list = (document.value as Record<string, LawSource[]>)[key] ?? [];
    for (const [at, law] of list.entries()) yield { document, path: [key, at], law };
  }
}

/** Is there a day on which both count? null: no beginning, or no end. */
export function overlaps(one: LawSource, other: LawSource): boolean {
  const begins = (law: LawSource): string => law.from ?? '';
  const beforeEnd = (day: string, law: LawSource): boolean => law.to === null || day < law.to;
  return beforeEnd(begins(one), other) && beforeEnd(begins(other), one);
}
