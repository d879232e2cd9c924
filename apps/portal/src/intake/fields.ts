import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type FieldInfo = components['schemas']['VeldUitGegevenslijst'];

/** The data dictionary of the hub: names of fields and of their values. The same for all officers, so it is kept. */
export const useFields = () =>
  useQuery({ queryKey: ['velden'], queryFn: () => answerOf(api.GET('/velden')), staleTime: 3_600_000, select: ({ items }) => items });

/** The name of a field for people; its name in the API until the dictionary is there. */
export function useFieldName(): (veld: string) => string {
  const { data } = useFields();
  return (veld) => data?.find((one) => one.veld === veld)?.naam ?? veld;
}

/** The values that a field may have, to choose from. */
export function useFieldOptions(veld: string): { value: string; label: string; form: string }[] {
  const { data } = useFields();
  return (
    data?.find((one) => one.veld === veld)?.waarden.map(({ code, naam, vorm }) => ({ value: code, label: naam, form: vorm ?? 'alle' })) ??
    []
  );
}
