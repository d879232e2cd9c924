const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const EARLIEST = '1900-01-01';

/** True for `YYYY-MM-DD` that stands in the calendar, from 1900 on. */
export function isCalendarDate(value: string): boolean {
  const parts = DAY.exec(value);
  if (!parts || value < EARLIEST) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** True for a calendar date, or a date with a time and an offset (RFC 3339, seconds may be left out). */
export function isMoment(value: string): boolean {
  const day = INSTANT.exec(value)?.[1];
  return isCalendarDate(day ?? value);
}

/**
 * True when the first moment is surely not after the second. A day without a time has no instant: then only the days as written are compared.
 */
export function isInOrder(from: string, until: string): boolean {
  const bothInstants = from.includes('T') && until.includes('T');
  return bothInstants ? Date.parse(from) <= Date.parse(until) : from.slice(0, 10) <= until.slice(0, 10);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
