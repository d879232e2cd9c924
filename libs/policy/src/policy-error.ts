export interface PolicyProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** policies/ is not sound; holds every problem that was found, so that an author mends them in one go. */
export class PolicyError extends Error {
  constructor(readonly problems: PolicyProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line} ${p.message}`).join('\n'));
    this.name = 'PolicyError';
  }
}
