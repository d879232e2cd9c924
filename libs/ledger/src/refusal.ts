/** What a Refusal means to the caller: invalid 400, forbidden 403, not-found 404, conflict 409, gone 410. */
export type RefusalKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'gone';

/** One thing wrong with the input. `pointer`: JSON pointer into the request body. `detail`: Dutch, never echoes the value. */
export interface InputProblem {
  pointer: string;
  code: string;
  detail: string;
}

/** The rules say no; nothing was written. Never retried. `code` is public API. Message: no personal data, it is logged and returned. */
export class Refusal extends Error {
  constructor(
    readonly code: `${string}.${string}`,
    readonly kind: RefusalKind,
    message: string,
    /** All problems of the input at once; empty when the input is not the reason. */
    readonly problems: InputProblem[] = [],
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/**
 * Infrastructure failed: answered as 503 with `Retry-After`; nothing was acknowledged. After a connection lost during commit
 * the write may exist all the same, so a client repeats with the same idempotency key.
 */
export class Fault extends Error {
  /** Seconds after which trying again makes sense. */
  readonly retryAfter_s: number;

  constructor(message: string, options: { retryAfter_s?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'Fault';
    this.retryAfter_s = options.retryAfter_s ?? 2;
  }
}
