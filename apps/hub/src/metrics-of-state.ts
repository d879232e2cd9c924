import { Gauge, type Registry } from 'prom-client';
import { type Delivery, type KafkaRelay, type Lag, tellOfRelay } from '#libs/delivery';
import { daysLeft, statusOf } from '#libs/instruments';
import type { StandingLaw } from '#libs/law';
import type { Ledger } from '#libs/ledger';
import { type Logbook, tellOfLog } from '#libs/logbook';
import { dutchDay } from '#libs/policy';

/** What is read when somebody looks; the rest is counted as it happens. */
export interface Watched {
  ledger: Ledger;
  delivery: Delivery;
  law: StandingLaw;
  logbook: Logbook;
  relay: KafkaRelay | undefined;
}

export function tellOfState({ ledger, delivery, law, logbook, relay }: Watched, registry: Registry): void {
  tellOfViews(ledger, delivery, registry);
  tellOfPolicy(law, registry);
  tellOfInstruments(law, registry);
  tellOfLog(logbook, registry);
  if (relay) tellOfRelay(relay, registry);
}

/** How far ledger and views are. Without a database there is nothing to tell: `/readyz` says so. */
function tellOfViews(ledger: Ledger, delivery: Delivery, registry: Registry): void {
  new Gauge({
    name: 'seinhuis_log_size_events',
    help: 'Events in the ledger',
    registers: [registry],
    async collect() {
      const size = await ledger.size().catch(() => null);
      if (size === null) this.remove();
      else this.set(size);
    },
  });
  const gauge = (name: string, help: string, value: (lag: Lag) => number): Gauge =>
    new Gauge({
      name: `seinhuis_view_${name}`,
      help,
      labelNames: ['view'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const lag of await delivery.lag().catch(() => [])) this.set({ view: lag.view }, value(lag));
      },
    });
  gauge('behind_events', 'Events that a view has yet to read', ({ behind }) => behind);
  gauge('behind_seconds', 'Age of the oldest of them', ({ behind_s }) => behind_s);
  gauge('stopped', '1 when this process cannot get a view past an event', ({ failedAt }) => Number(failedAt !== undefined));
}

function tellOfPolicy(law: StandingLaw, registry: Registry): void {
  new Gauge({
    name: 'seinhuis_policy_info',
    help: 'Version of the policy in force',
    labelNames: ['version', 'digest'],
    registers: [registry],
    async collect() {
      this.reset();
      const standing = await law.fresh().catch(() => null);
      if (standing) this.set({ version: standing.policy.version, digest: standing.policy.digest }, 1);
    },
  });
}

/** How long agreements still count. */
function tellOfInstruments(law: StandingLaw, registry: Registry): void {
  new Gauge({
    name: 'seinhuis_instrument_days_left',
    help: 'Days until and with the last day of the agreement in force, the longest of a kind in a region; not told where there is none',
    labelNames: ['kind', 'region'],
    registers: [registry],
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
