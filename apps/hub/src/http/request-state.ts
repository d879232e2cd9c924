import type { FastifyRequest } from 'fastify';
import type { CallerContext } from '#libs/identity';
import { parseTraceparent, type Recorder, Span } from '#libs/telemetry';

/** What the hub knows of a request beside what was sent. */
export interface RequestState {
  /** The work on it, in the trace of the caller when `traceparent` is well formed. */
  span: Span;
  /** 32 hex digits. */
  traceId: string;
  /** 16 hex digits, of the hub itself. */
  spanId: string;
  startedAt: Date;
}

export type HubRequest = FastifyRequest & { state?: RequestState; caller?: CallerContext };

/** A new state; takes over the trace of the caller by W3C Trace Context, else begins one. */
export function requestState(header: string | string[] | undefined, recorder?: Recorder): RequestState {
  const span = Span.asked('request', parseTraceparent(header), recorder);
  const { traceId, spanId } = span.trace;
  return { span, traceId, spanId, startedAt: new Date() };
}
