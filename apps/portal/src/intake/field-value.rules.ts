import { isoDayOf } from '../ui/dates.rules.js';

/** What the dictionary says about a field, as far as it decides how a value is written. */
export interface Written {
  invoer: 'tekst' | 'verhaal' | 'getal' | 'ja-nee' | 'dag' | 'keuze' | 'onderdelen';
  meer: boolean;
}

/** As it stands in the form: texts, or what was ticked. */
export type Typed = string | string[];

export const nothingTyped = ({ invoer, meer }: Written): Typed => (invoer === 'keuze' && meer ? [] : '');

/** A value of the hub in the form; null when it has parts, which cannot be written here. Pure. */
export function typedOf(field: Written, value: unknown): Typed | null {
  if (field.invoer === 'onderdelen') return null;
  if (field.meer) {
    if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) return null;
    return field.invoer === 'keuze' ? (value as string[]) : value.join('\n');
  }
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  return field.invoer === 'dag' ? value.split('-').toReversed().join('-') : value;
}

/** The value as the hub takes it; null as long as it is not whole. A list of texts has one on each line. Pure. */
export function valueOf({ invoer, meer }: Written, typed: Typed): string | number | boolean | string[] | null {
  if (Array.isArray(typed)) return typed.length > 0 ? typed : null;
  const text = typed.trim();
  if (text === '' || invoer === 'onderdelen') return null;
  if (meer) return [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);
  if (invoer === 'ja-nee') return text === 'ja';
  if (invoer === 'getal') return /^\d{1,6}$/.test(text) ? Number(text) : null;
  if (invoer === 'dag') return dayOf(text);
  return text;
}

function dayOf(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
  return isoDayOf({ day, month, year });
}

const rolesOf = {
  case: null,
  victim: 'slachtoffer',
  suspect: 'verdachte',
  circle: 'kring',
  witness: 'getuige',
  reporter: 'melder',
} as const;
type Facet = keyof typeof rolesOf;

/** What the hub keeps itself of a signal; nobody adds it by hand. */
const ownGroups = new Set(['META', 'EVAL', 'CASE', 'STAT', 'CONS', 'MATCH']);

/** The fields that can be added about somebody in this role, or about the case itself (null). Pure. */
export function addableFor<F extends Written & { cellen: string[] }>(fields: readonly F[], role: string | null): F[] {
  const fits = (cell: string): boolean => {
    const [facet = '', group = ''] = cell.split('.');
    return rolesOf[facet as Facet] === role && !ownGroups.has(group);
  };
  return fields.filter(({ invoer, cellen }) => invoer !== 'onderdelen' && cellen.some(fits));
}
