/** What the list of disclosures is narrowed and sorted by. All of it is ids and codes, so it may stand in the address. */
export interface RecordFilter {
  signaal?: string;
  betrokkene?: string;
  afdelingGever?: string;
  afdelingOntvanger?: string;
  medewerker?: string;
  soort?: string;
  cel?: string;
  grond?: string;
  uitkomst?: string;
  reden?: string;
  getoond?: string;
  van?: string;
  tot?: string;
  sorteerOp?: string;
  richting?: string;
}

export const filterNames = [
  'signaal',
  'betrokkene',
  'afdelingGever',
  'afdelingOntvanger',
  'medewerker',
  'soort',
  'cel',
  'grond',
  'uitkomst',
  'reden',
  'getoond',
  'van',
  'tot',
  'sorteerOp',
  'richting',
] as const;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const code = /^[A-Za-z0-9_.-]{1,64}$/;
const shapes: Partial<Record<(typeof filterNames)[number], RegExp>> = {
  signaal: uuid,
  betrokkene: uuid,
  van: /^\d{4}-\d{2}-\d{2}$/,
  tot: /^\d{4}-\d{2}-\d{2}$/,
};

/** Reads a filter from an address. What is no id, code or day is left out: an address may come from anywhere. */
export function filterIn(search: Record<string, unknown>): RecordFilter {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = search[name];
      const text = typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : '';
      return (shapes[name] ?? code).test(text) ? [[name, text] as const] : [];
    }),
  );
}

/** How many of them narrow the list. */
export const narrowing = (filter: RecordFilter): number =>
  filterNames.filter((name) => name !== 'sorteerOp' && name !== 'richting' && filter[name] !== undefined).length;

/**
 * The filter as the hub asks for it: days become instants in the Netherlands. @param startOf the instant at which an ISO date begins there
 */
export function questionOf(
  { getoond, van, tot, ...codes }: RecordFilter,
  startOf: (day: string) => string,
  dayAfter: (day: string) => string,
) {
  return {
    ...codes,
    ...(getoond !== undefined && { getoond: getoond === 'true' }),
    ...(van !== undefined && { van: startOf(van) }),
    ...(tot !== undefined && { tot: startOf(dayAfter(tot)) }),
  };
}
