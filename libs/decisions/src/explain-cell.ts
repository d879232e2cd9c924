import {
  effectNames,
  tellVerdict,
  type Cell,
  type Obtained,
  type PolicyPack,
  type PolicyRequest,
  type ToldVerdict,
  type Verdict,
} from '#libs/policy';
import type { Side } from './changes.js';
import { whatWouldChange, type Depth } from './what-would-change.js';

/** What would help, in the words of the API. */
export interface ToldWay {
  doen: { code: string; soort: 'doen' | 'als-het-zo-is'; tekst: string }[];
  wordt: string;
}

/** A verdict with what would change it: plain Dutch, for the one who asked. */
export interface ExplainedCell extends ToldVerdict {
  cel: Cell;
  veranderen: ToldWay[];
}

/** The same in full, for a jurist: articles, how they were read, and what each rule said. */
export interface CellInFull {
  bronnen: {
    code: string;
    artikel: string;
    gelezen: 'gelezen' | 'deels-gelezen' | 'uit-het-geheugen';
    vanaf: string | null;
    tot: string | null;
  }[];
  toetsing: string[];
}

export interface Asking {
  request: PolicyRequest;
  cell: Cell;
  verdict: Verdict;
  obtained?: Obtained;
  side: Side;
  /** Who reads it: a hidden reason stays hidden from who asked. */
  to: 'requester' | 'auditor';
  depth?: Depth;
}

export function explainCell(pack: PolicyPack, asking: Asking): ExplainedCell {
  const { request, cell, verdict, side, to } = asking;
  const ways = whatWouldChange(pack, request, asking, side, asking.depth);
  return {
    cel: cell,
    ...tellVerdict(pack, cell, verdict, request.asOf ?? '', to),
    veranderen: ways.map(({ changes, effect }) => ({
      doen: changes.map(({ code, kind, text }) => ({
        code,
        soort: kind === 'do' ? ('doen' as const) : ('als-het-zo-is' as const),
        tekst: text,
      })),
      wordt: effectNames[effect],
    })),
  };
}

const marks = { read: 'gelezen', part: 'deels-gelezen', mem: 'uit-het-geheugen' } as const;

/** Empty for a reason that is hidden from the reader: the rules that spoke would tell it. */
export function cellInFull(pack: PolicyPack, { request, cell, verdict, obtained, to }: Asking): CellInFull {
  const day = request.asOf ?? '';
  if (to === 'requester' && pack.explain(cell, verdict, day).show === 'n') return { bronnen: [], toetsing: [] };
  const toetsing = pack.whatDecided({ ...request, ...(obtained && { obtained }) }, cell, verdict);
  const named = new Set([...verdict.bases, ...toetsing.flatMap((line) => line.split(':')[0]?.split(' ') ?? [])]);
  const bronnen = [...new Set(pack.bases.map(({ id }) => id))]
    .filter((id) => named.has(id))
    .flatMap((id) => pack.basisOn(id, day) ?? [])
    .map(({ id, cite, source, from, to: until }) => ({ code: id, artikel: cite, gelezen: marks[source], vanaf: from, tot: until }));
  return { bronnen, toetsing };
}
