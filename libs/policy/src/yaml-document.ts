import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { PolicyProblem } from './policy-error.js';

type Path = readonly (string | number)[];

/** A parsed YAML 1.2 file that can name the line of every value and key in it. */
export class YamlDocument {
  readonly problems: PolicyProblem[];
  readonly value: unknown;
  private readonly lines = new LineCounter();
  private readonly document: Document;

  constructor(
    readonly file: string,
    text: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false, uniqueKeys: true });
    this.problems = [...this.document.errors, ...this.document.warnings].map((error) => ({
      file,
      line: this.lines.linePos(error.pos[0]).line,
      message: error.message,
    }));
    this.value = this.problems.length ? undefined : this.document.toJS();
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

  private lineOf(node: unknown): number | undefined {
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    return range && this.lines.linePos(range[0]).line;
  }
}
