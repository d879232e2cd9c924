const day_ms = 86_400_000;

/** The day so many days later. @param day ISO date */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * day_ms).toISOString().slice(0, 10);

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The instant at which a day begins in the Netherlands. @param day ISO date */
export function startOfDay(day: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const hours = Number(clock.format(new Date(midnight)).slice(0, 2));
  return new Date(midnight - hours * 3_600_000).toISOString();
}
