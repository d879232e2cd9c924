import type { Examples } from './readers.js';

/** Variables are missing, unknown or wrong: `problems` in Dutch, all of them, each with an example, never with a value that may be secret. */
export class ConfigurationError extends Error {
  readonly problems: string[];

  /** @param examples of the variables; a problem that names one and gives none gets it from here */
  constructor(problems: readonly string[], examples: Examples = {}) {
    const told = problems.map((problem) => withExample(problem, examples));
    super(`de configuratie klopt niet:\n${told.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
    this.problems = told;
  }
}

function withExample(problem: string, examples: Examples): string {
  const name = /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b|\bPORT\b/.exec(problem)?.[0] ?? '';
  const example = examples[name] ?? (examples[name.replace(/_FILE$/, '')] && `/run/secrets/${name.replace(/_FILE$/, '').toLowerCase()}`);
  return !example || problem.includes(`${name}=`) ? problem : `${problem}; bijvoorbeeld ${name}=${example}`;
}
