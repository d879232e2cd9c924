import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Retention, RetentionRun } from '#libs/oversight';
import { traced } from './logging.js';

const hour_ms = 3_600_000;
/** By so much the clocks of hub and database may differ. One of them jumped when it is more, and what is destroyed does not come back. */
const differ_max_ms = 5 * 60_000;

/** `getoond`: only what a privacy officer has seen and settled; `vanzelf`: all that is due; `uit`: nothing, an operator does it. */
export const retentionModes = ['getoond', 'vanzelf', 'uit'] as const;
export type RetentionMode = (typeof retentionModes)[number];

/** Looks every hour, and at once, whether a term is over, and destroys what may not be kept any longer. Replicas that look together erase everything once. */
export class RetentionClock {
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly retention: Pick<Retention, 'run'>,
    private readonly dataSource: Pick<DataSource, 'query'>,
    private readonly log: Logger,
    private readonly mode: RetentionMode,
    private readonly now: () => Date = () => new Date(),
  ) {}

  start(): void {
    if (this.mode === 'uit') return;
    this.#timer = setInterval(() => void this.look(), hour_ms).unref();
    void this.look();
  }

  /** Resolves to what it did; null when it did not look. A failure is logged, and the next look tries again. */
  look(): Promise<RetentionRun | null> {
    const looking = this.#look().catch((error: unknown) => {
      this.log.error({ event: 'retention-failed', ...traced(error) });
      return null;
    });
    this.#looking = looking;
    return looking;
  }

  async #look(): Promise<RetentionRun | null> {
    const now = this.now();
    const [database] = (await this.dataSource.query('select now() as at')) as { at: Date }[];
    if (Math.abs(database!.at.getTime() - now.getTime()) > differ_max_ms) {
      this.log.error({ event: 'retention-clocks-differ' });
      return null;
    }
    const run = await this.retention.run(now, this.mode === 'getoond');
    const [erased, held] = [run.erased.length, run.held.length];
    if (erased + held > 0) this.log.info({ event: 'retention-ran', day: run.day, erased, held });
    return run;
  }

  /** Resolves when a look that was going on has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }
}
