import type { Delivery, KafkaRelay } from '#libs/delivery';
import type { StandingLaw } from '#libs/law';
import { Fault } from '#libs/ledger';
import { type Logbook, NotWitnessed } from '#libs/logbook';
import type { PolicyFolder } from '#libs/rulebook';
import { isOutage } from './http/outage.js';

/** One thing because of which a hub asks for no work, as `/readyz` tells it. */
export interface NotReadyBecause {
  pointer: string;
  code: string;
  detail: string;
}

/** The hub asks for no work, for these reasons. */
export class NotReady extends Fault {
  constructor(
    readonly reasons: readonly NotReadyBecause[],
    cause?: unknown,
  ) {
    super('the hub is not ready', { retryAfter_s: 5, cause });
    this.name = 'NotReady';
  }
}

const stopping = { pointer: '/hub', code: 'ready.stopping', detail: 'De hub is aan het stoppen.' };
const noPolicy = { pointer: '/beleid', code: 'ready.policy', detail: 'Het geldende beleid is niet te lezen.' };
const noViews = { pointer: '/achterstand', code: 'ready.views', detail: 'De stand van de overzichten is niet te lezen.' };
const noDatabase = { pointer: '/database', code: 'ready.database', detail: 'De database antwoordt niet.' };

/** What it looks at. */
export interface ReadinessParts {
  folder: PolicyFolder;
  law: StandingLaw;
  delivery: Delivery;
  logbook: Pick<Logbook, 'requireWitnessed'>;
  relay?: KafkaRelay | undefined;
}

/** Whether this hub asks to be given work. One that leaves still does what it is given, until those who send it have looked elsewhere. */
export class Readiness {
  #leaving = false;

  constructor(private readonly parts: ReadinessParts) {}

  get leaving(): boolean {
    return this.#leaving;
  }

  /** From now on it is not ready, and every answer ends its connection. Cannot be taken back. */
  leave(): void {
    this.#leaving = true;
  }

  /**
   * Under which policy, how far the views are, and what is closed for now, in the words of `/readyz`.
   * @throws NotReady when it leaves, or database, policy or views do not answer: with all of the reasons
   */
  async report(): Promise<object> {
    const { folder, law, delivery, relay } = this.parts;
    const [standing, lag] = await Promise.allSettled([law.fresh(), delivery.lag()]);
    const reasons = this.#leaving ? [stopping] : [];
    if (standing.status === 'rejected') reasons.push(isAway(standing.reason) ? noDatabase : noPolicy);
    if (lag.status === 'rejected' && !reasons.includes(noDatabase)) reasons.push(isAway(lag.reason) ? noDatabase : noViews);
    if (standing.status === 'rejected' || lag.status === 'rejected' || this.#leaving) throw new NotReady(reasons, causeOf(standing, lag));
    const { policy } = standing.value;
    const { version, digest } = folder.atStart;
    const stuck = lag.value.filter(({ failedAt }) => failedAt !== undefined);
    return {
      status: 'gereed',
      beleid: {
        versie: policy.version,
        digest: policy.digest,
        opSchijf: digest === policy.digest ? 'hetzelfde' : { versie: version, digest },
      },
      achterstand: Object.fromEntries(lag.value.map(({ view, behind }) => [view, behind])),
      // told, and no reason to send no work: what is behind or closed would be so at every hub
      vastgelopen: stuck.map(({ view, failedAt }) => ({ overzicht: view, volgnummer: failedAt })),
      verstrekken: await this.#disclosing(),
      ...(relay && { kafka: { gestopt: relay.problems() } }),
    };
  }

  /** Reporting goes on when nobody watches the log; giving does not. */
  async #disclosing(): Promise<string> {
    return this.parts.logbook.requireWitnessed().then(
      () => 'mogelijk',
      (error: unknown) =>
        error instanceof NotWitnessed ? 'gesloten: te lang niet meegetekend door getuigen' : 'gesloten: het logboek klopt niet',
    );
  }
}

const isAway = (error: unknown): boolean => error instanceof Fault || isOutage(error);

const causeOf = (...looks: PromiseSettledResult<unknown>[]): unknown =>
  looks.map((look) => (look.status === 'rejected' ? (look.reason as unknown) : undefined)).find((reason) => reason !== undefined);
