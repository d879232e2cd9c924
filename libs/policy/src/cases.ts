import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type CaseFile, CaseReader, type ExpectedLine, type PolicyCase } from './case-file.js';
import type { PolicyPack } from './pack.js';
import { PolicyRequestError } from './request.js';
import type { Verdict } from './verdict.js';

/** One cell whose answer differs from what the case file says. */
export interface CaseDifference {
  readonly cell: string;
  readonly expected: Partial<Verdict>;
  readonly found: Verdict;
  /** The rules and conditions that made the difference. */
  readonly because: readonly string[];
}

export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  readonly differences: readonly CaseDifference[];
  /** The request itself was refused. */
  readonly problems: readonly string[];
}

export interface ScenarioResult {
  readonly scenario: string;
  readonly title: string;
  readonly file: string;
  readonly passed: boolean;
  readonly cases: readonly CaseResult[];
  /** Problems of the file itself; then no case was run. */
  readonly problems: readonly string[];
}

export interface CaseReport {
  readonly passed: boolean;
  readonly scenarios: readonly ScenarioResult[];
  /** Readable text: one line a scenario, and for every cell that differs: expected, found, and the rules that made the difference. */
  readonly text: string;
}

/** Runs one case file, or all `*.cases.yaml` in a folder. Throws when the path does not exist. */
export function runCases(pack: PolicyPack, fileOrFolder: string): CaseReport {
  const reader = new CaseReader(pack);
  const scenarios = filesAt(fileOrFolder).map((file) => runFile(pack, reader.read(file, readFileSync(file, 'utf8')), file));
  return {
    passed: scenarios.length > 0 && scenarios.every(({ passed }) => passed),
    scenarios,
    text: scenarios.length ? scenarios.map(tellScenario).join('\n') : `no *.cases.yaml in ${fileOrFolder}`,
  };
}

function filesAt(fileOrFolder: string): string[] {
  if (!statSync(fileOrFolder).isDirectory()) return [fileOrFolder];
  const names = readdirSync(fileOrFolder).filter((name) => name.endsWith('.cases.yaml'));
  return names.sort().map((name) => path.join(fileOrFolder, name));
}

function runFile(pack: PolicyPack, { scenario, title, cases, problems }: CaseFile, file: string): ScenarioResult {
  const results = cases.map((one) => runCase(pack, one));
  const passed = problems.length === 0 && results.every((result) => result.passed);
  return { scenario, title, file, passed, cases: results, problems };
}

export function runCase(pack: PolicyPack, { id, title, request, lines }: PolicyCase): CaseResult {
  try {
    const verdicts = pack.judge(
      request,
      lines.flatMap(({ cells }) => cells),
    );
    const differences = lines.flatMap((line) =>
      line.cells.flatMap((cell) => {
        const found = verdicts[cell];
        if (!found || matches(line, found)) return [];
        const { cells: _cells, ...expected } = line;
        return [{ cell, expected: expected as Partial<Verdict>, found, because: pack.whatDecided(request, cell, found, line.bases) }];
      }),
    );
    return { id, title, passed: differences.length === 0, differences, problems: [] };
  } catch (error) {
    if (error instanceof PolicyRequestError) return { id, title, passed: false, differences: [], problems: error.problems };
    throw error;
  }
}

/** Effect, reason, bases and for must be equal; obligations and instead must be there. */
function matches(line: ExpectedLine, found: Verdict): boolean {
  const { effect, reason = null, bases, for: waits = [], obligations = [], instead } = line;
  return (
    effect === found.effect &&
    reason === found.reason &&
    (bases === undefined || equal(bases, found.bases)) &&
    equal(waits, found.for) &&
    obligations.every((one) => found.obligations.includes(one)) &&
    (instead === undefined || (instead.length ? instead.every((one) => found.instead.includes(one)) : found.instead.length === 0))
  );
}

const equal = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join();

function tellScenario({ scenario, title, cases, passed, problems }: ScenarioResult): string {
  const failed = cases.filter((one) => !one.passed);
  const head = `${passed ? 'ok  ' : 'FAIL'} ${scenario} ${title} (${cases.length - failed.length}/${cases.length})`;
  return [head, ...problems.map((problem) => `       ${problem}`), ...failed.map(tellCase)].join('\n');
}

function tellCase({ id, title, differences, problems }: CaseResult): string {
  return [
    `     ${id} ${title}`,
    ...problems.map((problem) => `       ${problem}`),
    ...differences.flatMap(({ cell, expected, found, because }) => [
      `       ${cell}`,
      `         expected  ${tellVerdict(expected)}`,
      `         found     ${tellVerdict(found)}`,
      ...because.map((one) => `         because   ${one}`),
    ]),
  ].join('\n');
}

function tellVerdict({ effect, bases, reason, for: waits, obligations, instead }: Partial<Verdict>): string {
  const list = (name: string, values: readonly string[] | undefined): string =>
    values?.length ? ` ${name} ${[...values].sort().join(' ')}` : '';
  return [
    effect,
    reason ? ` because ${reason}` : '',
    list('by', bases),
    list('waits for', waits),
    list('with', obligations),
    list('instead', instead),
  ].join('');
}
