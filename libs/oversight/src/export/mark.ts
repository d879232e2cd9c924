import { randomBytes, randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';

/** Who took it along, when and for which question: in the head of the file, so that every copy says whose it is. */
export interface Mark {
  id: string;
  /** Pseudonym. */
  officer: string;
  oin: string;
  /** ISO instant. */
  madeAt: string;
  filter: Record<string, string>;
  /** 32 random bytes in hex: so that nothing can be guessed from the digest that is on record. */
  salt: string;
}

/** @param asked ids, codes, days and yes or no; what is undefined is left out */
export function markOf({ officer, at }: Caller, asked: object): Mark {
  const filter = Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  return {
    id: randomUUID(),
    officer: officer.id,
    oin: officer.oin,
    madeAt: at.toISOString(),
    filter,
    salt: randomBytes(32).toString('hex'),
  };
}

/** The head as rows of a name and what belongs to it. @param what kind of file @param count lines in it */
export const headOf = ({ id, officer, oin, madeAt, filter, salt }: Mark, what: string, count: number): string[][] => [
  [what, id],
  ['gemaakt door', officer, oin],
  ['gemaakt op', madeAt],
  ['vraag', ...Object.entries(filter).map(([name, value]) => `${name}: ${value}`)],
  ['regels', String(count)],
  ['kenmerk van dit bestand', salt],
];
