/** The name of a field for people: `kvkNummer` becomes `kvk nummer`. */
export const fieldText = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);

/** Numbers of signals, in the order of the case: people say "signal 2", not thirty-six characters. */
export const numbersOf = (signals: readonly string[]): Map<string, number> => new Map(signals.map((id, index) => [id, index + 1]));
