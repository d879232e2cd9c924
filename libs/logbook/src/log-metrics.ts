import { Gauge, type Registry } from 'prom-client';
import type { Logbook, LogStanding } from './logbook.js';

/** A look counts for the gauges that are read together. */
const LOOK_ms = 500;

/**
 * What an operator watches of the log. A number that is not there yet, such as the age of the first checkpoint, is not told; nor is any without a
 * database: `/readyz` says so.
 */
export function tellOfLog(logbook: Pick<Logbook, 'standing' | 'quorum'>, registry: Registry, now: () => Date = () => new Date()): void {
  let look = { at_ms: -Infinity, found: Promise.resolve<LogStanding | null>(null) };
  const standing = () => {
    const at_ms = performance.now();
    if (at_ms - look.at_ms >= LOOK_ms) look = { at_ms, found: logbook.standing().catch(() => null) };
    return look.found;
  };
  const age_s = (at: Date) => Math.max(0, now().getTime() - at.getTime()) / 1_000;
  const gauge = (name: string, help: string, value: (log: LogStanding) => number | null): void => {
    new Gauge({
      name: `seinhuis_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.reset();
        const log = await standing();
        const told = log && value(log);
        if (told === null) this.remove();
        else this.set(told);
      },
    });
  };
  gauge('checkpoint_size_events', 'Events in the newest checkpoint', ({ signed }) => signed && signed.size);
  gauge(
    'checkpoint_age_seconds',
    'Age of the newest checkpoint; without new events none is made',
    ({ signed }) => signed && age_s(signed.signedAt),
  );
  gauge('unsigned_age_seconds', 'Age of the oldest event that is in no checkpoint yet; 0 when there is none', ({ waitsSince }) =>
    waitsSince ? age_s(waitsSince) : 0,
  );
  gauge(
    'cosigned_age_seconds',
    'Time since enough witnesses had cosigned the log; beyond the time that the hub allows nothing is disclosed',
    ({ watched_ms }) => (watched_ms === null ? null : watched_ms / 1_000),
  );
  tellOfWitnesses(logbook.quorum, registry, async () =>
    [...((await standing())?.witnessed ?? [])].flatMap(([witness, at]) => (at ? [{ witness, age_s: age_s(at) }] : [])),
  );
}

function tellOfWitnesses(quorum: number, registry: Registry, cosigned: () => Promise<{ witness: string; age_s: number }[]>): void {
  new Gauge({
    name: 'seinhuis_witness_cosigned_age_seconds',
    help: 'Time since a witness last cosigned anything',
    labelNames: ['witness'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { witness, age_s } of await cosigned()) this.set({ witness }, age_s);
    },
  });
  new Gauge({
    name: 'seinhuis_witnesses_needed',
    help: 'So many witnesses must have cosigned, or nothing is disclosed; 0: nobody watches',
    registers: [registry],
  }).set(quorum);
}
