import { once } from 'node:events';
import type { Client } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Bell } from './bell.js';

/** How often it asks whether the line still carries anything: one that died without a word would be listened to for ever. */
const BEAT_ms = 10_000;

/** Rings the bell at each append, by LISTEN on a connection of its own. Only a convenience: readers also look by themselves. */
export class WakeCall {
  readonly #stop = new AbortController();
  #listening: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly bell: Bell,
    private readonly retry_ms: number,
  ) {}

  start(): void {
    this.#listening = this.#keepListening();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.bell.ring();
    await this.#listening;
  }

  async #keepListening(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const runner = this.dataSource.createQueryRunner();
      try {
        await this.#listen(runner);
      } catch {
        // the connection was lost: polling goes on meanwhile, and this tries again
      } finally {
        await runner.release();
      }
      if (!this.#stop.signal.aborted) await this.bell.sleep(this.bell.heard, this.retry_ms);
    }
  }

  /** Listens until stopped. @throws when the connection is lost */
  async #listen(runner: QueryRunner): Promise<void> {
    const client = (await runner.connect()) as Client;
    const ring = () => this.bell.ring();
    client.on('notification', ring);
    const beat = setInterval(() => void runner.query('select 1').catch(() => undefined), BEAT_ms);
    try {
      await runner.query('listen ledger');
      ring(); // what was appended before this moment rang no bell here
      await once(client, 'end', { signal: this.#stop.signal });
    } finally {
      clearInterval(beat);
      client.off('notification', ring);
      if (this.#stop.signal.aborted) await runner.query('unlisten ledger');
    }
  }
}
