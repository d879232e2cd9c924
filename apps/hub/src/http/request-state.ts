import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { CallerContext } from '#libs/identity';

/** What the hub knows of a request beside what was sent. */
export interface RequestState {
  /** 32 hex digits, from `traceparent` when it is well formed. */
  traceId: string;
  /** 16 hex digits, of the hub itself. */
  spanId: string;
  startedAt: Date;
}

export type HubRequest = FastifyRequest & { state?: RequestState; caller?: CallerContext };

const traceparent = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const zeroes = /^0+$/;

/** A new state; takes over the trace of the caller by W3C Trace Context, else begins one. */
export function requestState(header: string | string[] | undefined): RequestState {
  const [, trace, parent] = (typeof header === 'string' && traceparent.exec(header)) || [];
  const continued = trace && parent && !zeroes.test(trace) && !zeroes.test(parent);
  return { traceId: continued ? trace : randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex'), startedAt: new Date() };
}
