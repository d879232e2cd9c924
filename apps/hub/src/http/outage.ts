/** SQLSTATE classes that say the database cannot do this now: connection, resources, operator, system. Never a broken rule or a bug. */
const classes = ['08', '53', '57', '58'];
const socket = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'];
const texts = /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|client was closed/i;

/**
 * Whether a query failed because the database is away or full. The ledger says so with a Fault; this is for what views read themselves.
 * Looks at members, not at the class: an error of the network may come from another realm than this module.
 */
export function isOutage(error: unknown): boolean {
  if (error === null || typeof error !== 'object') return false;
  const { code, driverError, errors, message } = error as { code?: unknown; driverError?: unknown; errors?: unknown; message?: unknown };
  if (driverError && driverError !== error) return isOutage(driverError);
  if (Array.isArray(errors) && errors.length > 0) return errors.every(isOutage);
  if (typeof code === 'string' && (socket.includes(code) || (/^[0-9A-Z]{5}$/.test(code) && classes.includes(code.slice(0, 2)))))
    return true;
  return typeof message === 'string' && texts.test(message);
}
