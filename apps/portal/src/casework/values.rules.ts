/** Numbers of signals, in the order of the case: people say "signal 2", not thirty-six characters. */
export const numbersOf = (signals: readonly string[]): Map<string, number> => new Map(signals.map((id, index) => [id, index + 1]));
