import type { Cell, PolicyRequest, Verdict } from '#libs/policy';

/** One question in a file: the situation, and the cells that are asked. */
export interface Question {
  given: PolicyRequest;
  cells: Cell[];
}

/**
 * Reads a question from JSON that was parsed. The keys of `given` are checked by the engine.
 * @throws Error naming the key that is wrong
 */
export function questionFrom(value: unknown, more: readonly string[] = []): Question {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not a JSON object');
  const unknown = Object.keys(value).filter((key) => key !== 'given' && key !== 'cells' && !more.includes(key));
  if (unknown.length > 0) throw new Error(`unknown key: ${unknown.join(', ')}`);
  const { given, cells } = value as Partial<Question>;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Error('given: an object is required');
  if (!Array.isArray(cells) || cells.length === 0) throw new Error('cells: a list with at least one cell is required');
  return { given, cells };
}

/** The verdict in the order of keys in which it is written. */
export function written({ effect, bases, reason, for: waiting, obligations, instead }: Verdict): Verdict {
  return { effect, bases, reason, for: waiting, obligations, instead };
}
