/** Body of every error of the hub, RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  instance?: string;
  errors?: { pointer: string; code: string; detail: string }[];
}

/** The hub answered, and said no or that it cannot now. */
export class ProblemAnswer extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'ProblemAnswer';
  }
}

/** No answer came: no network, or no hub. The request may be sent again with the same key. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super('no answer', { cause });
    this.name = 'NoAnswer';
  }
}

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'code' in body && 'status' in body;

/** What came back that is no success, as one that can be shown: a proxy may answer with a page of its own. */
export function problemFrom(body: unknown, status: number): ProblemAnswer {
  if (isProblem(body)) return new ProblemAnswer(body);
  return new ProblemAnswer({ type: 'about:blank', title: '', status, detail: '', code: `http.${status}` });
}

/** The trace by which the operator finds the request; null when the answer did not carry one. */
export const traceOf = ({ instance }: Problem): string | null => instance?.replace(/^urn:trace:/, '') ?? null;
