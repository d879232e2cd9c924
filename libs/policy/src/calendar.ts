/** Days of law as 'YYYY-MM-DD'; they compare as text. */

/** The same day `years` later. A day that does not exist then (29 February) becomes the last day of that month: a term never runs longer. */
export function addYears(day: string, years: number): string {
  return addMonths(day, years * 12);
}

export function addMonths(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${pad(month)}-${pad(Math.min(Number(day.slice(8, 10)), last))}`;
}

/** After every day on which anything is asked. */
export const never = '9999-12-31';

const pad = (value: number): string => String(value).padStart(2, '0');
