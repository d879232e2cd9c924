import { lawsOf } from './laws.js';
import type { PolicySources, SingleKind } from './policy-sources.js';
import type { LawSource, ReviewedSource, ReviewSource } from './source-shapes.js';

/** One entry of the catalogue: what it stands on, and who has looked at it. */
export interface RegisterEntry {
  readonly kind:
    'statute' | 'prohibition' | 'instrument' | 'guidance' | 'partner' | 'field' | 'purpose' | 'task' | 'obligation' | 'fallback';
  readonly id: string;
  /** File in policies/ and line. */
  readonly file: string;
  readonly line: number;
  readonly cite: string;
  /** First day in force and first day no longer; null: no such day, or not known. */
  readonly from: string | null;
  readonly to: string | null;
  /** read: the text was read; part: partly; mem: from memory, to be verified. */
  readonly source: 'read' | 'part' | 'mem';
  /** One sentence in plain Dutch. */
  readonly plain: string;
  /** The role that approves this entry; not a name. */
  readonly reviewer: string;
  /** null: nobody has approved it. */
  readonly reviewed: string | null;
  readonly reviewDue: string;
}

/** Entries that nobody has approved, or whose approval is too old on `day`. */
export const reviewDebt = (register: readonly RegisterEntry[], day: string): RegisterEntry[] =>
  register.filter(({ reviewed, reviewDue }) => reviewed === null || reviewDue <= day);

interface Heading {
  review: ReviewSource;
  in_force?: { from: string | null; to: string | null };
  source?: RegisterEntry['source'];
}

const lists: readonly { kind: RegisterEntry['kind']; file: SingleKind; list: string; id: string }[] = [
  { kind: 'partner', file: 'partners', list: 'partners', id: 'code' },
  { kind: 'field', file: 'fields', list: 'fields', id: 'key' },
  { kind: 'purpose', file: 'purposes', list: 'purposes', id: 'code' },
  { kind: 'obligation', file: 'obligations', list: 'obligations', id: 'code' },
  { kind: 'fallback', file: 'fallbacks', list: 'fallbacks', id: 'code' },
];

/** Every entry of the catalogue. What an entry does not say itself, the head of its file says for all. */
export function registerOf(sources: PolicySources): RegisterEntry[] {
  const laws = [...lawsOf(sources)].map(({ document, path, law }) =>
    toEntry(law.kind, law.id, { file: document.file, lineOf: () => document.line(path) }, document.value as Heading, law),
  );
  const entries = lists.flatMap(({ kind, file, list, id }) => {
    const document = sources.one[file];
    const all = (document.value as Record<string, (ReviewedSource & Record<string, string>)[]>)[list] ?? [];
    return all.map((one, at) =>
      toEntry(kind, one[id] ?? '', { file: document.file, lineOf: () => document.line([list, at]) }, document.value as Heading, one),
    );
  });
  const { partners } = sources.one;
  const tasks = Object.entries((partners.value as { tasks: Record<string, ReviewedSource> }).tasks).map(([id, task]) =>
    toEntry('task', id, { file: partners.file, lineOf: () => partners.keyLine(['tasks'], id) }, partners.value as Heading, task),
  );
  return [...laws, ...entries, ...tasks];
}

function toEntry(
  kind: RegisterEntry['kind'],
  id: string,
  { file, lineOf }: { file: string; lineOf: () => number },
  heading: Heading,
  entry: LawSource | ReviewedSource,
): RegisterEntry {
  const { review, in_force: inForce = { from: null, to: null }, source = 'mem' } = heading;
  return {
    kind,
    id,
    file,
    get line() {
      return lineOf();
    },
    cite: entry.cite,
    from: entry.from === undefined ? inForce.from : entry.from,
    to: entry.to === undefined ? inForce.to : entry.to,
    source: entry.source ?? source,
    plain: entry.plain ?? (entry as { text?: string }).text ?? '',
    reviewer: entry.reviewer ?? review.reviewer,
    reviewed: entry.reviewed === undefined ? review.reviewed : entry.reviewed,
    reviewDue: entry.review_due ?? review.review_due,
  };
}
