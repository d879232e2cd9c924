import type { PolicyPack } from './pack.js';
import type { PolicyRequest } from './request.js';
import { SchemaCheck, schemaProblems } from './schema-check.js';
import type { Cell, Effect } from './verdict.js';
import { YamlDocument } from './yaml-document.js';

/** What one line of `expect` says about its cells. Undefined: not checked. */
export interface ExpectedLine {
  readonly effect: Effect;
  readonly cells: readonly Cell[];
  readonly bases?: readonly string[];
  readonly reason?: string;
  readonly for?: readonly string[];
  readonly obligations?: readonly string[];
  readonly instead?: readonly string[];
}

export interface PolicyCase {
  readonly id: string;
  readonly title: string;
  readonly request: PolicyRequest;
  readonly lines: readonly ExpectedLine[];
}

export interface CaseFile {
  readonly scenario: string;
  readonly title: string;
  readonly cases: readonly PolicyCase[];
  /** What is wrong with the file, with its line; then there are no cases. */
  readonly problems: readonly string[];
}

interface CaseSource {
  id: string;
  title: string;
  with?: Record<string, unknown>;
  expect: Record<string, unknown>[];
}

const effects: readonly Effect[] = ['permit', 'reduce', 'hit-only', 'anonymise', 'pending', 'needs-consent', 'deny'];

/** A reader of case files for one policy: every id, code and cell in them must be known there. */
export class CaseReader {
  private readonly schema: SchemaCheck;

  constructor(pack: PolicyPack) {
    this.schema = new SchemaCheck(caseSchema(pack));
  }

  read(file: string, text: string): CaseFile {
    const document = new YamlDocument(file, text);
    const found = document.problems.length ? document.problems : schemaProblems(document, this.schema);
    const name = scenarioOf(document.value);
    if (found.length) return { ...name, cases: [], problems: found.map(({ line, message }) => `line ${line}: ${message}`) };
    const source = document.value as { given: Record<string, unknown>; cases: CaseSource[] };
    const problems = source.cases.flatMap((one, at) => oddities(one, name.scenario, document.line(['cases', at])));
    const cases = problems.length ? [] : source.cases.map((one) => toCase(one, source.given));
    return { ...name, cases, problems };
  }
}

function scenarioOf(value: unknown): { scenario: string; title: string } {
  const { scenario, title } = (value ?? {}) as Record<string, unknown>;
  return { scenario: typeof scenario === 'string' ? scenario : '?', title: typeof title === 'string' ? title : '' };
}

function oddities({ id, expect }: CaseSource, scenario: string, line: number): string[] {
  const cells = expect.flatMap((one) => effects.flatMap((effect) => (one[effect] as string[] | undefined) ?? []));
  const twice = cells.filter((cell, at) => cells.indexOf(cell) !== at);
  return [
    ...(id.startsWith(`${scenario}-`) ? [] : [`line ${line}: ${id} does not start with ${scenario}`]),
    ...twice.map((cell) => `line ${line}: ${id} names ${cell} twice`),
  ];
}

/** `with` replaces whole keys of `given`; null takes a key away. */
function toCase({ id, title, with: changes = {}, expect }: CaseSource, given: Record<string, unknown>): PolicyCase {
  const request = Object.fromEntries(Object.entries({ ...given, ...changes }).filter(([, value]) => value !== null));
  return { id, title, request, lines: expect.map(toLine) };
}

function toLine(source: Record<string, unknown>): ExpectedLine {
  const effect = effects.find((one) => one in source) ?? 'deny';
  const { [effect]: cells, ...rest } = source;
  return { ...rest, effect, cells: cells as Cell[] };
}

/** Shape of a case file. What stands in `given` and `with` is checked when the engine is asked. */
function caseSchema(pack: PolicyPack): Record<string, unknown> {
  const list = (codes: readonly string[], minItems = 1) => ({ type: 'array', items: { enum: codes }, minItems, uniqueItems: true });
  const text = { type: 'string', minLength: 5, maxLength: 140 };
  const extra = {
    bases: list(pack.bases.filter(({ kind }) => kind === 'statute').map(({ id }) => id)),
    reason: { enum: pack.reasons.map(({ code }) => code) },
    for: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
    obligations: list(pack.obligations.map(({ code }) => code)),
    instead: list(
      pack.fallbacks.map(({ code }) => code),
      0,
    ),
  };
  const line = {
    type: 'object',
    properties: { ...Object.fromEntries(effects.map((effect) => [effect, list(pack.cells)])), ...extra },
    minProperties: 1,
    additionalProperties: false,
    oneOf: effects.map((effect) => ({ required: [effect] })),
  };
  const one = {
    type: 'object',
    properties: {
      id: { type: 'string', pattern: '^[A-Z][0-9]{2}-[0-9]{2}$' },
      title: text,
      with: { type: 'object' },
      expect: { type: 'array', items: line, minItems: 1 },
    },
    required: ['id', 'title', 'expect'],
    additionalProperties: false,
  };
  return {
    type: 'object',
    properties: {
      scenario: { type: 'string', pattern: '^[A-Z][0-9]{2}$' },
      title: text,
      story: { type: 'string', minLength: 10 },
      law: list(pack.bases.map(({ id }) => id)),
      given: { type: 'object' },
      cases: { type: 'array', items: one, minItems: 1 },
    },
    required: ['scenario', 'title', 'story', 'law', 'given', 'cases'],
    additionalProperties: false,
  };
}
