import { Readable, Writable } from 'node:stream';
import type pg from 'pg';

/** The parts of a connection of pg that COPY uses; its type leaves them out. */
type CopyConnection = pg.Connection & {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};
type Done = (error?: Error | null) => void;

const rowsOf = ({ text }: { text: string }): number => Number(/^COPY (\d+)$/.exec(text)?.[1] ?? Number.NaN);

/** The bytes of `copy ... to stdout`. Reads no faster than they are taken. Hand it to `client.query` before reading. */
export class CopyOut extends Readable implements pg.Submittable {
  /** Known at the end. */
  rows = Number.NaN;
  #connection: pg.Connection | undefined;

  constructor(private readonly sql: string) {
    super();
  }

  submit(connection: pg.Connection): void {
    this.#connection = connection;
    connection.query(this.sql);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // the driver uses its buffer again: what is kept must be a copy
    if (!this.push(Buffer.from(chunk))) this.#connection?.stream.pause();
  }

  handleCommandComplete(message: { text: string }): void {
    this.rows = rowsOf(message);
  }

  handleReadyForQuery(): void {
    this.push(null);
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  override _read(): void {
    this.#connection?.stream.resume();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#connection?.stream.resume();
    done(error);
  }
}

/** Takes the bytes of `copy ... from stdin`. Finished when the server took them all; destroyed early, it tells the server to forget them. */
export class CopyIn extends Writable implements pg.Submittable {
  /** Known at the end. */
  rows = Number.NaN;
  #connection: CopyConnection | undefined;
  #whenReady: (() => void) | undefined;
  #taken: Done | undefined;
  #state: 'asked' | 'open' | 'over' = 'asked';

  constructor(private readonly sql: string) {
    super();
  }

  submit(connection: pg.Connection): void {
    this.#connection = connection as CopyConnection;
    connection.query(this.sql);
  }

  handleCopyInResponse(): void {
    this.#state = 'open';
    this.#whenReady?.();
  }

  handleCommandComplete(message: { text: string }): void {
    this.rows = rowsOf(message);
  }

  handleReadyForQuery(): void {
    this.#state = 'over';
    this.#taken?.();
  }

  handleError(error: Error): void {
    this.#state = 'over';
    this.destroy(error);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#open(() => {
      this.#connection!.sendCopyFromChunk(chunk);
      const { stream } = this.#connection!;
      if (stream.writableNeedDrain) stream.once('drain', () => done());
      else done();
    });
  }

  override _final(done: Done): void {
    this.#open(() => {
      this.#taken = done;
      this.#connection!.endCopyFrom();
    });
  }

  override _destroy(error: Error | null, done: Done): void {
    if (this.#state === 'open' && error) this.#connection?.sendCopyFail('stopped');
    done(error);
  }

  #open(work: () => void): void {
    if (this.#state === 'asked') this.#whenReady = work;
    else work();
  }
}
