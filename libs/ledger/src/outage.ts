import { Fault } from './refusal.js';

/**
 * SQLSTATE classes that say "the database cannot do this now": connection, resources (disk full, too many connections),
 * operator intervention (shutdown, timeout), system error, refused login. A broken rule or a bug is none of these.
 */
const OUTAGE_CLASSES = ['08', '28', '53', '57', '58'];
const OUTAGE_STATES = ['25P03', '3D000', '55P03'];
/** Rolled back because of another transaction (deadlock, serialisation): the same work can succeed next time. */
const COLLISION_CLASS = '40';
const SOCKET_ERRORS = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENOENT'];
const SQLSTATE = /^[0-9A-Z]{5}$/;
const GONE_CONNECTION = ['QueryRunnerAlreadyReleasedError', 'ConnectionIsNotSetError'];
const DRIVER_TEXTS =
  /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|client was closed|pool after calling end|driver not connected/i;

/** Whether an error means that the database is away or full, not that the work was wrong. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (GONE_CONNECTION.includes(error.name) || SOCKET_ERRORS.includes(code) || OUTAGE_STATES.includes(code)) return true;
  if (SQLSTATE.test(code)) return OUTAGE_CLASSES.includes(code.slice(0, 2));
  return DRIVER_TEXTS.test(error.message);
}

/** The error as the caller should see it: a Fault when the database is away or too busy, else itself. */
export function faultOr(error: unknown): unknown {
  if (isOutage(error)) return new Fault('the database does not answer', { cause: error });
  if (codeOf(error).startsWith(COLLISION_CLASS)) return new Fault('the database is too busy', { cause: error });
  return error;
}

/** Runs `work`; a lost database becomes a Fault. */
export async function orFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw faultOr(error);
  }
}

/** SQLSTATE or system error code, also of an error that TypeORM has wrapped; empty when there is none. */
function codeOf(error: unknown): string {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const known = driverError?.code ?? code;
  return typeof known === 'string' ? known : '';
}
