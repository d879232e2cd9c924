import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { PolicyProblem } from './policy-error.js';

type Path = readonly (string | number)[];

/**
 * A parsed YAML 1.2 file that can name the line of every value and key in it. The value comes from a fast parser; the one that knows lines is five
 * times as slow, and is asked only when a line is wanted.
 */
export class YamlDocument {
  readonly problems: readonly PolicyProblem[];
  readonly value: unknown;
  private readonly lines = new LineCounter();
  private parsed?: Document;

  constructor(
    readonly file: string,
    private readonly text: string,
  ) {
    const found: PolicyProblem[] = [];
    try {
      this.value = load(text, { schema: CORE_SCHEMA });
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const { errors, warnings } = this.document;
      const told = [...errors, ...warnings].map(({ pos, message }) => ({ file, line: this.lines.linePos(pos[0]).line, message }));
      found.push(...(told.length ? told : [{ file, line: (error.mark?.line ?? 0) + 1, message: error.reason }]));
    }
    this.problems = found;
  }

  /** Line of the value at `path`, or of the nearest value around it. */
  line(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const node = this.document.getIn(path.slice(0, length), true);
      const line = this.lineOf(node);
      if (line) return line;
    }
    return 1;
  }

  /** Line on which the key `key` of the map at `path` stands. */
  keyLine(path: Path, key: string): number {
    const map = path.length ? this.document.getIn(path, true) : this.document.contents;
    const pair = isMap(map) ? map.items.find((item) => String(item.key) === key) : undefined;
    return (pair && this.lineOf(pair.key)) || this.line(path);
  }

  problem(path: Path, message: string): PolicyProblem {
    return { file: this.file, line: this.line(path), message };
  }

  private get document(): Document {
    return (this.parsed ??= parseDocument(this.text, { lineCounter: this.lines, prettyErrors: false, uniqueKeys: true }));
  }

  private lineOf(node: unknown): number | undefined {
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    return range && this.lines.linePos(range[0]).line;
  }
}
