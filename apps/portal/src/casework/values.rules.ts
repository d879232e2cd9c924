/** A value of the dictionary as text: a list with commas, a structure as `name: value`. @param yes @param no words for true and false */
export function valueText(value: unknown, yes: string, no: string): string {
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value)) return value.map((one) => valueText(one, yes, no)).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${valueText(one, yes, no)}`)
      .join('; ');
  return String(value);
}

/** The name of a field for people: `kvkNummer` becomes `kvk nummer`. */
export const fieldText = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);

/** Numbers of signals, in the order of the case: people say "signal 2", not thirty-six characters. */
export const numbersOf = (signals: readonly string[]): Map<string, number> => new Map(signals.map((id, index) => [id, index + 1]));
