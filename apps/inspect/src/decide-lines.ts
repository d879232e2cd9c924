import type { Cell, PolicyPack, Verdict } from '#libs/policy';
import { questionFrom, written } from './policy-request.js';

export interface Decided {
  /** One answer a line, in the order of the questions. */
  text: string;
  /** Whether a line was no question. */
  wrong: boolean;
}

/** Answers what is on these lines; empty ones are passed over. */
export function decideLines(lines: readonly string[], pack: PolicyPack): Decided {
  const decided = { text: '', wrong: false };
  for (const line of lines) if (line.trim() !== '') decided.text += `${decide(line, pack, decided)}\n`;
  return decided;
}

/** The answer to one line, as JSON. */
function decide(line: string, pack: PolicyPack, decided: Decided): string {
  let id: unknown = null;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'id' in value) ({ id } = value);
    if (typeof id !== 'string') {
      id = null;
      throw new Error('id: a text is required');
    }
    const { given, cells } = questionFrom(value, more);
    return `{"id":${JSON.stringify(id)},"cells":${verdictsText(pack.judge(given, cells))}}`;
  } catch (error) {
    decided.wrong = true;
    return JSON.stringify({ id, error: error instanceof SyntaxError ? 'not JSON' : (error as Error).message });
  }
}

const more = ['id'];

/** Known cells are letters, digits and a dot, so that they need no escapes. */
function verdictsText(verdicts: Readonly<Record<Cell, Verdict>>): string {
  let text = '';
  for (const [cell, verdict] of Object.entries(verdicts)) text += `${text === '' ? '{' : ','}"${cell}":${verdictText(verdict)}`;
  return `${text}}`;
}

/** Verdicts never change and many are the same object, so that most were written before. */
const texts = new WeakMap<Verdict, string>();

function verdictText(verdict: Verdict): string {
  let text = texts.get(verdict);
  if (text === undefined) texts.set(verdict, (text = JSON.stringify(written(verdict))));
  return text;
}
