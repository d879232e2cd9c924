import type { Logger } from 'pino';
import type { StandingLaw } from '#libs/law';
import { traced } from './logging.js';

const usual_ms = 2_000;

/**
 * Looks every two seconds whether another hub published a policy or changed an agreement. No decision waits for this: each is checked when it is
 * appended. It is for what a policy brings besides, such as the tasks that a token may name, at a hub that decides nothing for a while.
 */
export class LawWatch {
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<unknown> | undefined;

  constructor(
    private readonly law: StandingLaw,
    private readonly log: Logger,
    private readonly every_ms = usual_ms,
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.#look(), this.every_ms).unref();
  }

  /** Resolves when a look that was going on has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** One at a time, so that a database that does not answer is not asked more and more. */
  #look(): void {
    this.#looking ??= this.law
      .fresh()
      .catch((error: unknown) => this.log.error({ event: 'law-watch-failed', ...traced(error) }))
      .finally(() => (this.#looking = undefined));
  }
}
