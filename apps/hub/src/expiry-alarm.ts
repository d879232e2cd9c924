import type { Logger } from 'pino';
import type { PartnerDirectory } from '#libs/identity';
import { announceExpiries } from '#libs/instruments';
import type { Ledger } from '#libs/ledger';
import { traced } from './logging.js';

const hour_ms = 3_600_000;

/**
 * Looks every hour, and at once, whether an agreement comes near its end, and warns its parties. Two replicas that look together write one warning.
 * @param now the clock
 */
export class ExpiryAlarm {
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly ledger: Ledger,
    private readonly directory: PartnerDirectory,
    private readonly log: Logger,
    private readonly now: () => Date = () => new Date(),
  ) {}

  start(): void {
    this.#timer = setInterval(() => void this.look(), hour_ms).unref();
    void this.look();
  }

  /** Resolves to the number of warnings; a failure is logged, and the next look tries again. */
  look(): Promise<number> {
    const looking = announceExpiries(this.ledger, this.directory, this.now()).catch((error: unknown) => {
      this.log.error({ event: 'expiry-alarm-failed', ...traced(error) });
      return 0;
    });
    this.#looking = looking;
    return looking;
  }

  /** Resolves when a look that was going on has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }
}
