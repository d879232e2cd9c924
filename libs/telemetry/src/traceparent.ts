import { randomBytes } from 'node:crypto';

/** One place in a trace of W3C Trace Context. */
export interface Trace {
  /** 32 lower-case hexadecimal characters. */
  traceId: string;
  /** 16 lower-case hexadecimal characters. */
  spanId: string;
  /** Whether whoever asks keeps this trace. */
  sampled: boolean;
}

/** Version, trace, span, flags; what a later version adds comes behind them. */
const shape = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const zeroes = /^0+$/;

/**
 * Reads the header `traceparent`; null when it is none: then a new trace begins. Of its flags only "sampled" counts, and `tracestate` is not read at
 * all: there anybody could write anything.
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function parseTraceparent(header: unknown): Trace | null {
  const found = typeof header === 'string' ? shape.exec(header) : null;
  if (!found) return null;
  const [, version, traceId, spanId, flags, more] = found;
  if (version === 'ff' || (version === '00' && more !== undefined)) return null;
  if (!traceId || !spanId || !flags || zeroes.test(traceId) || zeroes.test(spanId)) return null;
  return { traceId, spanId, sampled: (parseInt(flags, 16) & 1) === 1 };
}

export function formatTraceparent({ traceId, spanId, sampled }: Trace): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

/** The beginning of a trace of our own. */
export function newTrace(): Trace {
  return { traceId: randomBytes(16).toString('hex'), spanId: newSpanId(), sampled: true };
}

export const newSpanId = (): string => randomBytes(8).toString('hex');
