import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { StoredFact } from '#libs/ledger';
import type { LogAlarm } from '#libs/logbook';
import { FactCounts } from './metrics-of-facts.js';

/** More codes than there are: a bound, so that a slip cannot fill the memory of whoever collects. */
const CODES_MAX = 250;
const codeShape = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/;
const alarms = [
  'logbook-forked',
  'logbook-failed',
  'signer-unreachable',
  'signer-refused',
  'signer-ahead',
  'witness-unreachable',
  'witness-refused',
  'witness-ahead',
] as const satisfies LogAlarm['event'][];

/** Numbers of this process. Labels are templates and codes of ours; nothing that comes from a request, and nobody. */
export class Metrics {
  readonly registry = new Registry();
  private readonly facts = new FactCounts(this.registry);
  private readonly codes = new Set<string>();
  private readonly refusals = new Counter({
    name: 'seinhuis_refusals_total',
    help: 'Requests that were answered with a problem, by its code',
    labelNames: ['code'],
    registers: [this.registry],
  });
  private readonly alarms = new Counter({
    name: 'seinhuis_log_alarms_total',
    help: 'Alarms about the log and its witnesses',
    labelNames: ['event'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    for (const event of alarms) this.alarms.inc({ event }, 0);
  }

  /** @param code of a problem: a constant in our own texts */
  readonly refused = (code: string): void => {
    const known = codeShape.test(code) && (this.codes.has(code) || this.codes.size < CODES_MAX);
    if (known) this.codes.add(code);
    this.refusals.inc({ code: known ? code : 'other' });
  };

  readonly appended = (facts: readonly StoredFact[], seconds: number): void => this.facts.count(facts, seconds);

  alarmed({ event }: LogAlarm): void {
    this.alarms.inc({ event });
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
