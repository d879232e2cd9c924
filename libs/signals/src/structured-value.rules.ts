import { lengthOf, TEXT_DETAILS, textProblem } from './text.rules.js';

/** One thing wrong with a value. Stable `code`; `detail` in Dutch says what is expected and never repeats the value. */
export interface ValueProblem {
  code: `value.${string}`;
  detail: string;
  /** RFC 6901 pointer inside the value; empty for the value itself. */
  pointer: string;
}

/** Levels of objects and lists in one structured value. */
const MAX_DEPTH = 3;
/** Members of one object and items of one list: more is a file, not a field. */
const MAX_MEMBERS = 50;
const MEMBER_NAME = /^[a-z][A-Za-z0-9]{0,63}$/;
const FORBIDDEN_NAMES = new Set(['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']);

/**
 * Judges a value that is an object of texts, numbers and yes/no, lists of those, and at most three levels deep.
 * @param maxChars code points of all member names, texts and numbers together
 */
export function checkStructured(value: unknown, maxChars: number): ValueProblem[] {
  if (!isPlainObject(value)) return [problem('', 'value.not-object', 'Geef een object met onderdelen, zoals { "naam": "..." }.')];
  if (Object.keys(value).length === 0) return [problem('', 'value.empty', TEXT_DETAILS.empty)];
  const problems = [...checkNode(value, '', 1)];
  if (problems.length === 0 && sizeOf(value) > maxChars) problems.push(tooLong('', maxChars));
  return problems;
}

export function problem(pointer: string, code: ValueProblem['code'], detail: string): ValueProblem {
  return { code, detail, pointer };
}

export function tooLong(pointer: string, maxChars: number): ValueProblem {
  return problem(pointer, 'value.too-long', `Gebruik hoogstens ${maxChars} tekens.`);
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function* checkNode(value: unknown, pointer: string, depth: number): Generator<ValueProblem> {
  if (typeof value === 'string') {
    const wrong = textProblem(value, 'more-lines');
    if (wrong) yield problem(pointer, `value.${wrong}`, TEXT_DETAILS[wrong]);
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) yield problem(pointer, 'value.not-number', 'Geef een gewoon getal.');
  } else if (typeof value !== 'boolean') {
    yield* checkBranch(value, pointer, depth);
  }
}

function* checkBranch(value: unknown, pointer: string, depth: number): Generator<ValueProblem> {
  if (!Array.isArray(value) && !isPlainObject(value)) {
    yield problem(pointer, 'value.not-allowed', 'Gebruik alleen tekst, getallen, ja of nee, lijsten en objecten.');
    return;
  }
  const members = Object.entries(value);
  if (depth > MAX_DEPTH) yield problem(pointer, 'value.too-deep', `Gebruik hoogstens ${MAX_DEPTH} lagen.`);
  else if (members.length > MAX_MEMBERS) yield problem(pointer, 'value.too-many', `Gebruik hoogstens ${MAX_MEMBERS} onderdelen.`);
  else {
    for (const [name, member] of members) {
      if (!Array.isArray(value) && (!MEMBER_NAME.test(name) || FORBIDDEN_NAMES.has(name))) {
        yield problem(pointer, 'value.member-name', 'Een onderdeel heet met letters en cijfers en begint met een kleine letter.');
      } else yield* checkNode(member, `${pointer}/${name}`, depth + 1);
    }
  }
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return lengthOf(value);
  if (typeof value !== 'object' || value === null) return String(value).length;
  const named = !Array.isArray(value);
  return Object.entries(value).reduce((sum, [name, member]) => sum + (named ? name.length : 0) + sizeOf(member), 0);
}
