import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { traced } from '../logging.js';
import type { KnownRoutes } from './known-routes.js';
import { problem } from './problem.js';
import { problemOf } from './problem-of.js';
import type { HubRequest } from './request-state.js';

/** Answers every error of every route as problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly routes: KnownRoutes,
    private readonly onRefused: (code: string) => void,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<HubRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: HubRequest, reply: FastifyReply): void {
    const answer = problemOf(error);
    const allowed = error instanceof NotFoundException ? this.routes.methodsOf(request.url) : [];
    if (allowed.length > 0 && !allowed.includes(request.method)) {
      answer.problem = problem(405, 'route.method', `Dit adres kent alleen ${allowed.join(', ')}.`);
      answer.headers['Allow'] = allowed.join(', ');
    }
    // AuthZEN knows no 415
    if (answer.problem.status === 415 && request.url.startsWith('/access/'))
      answer.problem = problem(400, answer.problem.code, answer.problem.detail);
    this.onRefused(answer.problem.code);
    if (answer.unexpected) {
      const { state } = request;
      const trace = state && { trace_id: state.traceId, span_id: state.spanId };
      this.log.error({ event: 'error', ...traced(error), route: request.routeOptions?.url, ...trace });
    }
    if (reply.sent) return;
    const instance = request.state && `urn:trace:${request.state.traceId}`;
    void reply
      .status(answer.problem.status)
      .headers(answer.headers)
      .type('application/problem+json')
      .send(JSON.stringify({ ...answer.problem, ...(instance && { instance }) }));
  }
}
