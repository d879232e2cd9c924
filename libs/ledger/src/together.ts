interface Asked<T, R> {
  item: T;
  resolve(answer: R): void;
  reject(error: unknown): void;
}

/** Collects what is asked for in one turn of the event loop and asks it with one query, as appends of one turn share one commit. */
export class Together<T, R> {
  #asked: Asked<T, R>[] = [];

  /** @param ask gives one answer per item, in the same order; when it fails, all of the turn fail */
  constructor(private readonly ask: (items: readonly T[]) => Promise<R[]>) {}

  one(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      if (this.#asked.length === 0) setImmediate(() => void this.#flush());
      this.#asked.push({ item, resolve, reject });
    });
  }

  async #flush(): Promise<void> {
    const asked = this.#asked;
    this.#asked = [];
    try {
      const answers = await this.ask(asked.map(({ item }) => item));
      asked.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}
