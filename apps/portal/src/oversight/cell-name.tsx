import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';

type List = components['schemas']['Gegevenslijst'];
const empty: ReadonlyMap<string, string> = new Map();
const byCell = ({ soorten }: List): ReadonlyMap<string, string> => new Map(soorten.map(({ cel, naam }) => [cel, naam]));

/** The cells of the policy by their names for people; empty until the hub has said them. */
export const useCellNames = (): ReadonlyMap<string, string> =>
  useQuery({ queryKey: ['velden'], queryFn: () => answerOf(api.GET('/velden')), staleTime: 3_600_000, select: byCell }).data ?? empty;

/** The kinds of data to choose from, in the order of the alphabet. @param chosen one of another policy stays among them, by its code */
export function useCellOptions(chosen: string | undefined): { value: string; label: string }[] {
  const named = [...useCellNames()].map(([value, name]) => ({ value, label: `${name} (${value})` }));
  const known = named.toSorted((one, other) => one.label.localeCompare(other.label, 'nl'));
  return chosen === undefined || chosen === '' || known.some(({ value }) => value === chosen)
    ? known
    : [...known, { value: chosen, label: chosen }];
}

/** A kind of data in words, with its code in small; one of another policy has its code alone. */
export function CellName({ cell }: { cell: string }) {
  const name = useCellNames().get(cell);
  return name === undefined ? (
    <code>{cell}</code>
  ) : (
    <>
      {name} <small className="code">{cell}</small>
    </>
  );
}

/** The same of several, one after another. */
export function CellNames({ cells }: { cells: readonly string[] }) {
  return cells.map((cell, at) => (
    <span key={cell}>
      {at > 0 && ', '}
      <CellName cell={cell} />
    </span>
  ));
}
