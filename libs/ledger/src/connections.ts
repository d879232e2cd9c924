import type { Socket } from 'node:net';
import type pg from 'pg';

/** How long the database may work on one statement before it gives up by itself. */
const STATEMENT_ms = 30_000;
/** A line on which nothing came for longer than any answer takes is dead, even if nobody closed it: a machine between has died. */
const SILENT_ms = STATEMENT_ms + 5_000;

/**
 * How a process at work speaks to the database: at most `max` connections, none of which can keep it waiting for ever. For `extra` of a data source.
 * @see WakeCall in delivery, which listens for long and so speaks now and then
 */
export function connections(max: number) {
  return {
    max,
    statement_timeout: STATEMENT_ms,
    idle_in_transaction_session_timeout: STATEMENT_ms,
    connectionTimeoutMillis: 5_000,
    onConnect: (client: pg.Client): void => {
      // a line that is cut right after connecting says so before TypeORM listens; unheard, that would end the process
      client.on('error', () => undefined);
      const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
      stream.setTimeout(SILENT_ms, () => stream.destroy());
    },
  };
}
