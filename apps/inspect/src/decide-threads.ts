import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Decided } from './decide-lines.js';

/** Chunks that one thread may have: one at work, others ready, so that it never waits while the program itself decides. */
const CHUNKS_EACH = 4;

class Thread {
  readonly waiting: { resolve: (decided: Decided) => void; reject: (error: Error) => void }[] = [];
  readonly #worker: Worker;

  constructor(policies: string | undefined) {
    this.#worker = new Worker(new URL('./decide-thread.js', import.meta.url), { workerData: policies });
    this.#worker.on('message', (decided: Decided) => this.waiting.shift()?.resolve(decided));
    this.#worker.on('error', (error) => this.waiting.splice(0).forEach(({ reject }) => reject(error)));
  }

  ask(lines: string[]): Promise<Decided> {
    this.#worker.postMessage(lines);
    const answer = new Promise<Decided>((resolve, reject) => this.waiting.push({ resolve, reject }));
    answer.catch(() => undefined); // told to who waits for it, who may be busy with an earlier one
    return answer;
  }

  close(): void {
    this.#worker.postMessage(null);
  }
}

/** The other cores of this machine: the program itself is at work on one. */
export class DecideThreads {
  readonly #threads: Thread[];

  constructor(policies: string | undefined) {
    this.#threads = Array.from({ length: Math.min(8, availableParallelism()) - 1 }, () => new Thread(policies));
  }

  /** The answers of a thread; undefined when all have enough to do. */
  offer(lines: string[]): Promise<Decided> | undefined {
    return this.#threads.find(({ waiting }) => waiting.length < CHUNKS_EACH)?.ask(lines);
  }

  close(): void {
    for (const thread of this.#threads) thread.close();
  }
}
