/** Wakes sleepers. A ring between looking and sleeping is not lost: the sleeper names the last ring it has heard. */
export class Bell {
  #rings = 0;
  readonly #sleepers = new Set<() => void>();

  /** Number of rings so far. */
  get heard(): number {
    return this.#rings;
  }

  ring(): void {
    this.#rings++;
    for (const wake of this.#sleepers) wake();
  }

  /** Resolves at the next ring after `heard`, at the latest after `timeout_ms`. */
  sleep(heard: number, timeout_ms: number): Promise<void> {
    if (heard !== this.#rings) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeout_ms);
      this.#sleepers.add(wake);
    });
  }
}
