import type { Texts } from '../text/language.js';
import { dayInWords } from '../ui/dates.rules.js';
import type { FieldInfo } from './fields.js';

/** A value as an officer reads it: the names of codes, yes and no, days in words, lists with commas. */
export function valueText(
  fields: readonly FieldInfo[],
  veld: string,
  value: unknown,
  { yes, no }: Pick<Texts['intake'], 'yes' | 'no'>,
  locale: string,
): string {
  if (Array.isArray(value)) return value.map((one) => valueText(fields, veld, one, { yes, no }, locale)).join(', ');
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${valueText(fields, veld, part, { yes, no }, locale)}`)
      .join(', ');
  const text = String(value);
  return fields.find((one) => one.veld === veld)?.waarden.find(({ code }) => code === text)?.naam ?? dayInWords(text, locale);
}
