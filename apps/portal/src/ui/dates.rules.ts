const zone = 'Europe/Amsterdam';
const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** A day as people write it: 27 november 2026. @param on ISO date */
export const dayText = (on: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));

/** A value of a field: a day in words, anything else as it is. */
export const dayInWords = (text: string, locale: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? dayText(text, locale) : text);

/** An instant as people in the Netherlands write it. @param at ISO instant @param time with hours and minutes */
export const instantText = (at: string, locale: string, time: boolean): string =>
  new Intl.DateTimeFormat(locale, { ...day, ...(time && { hour: '2-digit', minute: '2-digit' }), timeZone: zone }).format(new Date(at));

/** Made once: making it takes far longer than using it, and a timeline asks for the day of every field. */
const dutch = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone });

/** The day that it is in the Netherlands, as ISO date. @param now instant in milliseconds */
export const dutchDayOf = (now: number): string => dutch.format(new Date(now));

/** A day as it is typed, in three parts. */
export interface TypedDay {
  day: string;
  month: string;
  year: string;
}

/** The ISO date of three typed numbers; null when there is no such day. */
export function isoDayOf({ day: d, month, year }: TypedDay): string | null {
  if (!/^\d{1,2}$/.test(d) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const read = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso) ? iso : null;
}

/** The other way round, to show again what was kept. @param on ISO date, or nothing */
export function typedDayOf(on: string | null): TypedDay {
  const [year = '', month = '', d = ''] = on?.split('-') ?? [];
  return { day: d.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}
