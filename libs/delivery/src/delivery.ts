import type { Ledger, View } from '#libs/ledger';
import type { DataSource } from 'typeorm';
import { Bell } from './bell.js';
import { Pages } from './pages.js';
import { Reader, ViewFailed } from './reader.js';
import { rebuildViews } from './rebuild.js';
import { WakeCall } from './wake-call.js';

const POLL_ms = 1_000;
const BACKOFF_MAX_ms = 30_000;
const SWEEP_ms = 3_600_000;

export interface DeliveryOptions {
  /** How often a reader looks by itself, in case a notification was lost; default 1 s. */
  poll_ms?: number;
  /** Told each time a reader fails, with ViewFailed when a view threw; the reader tries again by itself. Log it without its cause. */
  onFailure?(view: string, error: unknown): void;
}

/** How far a view is: `behind` facts are still to be applied, the oldest of them `behind_s` old; `failedAt` is the seq of the fact it cannot get past. */
export interface Lag {
  view: string;
  next_seq: number;
  behind: number;
  behind_s: number;
  failedAt?: number;
}

/** Carries facts to the asynchronous views, each at its own pace, and rebuilds views. Several processes may run it at once. */
export class Delivery {
  /** Rings when there may be new facts. */
  readonly #bell = new Bell();
  /** Rings when a view has moved; no reader wakes by it. */
  readonly #moved = new Bell();
  readonly #readers: Reader[];
  readonly #failedAt = new Map<string, number>();
  #wakeCall: WakeCall | undefined;
  #running: Promise<unknown> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
    private readonly views: readonly View[],
    private readonly options: DeliveryOptions = {},
  ) {
    if (new Set(views.map(({ name }) => name)).size !== views.length) throw new RangeError('two views have the same name');
    const pages = new Pages(ledger);
    this.#readers = views.filter(({ mode }) => mode === 'async').map((view) => new Reader(dataSource, pages, view));
  }

  /** Starts the readers; resolves when each has a cursor. */
  async start(): Promise<void> {
    if (this.#running) throw new Error('delivery is already running');
    for (const reader of this.#readers) await reader.enrol();
    const wakeCall = new WakeCall(this.dataSource, this.#bell, this.#poll_ms);
    this.#wakeCall = wakeCall;
    wakeCall.start();
    this.#running = Promise.all([...this.#readers.map((reader) => this.#run(reader)), this.#sweep()]);
  }

  /** Lets each reader finish the batch it is at; resolves when all have. */
  async stop(): Promise<void> {
    const [wakeCall, running] = [this.#wakeCall, this.#running];
    this.#wakeCall = undefined;
    this.#bell.ring();
    await Promise.all([wakeCall?.stop(), running]);
    this.#running = undefined;
  }

  /** Resolves when every asynchronous view has applied the fact at `seq`, here or in another process; waits as long as it takes. */
  async caughtUp(seq: number): Promise<void> {
    for (;;) {
      const { heard } = this.#moved;
      const lags = await this.lag();
      if (lags.every(({ next_seq }) => next_seq > seq)) return;
      await this.#moved.sleep(heard, this.#poll_ms);
    }
  }

  /**
   * Empties these views and fills them again, all together; see `rebuildViews`.
   * @throws RangeError when there is no such view
   */
  async rebuild(viewNames: readonly string[], onProgress: (view: string, done: number, total: number) => void = () => {}): Promise<void> {
    const asked = this.views.filter(({ name }) => viewNames.includes(name));
    if (asked.length !== new Set(viewNames).size) throw new RangeError('there is no such view');
    if (asked.length === 0) return;
    await rebuildViews(this.dataSource, this.ledger, asked, (...at) => asked.forEach(({ name }) => onProgress(name, ...at)));
    this.#moved.ring();
  }

  /** How far each asynchronous view is. */
  async lag(): Promise<Lag[]> {
    const size = await this.ledger.size();
    const cursors = (await this.dataSource.query(
      `select consumer, next_seq, coalesce(greatest(0, extract(epoch from clock_timestamp() - recorded_at)), 0)::float8 as behind_s
       from delivery.consumer_cursor left join ledger.ledger_event on seq = next_seq`,
    )) as { consumer: string; next_seq: string; behind_s: number }[];
    return this.#readers.map(({ view }) => {
      const cursor = cursors.find(({ consumer }) => consumer === view.name);
      const next_seq = Number(cursor?.next_seq ?? 0);
      const failedAt = this.#failedAt.get(view.name);
      const behind = Math.max(0, size - next_seq);
      // what came in between the two looks is not behind yet
      const behind_s = behind > 0 ? (cursor?.behind_s ?? 0) : 0;
      return { view: view.name, next_seq, behind, behind_s, ...(failedAt !== undefined && { failedAt }) };
    });
  }

  get #poll_ms(): number {
    return this.options.poll_ms ?? POLL_ms;
  }

  async #run(reader: Reader): Promise<void> {
    let pause_ms = this.#poll_ms;
    while (this.#wakeCall) {
      const { heard } = this.#bell;
      try {
        const moved = await reader.step();
        pause_ms = this.#poll_ms;
        if (moved) this.#failedAt.delete(reader.view.name);
        if (moved) this.#moved.ring();
        else await this.#bell.sleep(heard, pause_ms);
      } catch (error) {
        this.#failed(reader, error);
        await this.#pause(pause_ms);
        pause_ms = Math.min(pause_ms * 2, BACKOFF_MAX_ms);
      }
    }
  }

  #failed(reader: Reader, error: unknown): void {
    if (error instanceof ViewFailed) this.#failedAt.set(reader.view.name, error.seq);
    this.options.onFailure?.(reader.view.name, error);
  }

  /** Sleeps through rings of new facts: a reader that failed is not to be hurried. */
  async #pause(pause_ms: number): Promise<void> {
    const until = Date.now() + pause_ms;
    while (this.#wakeCall && Date.now() < until) await this.#bell.sleep(this.#bell.heard, until - Date.now());
  }

  async #sweep(): Promise<void> {
    while (this.#wakeCall) {
      try {
        await this.ledger.forgetReplays();
      } catch (error) {
        this.options.onFailure?.('forgetting old idempotency keys', error);
      }
      await this.#pause(SWEEP_ms);
    }
  }
}
