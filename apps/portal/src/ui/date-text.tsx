import { useLocale } from '../text/language.js';
import { dayText, instantText } from './dates.rules.js';

/** An instant of the API, as the day in the Netherlands: 27 november 2026. With `time` also the hour. */
export function DateText({ at, time = false }: { at: string; time?: boolean }) {
  const locale = useLocale();
  return <time dateTime={at}>{at.length === 10 ? dayText(at, locale) : instantText(at, locale, time)}</time>;
}
