import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Delivery } from '#libs/delivery';
import type { PolicyPack } from '#libs/policy';

/** Counters of this process. Labels are templates and codes; nothing that comes from a request. */
export class Metrics {
  readonly registry = new Registry();

  constructor(delivery: Delivery, policy: PolicyPack) {
    collectDefaultMetrics({ register: this.registry });
    const info = new Gauge({
      name: 'seinhuis_policy_info',
      help: 'Version of the policy in force',
      labelNames: ['version', 'digest'],
      registers: [this.registry],
    });
    info.set({ version: policy.version, digest: policy.digest }, 1);
    new Gauge({
      name: 'seinhuis_view_behind_events',
      help: 'Events that a view has yet to read',
      labelNames: ['view'],
      registers: [this.registry],
      async collect() {
        // without a database there is no lag to tell; /readyz says so
        const lag = await delivery.lag().catch(() => []);
        for (const { view, behind } of lag) this.set({ view }, behind);
      },
    });
  }

  /** Times every answer of `fastify`. */
  observe(fastify: FastifyInstance): void {
    const seconds = new Histogram({
      name: 'seinhuis_http_answer_seconds',
      help: 'Time to answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [this.registry],
    });
    fastify.addHook('onResponse', (request, reply, done) => {
      seconds.observe(
        { method: request.method, route: request.routeOptions.url ?? 'onbekend', status: reply.statusCode },
        reply.elapsedTime / 1000,
      );
      done();
    });
  }
}
