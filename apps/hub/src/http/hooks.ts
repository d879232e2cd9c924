import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { formatTraceparent, type Recorder } from '#libs/telemetry';
import { apiVersion, problem } from './problem.js';
import { type HubRequest, requestState } from './request-state.js';
import { parseStrictJson } from './strict-json.js';

/** Bytes. A signal with every field filled and a long account stays under 100 KB. */
export const largestBody_bytes = 256 * 1024;
const unlimited = new Set(['/livez', '/readyz', '/metrics']);

/**
 * Trace, version and no-store on every answer, also on errors. Before anything else, so that nothing answers without them.
 * @param recorder takes the work on each request as a span
 */
export function addAnswerHeaders(fastify: FastifyInstance, recorder?: Recorder): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const state = requestState(request.headers.traceparent, recorder);
    (request as HubRequest).state = state;
    // AuthZEN: who sends an id of the request gets it back
    const id = request.headers['x-request-id'];
    if (typeof id === 'string' && request.url.startsWith('/access/') && /^[\x21-\x7e]{1,128}$/.test(id))
      void reply.header('X-Request-ID', id);
    void reply.headers({ 'API-Version': apiVersion, 'Cache-Control': 'no-store', traceparent: formatTraceparent(state.span.trace) });
    state.span.run(done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    endSpan(request as HubRequest, reply.statusCode);
    done();
  });
}

/** By the template of the route: an address may carry what a client put there. */
function endSpan({ state, method, routeOptions }: HubRequest, status: number): void {
  const route = routeOptions.url ?? 'onbekend';
  const attributes = { 'http.request.method': method, 'http.route': route, 'http.response.status_code': status };
  state?.span.end(
    { ...attributes, ...(status >= 500 && { 'error.type': String(status) }) },
    { name: `${method} ${route}`, failed: status >= 500 },
  );
}

/** Answers are data: they load nothing, run nothing and are shown in no frame. Pages of the hub relax what they need themselves. */
export async function addProtection(fastify: FastifyInstance, ratePerMinute: number): Promise<void> {
  const nothing = { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] };
  await fastify.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: nothing },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
  await fastify.register(rateLimit, {
    max: ratePerMinute,
    timeWindow: '1 minute',
    allowList: (request) => unlimited.has(request.url),
    errorResponseBuilder: () => Object.assign(new Error('rate'), { statusCode: 429 }),
  });
}

/** Only strict JSON is read; anything else is 415 or 400. */
export function addBodyParser(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : parseStrictJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** For requests that the router refuses before any hook: an address that cannot be decoded, or is too long. */
export function answerUnroutable(error: Error & { statusCode?: number }, reply: FastifyReply): void {
  const [status, code, detail] =
    error.statusCode === 414
      ? ([414, 'route.too-long', 'Het adres van het verzoek is te lang.'] as const)
      : ([400, 'route.malformed', 'Het adres van het verzoek is niet te lezen.'] as const);
  void reply
    .status(status)
    .headers({ 'API-Version': apiVersion, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
    .type('application/problem+json')
    .send(JSON.stringify(problem(status, code, detail)));
}
