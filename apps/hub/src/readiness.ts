import type { Delivery, KafkaRelay } from '#libs/delivery';
import type { StandingLaw } from '#libs/law';
import { Fault } from '#libs/ledger';
import type { PolicyFolder } from '#libs/rulebook';

/** Whether this hub asks to be given work. One that leaves still does what it is given, until those who send it have looked elsewhere. */
export class Readiness {
  #leaving = false;

  constructor(
    private readonly folder: PolicyFolder,
    private readonly law: StandingLaw,
    private readonly delivery: Delivery,
    private readonly relay?: KafkaRelay,
  ) {}

  get leaving(): boolean {
    return this.#leaving;
  }

  /** From now on it is not ready, and every answer ends its connection. Cannot be taken back. */
  leave(): void {
    this.#leaving = true;
  }

  /** Under which policy, and how far the views are, in the words of `/readyz`. @throws Fault when it leaves, or database or views do not answer */
  async report(): Promise<object> {
    if (this.#leaving) throw new Fault('the hub is stopping', { retryAfter_s: 5 });
    const { policy } = await this.law.fresh();
    const lag = await this.delivery.lag();
    const { version, digest } = this.folder.atStart;
    return {
      status: 'gereed',
      beleid: {
        versie: policy.version,
        digest: policy.digest,
        opSchijf: digest === policy.digest ? 'hetzelfde' : { versie: version, digest },
      },
      achterstand: Object.fromEntries(lag.map(({ view, behind }) => [view, behind])),
      // told, and no reason to send no work: brokers that are away delay what partners hear, nothing else
      ...(this.relay && { kafka: { gestopt: this.relay.problems() } }),
    };
  }
}
