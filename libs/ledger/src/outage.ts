import { Fault } from './refusal.js';

/**
 * SQLSTATE classes that say "the database cannot do this now": connection, resources (disk full, too many connections),
 * operator intervention (shutdown, timeout), system error. A broken rule or a bug is none of these.
 */
const OUTAGE_CLASSES = ['08', '53', '57', '58'];
const OUTAGE_STATES = ['25P03', '55P03'];
const SOCKET_ERRORS = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENOENT'];
const GONE_CONNECTION = ['QueryRunnerAlreadyReleasedError', 'ConnectionIsNotSetError'];
const DRIVER_TEXTS =
  /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|client was closed|pool after calling end/i;

/** Whether an error means that the database is away or full, not that the work was wrong. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (GONE_CONNECTION.includes(error.name)) return true;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (driverError !== undefined && driverError !== error) return isOutage(driverError);
  if (typeof code === 'string') {
    if (SOCKET_ERRORS.includes(code) || OUTAGE_STATES.includes(code)) return true;
    if (/^[0-9A-Z]{5}$/.test(code)) return OUTAGE_CLASSES.includes(code.slice(0, 2));
  }
  return DRIVER_TEXTS.test(error.message);
}

/** The error as the caller should see it: a Fault when the database is away, else itself. */
export function faultOr(error: unknown): unknown {
  return isOutage(error) ? new Fault('the database does not answer', { cause: error }) : error;
}

/** Runs `work`; a lost database becomes a Fault. */
export async function orFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw faultOr(error);
  }
}
