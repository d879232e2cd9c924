import type { Texts } from '../text/language.js';
import type { FieldInfo } from './fields.js';

/** A value as an officer reads it: the names of codes, yes and no, lists with commas. */
export function valueText(
  fields: readonly FieldInfo[],
  veld: string,
  value: unknown,
  { yes, no }: Pick<Texts['intake'], 'yes' | 'no'>,
): string {
  if (Array.isArray(value)) return value.map((one) => valueText(fields, veld, one, { yes, no })).join(', ');
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${valueText(fields, veld, part, { yes, no })}`)
      .join(', ');
  const text = String(value);
  return fields.find((one) => one.veld === veld)?.waarden.find(({ code }) => code === text)?.naam ?? text;
}
