import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { type DestinationStream, type Logger, pino } from 'pino';
import { traceOfLine } from '#libs/telemetry';
import type { HubRequest } from './http/request-state.js';
import type { LogLevel } from './configuration.js';

/**
 * JSON lines, each with the trace and span that it was written in; what belongs to no request or task stands in the trace of this logger itself.
 * Callers pass names, numbers and codes; never a body, a query, a token or a text of an error.
 */
export function createLogger(level: LogLevel, to?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: traceOfLine() };
  return to ? pino(options, to) : pino(options);
}

/** One line for each answer: the template of the route, not its address, as addresses may carry what a client put there. */
export function logAnswers(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { state, caller, routeOptions, method } = request as HubRequest;
    const who = caller && { oin: caller.officer.oin, officer: caller.officer.id, client: caller.officer.client };
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    log.info({
      event: 'answer',
      method,
      route: routeOptions.url ?? 'onbekend',
      status: reply.statusCode,
      ms,
      // the answer leaves outside the work on the request
      ...(state && { trace_id: state.traceId, span_id: state.spanId }),
      ...who,
    });
    done();
  });
}

/** Where an error came from, never what it says: texts of a database or a parser repeat the data. */
export function traced(error: unknown): object {
  if (error === null || typeof error !== 'object') return {};
  const { name, code, stack, cause } = error as Partial<Error> & { code?: unknown };
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  const because = cause ? { because: { name: (cause as Error).name, code: (cause as { code?: unknown }).code } } : {};
  return { name, code, frames: frames.slice(0, 12).map((line) => line.trim()), ...because };
}

/** What Nest itself has to say: only warnings and worse, and of those only where they come from. */
export function nestLogger(log: Logger): LoggerService {
  const from = (rest: unknown[]): unknown => rest.findLast((part) => typeof part === 'string');
  return {
    log: () => undefined,
    warn: (_message: unknown, ...rest: unknown[]) => log.warn({ event: 'nest', context: from(rest) }),
    error: (_message: unknown, ...rest: unknown[]) => log.error({ event: 'nest', context: from(rest) }),
    fatal: (_message: unknown, ...rest: unknown[]) => log.fatal({ event: 'nest', context: from(rest) }),
  };
}
