import { Gauge, type Registry } from 'prom-client';
import type { KafkaRelay, ShardLag } from './relay.js';

/** What an operator watches, per consumer; the same names in hub and relay. Without a database there is nothing to tell: `/readyz` says so. */
export function tellOfRelay(relay: KafkaRelay, registry: Registry): void {
  const gauge = (name: string, help: string, value: (lag: ShardLag) => number): Gauge =>
    new Gauge({
      name: `seinhuis_delivery_${name}`,
      help,
      labelNames: ['consumer'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const lag of await relay.lag().catch(() => [])) this.set({ consumer: lag.consumer }, value(lag));
      },
    });
  gauge('behind_events', 'Events of the ledger that are still to be published', ({ behind }) => behind);
  gauge('behind_seconds', 'Age of the oldest of them', ({ behind_s }) => behind_s);
  gauge('leads', '1 when this process publishes it', ({ leads }) => Number(leads));
  gauge('published_messages', 'Messages that this process published since its start', ({ published }) => published);
  new Gauge({
    name: 'seinhuis_delivery_stopped',
    help: '1 for what keeps a consumer of this process, by kind; seq of the event it cannot get past',
    labelNames: ['consumer', 'kind', 'code', 'seq'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { consumer, kind, code, seq } of relay.problems()) this.set({ consumer, kind, code, seq: seq ?? '' }, 1);
    },
  });
}
