import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Delivery, type KafkaRelay, tellOfRelay } from '#libs/delivery';
import { daysLeft, statusOf } from '#libs/instruments';
import type { StandingLaw } from '#libs/law';
import { dutchDay } from '#libs/policy';

/** Counters of this process. Labels are templates and codes; nothing that comes from a request. */
export class Metrics {
  readonly registry = new Registry();

  constructor(delivery: Delivery, law: StandingLaw, relay?: KafkaRelay) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'seinhuis_policy_info',
      help: 'Version of the policy in force',
      labelNames: ['version', 'digest'],
      registers: [this.registry],
      async collect() {
        this.reset();
        const standing = await law.fresh().catch(() => null);
        if (standing) this.set({ version: standing.policy.version, digest: standing.policy.digest }, 1);
      },
    });
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
    this.tellInstruments(law);
    if (relay) tellOfRelay(relay, this.registry);
  }

  /** The longest that an agreement of a kind still counts in a region; a kind and region without one is not told. */
  private tellInstruments(law: StandingLaw): void {
    new Gauge({
      name: 'seinhuis_instrument_days_left',
      help: 'Days until and with the last day of the agreement in force',
      labelNames: ['kind', 'region'],
      registers: [this.registry],
      async collect() {
        this.reset();
        const today = dutchDay(new Date());
        const { list } = await law.register().catch(() => ({ list: [] }));
        const longest = new Map<string, { kind: string; region: string; days: number }>();
        for (const known of list.filter((one) => statusOf(one, today) === 'geldig')) {
          const [kind, days] = [known.kind, daysLeft(known, today)];
          for (const region of known.regions) {
            if ((longest.get(`${kind} ${region}`)?.days ?? -1) < days) longest.set(`${kind} ${region}`, { kind, region, days });
          }
        }
        for (const { kind, region, days } of longest.values()) this.set({ kind, region }, days);
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
