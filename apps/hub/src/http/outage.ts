/** SQLSTATE classes that say the database cannot do this now: connection, resources, operator, system. Never a broken rule or a bug. */
const classes = ['08', '53', '57', '58'];
const socket = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'];
const texts = /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|client was closed/i;

/** Whether a query failed because the database is away or full. The ledger says so with a Fault; this is for what views read themselves. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (driverError instanceof Error && driverError !== error) return isOutage(driverError);
  if (typeof code === 'string' && (socket.includes(code) || (/^[0-9A-Z]{5}$/.test(code) && classes.includes(code.slice(0, 2)))))
    return true;
  return texts.test(error.message);
}
