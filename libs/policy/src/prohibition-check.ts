import type { Bar } from './catalogue.js';
import { type IsSound, lawsOf } from './laws.js';
import type { PolicyProblem } from './policy-error.js';
import type { PolicySources } from './policy-sources.js';
import type { PolicyFiles } from './source-shapes.js';
import type { Writer } from './write-out.js';

/** Finds prohibitions that another rule could escape, and bars that can never bite. */
export class ProhibitionCheck {
  private readonly bars: readonly Bar[];
  private readonly ranks: ReadonlyMap<string, number>;
  private readonly prohibitions: ReadonlySet<string>;

  constructor(
    private readonly sources: PolicySources,
    private readonly files: PolicyFiles,
    private readonly writer: Writer,
    private readonly isSound: IsSound,
  ) {
    this.bars = files.prohibitions.bars.map((bar) => writer.bar(bar));
    this.ranks = new Map(files.reasons.reasons.map(({ code }, rank) => [code, rank]));
    this.prohibitions = new Set(files.reasons.reasons.flatMap(({ code, prohibition }) => (prohibition ? [code] : [])));
  }

  run(): PolicyProblem[] {
    return [...this.order(), ...this.articles(), ...this.openings(), ...this.shadowedBars()];
  }

  /** The highest reason is the answer, so a prohibition below another reason would not be told. */
  private order(): PolicyProblem[] {
    const { reasons } = this.files.reasons;
    const first = reasons.findIndex(({ prohibition }) => !prohibition);
    return reasons.flatMap(({ code, prohibition }, at) =>
      prohibition && first >= 0 && at > first
        ? [
            this.sources.one.reasons.problem(
              ['reasons', at],
              `prohibition ${code} stands below ${reasons[first]?.code}, which could hide it`,
            ),
          ]
        : [],
    );
  }

  /** Every article is applied: by a bar that wins or blocks, by the list of grounds that may open its cells, or because the partner is not there. */
  private articles(): PolicyProblem[] {
    return this.files.prohibitions.prohibitions.flatMap((article, at) => {
      const path = ['prohibitions', at];
      const wins = this.bars.some(({ law, reason, blocks }) => law.includes(article.id) && (blocks || this.prohibitions.has(reason)));
      const found = this.files.partners.partners.filter(({ code }) => article['no-partner']?.includes(code));
      if (found.length) return [this.problem(path, `${article.id} forbids that ${found.map(({ code }) => code).join(', ')} is a partner`)];
      if (wins || article.cells || article['no-partner']) return [];
      return [this.problem(path, `every ground escapes prohibition ${article.id}: no bar that wins applies it, and it names no cells`)];
    });
  }

  /** Only the grounds on the list of an article open its cells. */
  private openings(): PolicyProblem[] {
    const placed = [...lawsOf(this.sources)];
    return this.files.prohibitions.prohibitions.flatMap(({ id, cells, 'opened-by': openedBy = [] }, at) => {
      if (!cells) return [];
      const kept = new Set<string>(this.writer.expand(cells));
      const opening = placed.flatMap(({ document, path, law }) =>
        (law.flows ?? []).flatMap((flow, place) => {
          const open = this.writer.flow(law, flow).cells.filter((cell) => kept.has(cell));
          return open.length ? [{ document, path: [...path, 'flows', place], law: law.id, cell: open[0] }] : [];
        }),
      );
      const escapes = opening.filter(({ law }) => !openedBy.includes(law));
      const idle = openedBy.filter((law) => !opening.some((one) => one.law === law) && this.isWhole(law));
      return [
        ...escapes.map(({ document, path, law, cell }) => document.problem(path, `${law} escapes prohibition ${id}: it opens ${cell}`)),
        ...idle.map((law) => this.problem(['prohibitions', at, 'opened-by'], `${law} opens nothing that ${id} forbids`)),
      ];
    });
  }

  /** Of a ground with an unknown name in it nobody can say what it opens. */
  private isWhole(id: string): boolean {
    const own = [...lawsOf(this.sources)].filter(({ law }) => law.id === id);
    return own.every(({ document, path, law }) => law.flows?.every((_, at) => this.isSound(document, [...path, 'flows', at])));
  }

  /** A higher prohibition that always bites answers everything this bar could. */
  private shadowedBars(): PolicyProblem[] {
    return this.bars.flatMap((bar, at) => {
      const above = this.bars.findIndex((other, place) => place !== at && this.hides(other, bar, place < at));
      return above < 0
        ? []
        : [this.problem(['bars', at], `bar ${bar.reason} can never bite: ${this.bars[above]?.reason} always bites there first`)];
    });
  }

  private hides(other: Bar, bar: Bar, isEarlier: boolean): boolean {
    const rank = (reason: string): number => this.ranks.get(reason) ?? Infinity;
    const isHigher = rank(other.reason) < rank(bar.reason) || (other.reason === bar.reason && isEarlier);
    const within = (some: readonly string[], all: readonly string[]): boolean => some.every((one) => all.includes(one));
    return (
      other.when === 'ALWAYS' &&
      this.prohibitions.has(other.reason) &&
      isHigher &&
      (['activities', 'senders', 'receivers', 'cells'] as const).every((key) => within(bar[key], other[key]))
    );
  }

  private problem(path: (string | number)[], message: string): PolicyProblem {
    return this.sources.one.prohibitions.problem(path, message);
  }
}
