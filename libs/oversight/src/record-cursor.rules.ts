import { Refusal } from '#libs/ledger';

/** What the record can be put in order by. */
export const recordSorts = ['tijdstip', 'soort', 'gever', 'ontvanger'] as const;
export type RecordSort = (typeof recordSorts)[number];
export const directions = ['oplopend', 'aflopend'] as const;
export type Direction = (typeof directions)[number];

/** The order of the lines; the place in the log breaks every tie. */
export interface RecordOrder {
  by: RecordSort;
  direction: Direction;
}

/** The last line of a page. `key`: what it was sorted on; empty when that is the place in the log itself. */
export interface RecordPlace {
  key: string;
  seq: number;
}

/** Where the next page begins, as a text that belongs to this order alone. Holds a code and a number, nothing of a person. */
export function cursorOf({ by, direction }: RecordOrder, { key, seq }: RecordPlace): string {
  return Buffer.from(JSON.stringify([by, direction, key, seq])).toString('base64url');
}

/** @throws Refusal 'oversight.cursor-invalid' also when it belongs to another order: lines would be left out unseen */
export function placeOf(cursor: string, order: RecordOrder): RecordPlace {
  const [by, direction, key, seq] = partsOf(cursor);
  const fits = by === order.by && direction === order.direction && typeof key === 'string' && Number.isSafeInteger(seq);
  if (fits && cursorOf(order, { key, seq: seq as number }) === cursor) return { key, seq: seq as number };
  const detail = 'Dit is geen vervolg van deze lijst. Vraag haar opnieuw, zonder "na".';
  throw new Refusal('oversight.cursor-invalid', 'invalid', detail, [{ pointer: '/na', code: 'cursor.invalid', detail }]);
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
