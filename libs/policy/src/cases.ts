import type { PolicyPack } from './pack.js';
import type { Verdict } from './verdict.js';

/** One cell whose answer differs from what the case file says. */
export interface CaseDifference {
  readonly cell: string;
  readonly expected: Partial<Verdict>;
  readonly found: Verdict;
}

export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  readonly differences: readonly CaseDifference[];
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
  /** Readable text: one line a scenario, and expected and found for every cell that differs. */
  readonly text: string;
}

/** Runs one case file, or all `*.cases.yaml` in a folder. Throws when the path does not exist. */
export declare function runCases(pack: PolicyPack, fileOrFolder: string): CaseReport;
