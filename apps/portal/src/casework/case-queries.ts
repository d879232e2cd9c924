import { type UseMutationResult, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { answerOf, api, newKey } from '../api/client.js';
import { allPartners, type Organisation, useRiecs } from '../api/partners.js';
import { personal } from '../api/queries.js';
import type { components } from '../api/schema.js';
import { useOfficer } from '../session/use-session.js';

type Schemas = components['schemas'];
export type CaseFile = Schemas['Zaak'];
export type ReadCase = Schemas['GelezenZaak'];
export type Field = Schemas['VerstrektVeld'];
export type Shielded = Schemas['AfgeschermdVeld'];
export type Match = Schemas['Overeenkomst'];

export const useCaseFile = (id: string): UseQueryResult<CaseFile> =>
  useQuery({ queryKey: ['zaak', id], queryFn: () => answerOf(api.GET('/zaken/{id}', { params: { path: { id } } })) });

/** The fields, read once for all parts of the page: each reading is on record. */
export const useCaseFields = (id: string, wanted: boolean): UseQueryResult<ReadCase> =>
  useQuery({
    ...personal,
    staleTime: Infinity,
    queryKey: ['zaak', id, 'velden'],
    queryFn: () => answerOf(api.GET('/zaken/{id}/velden', { params: { path: { id } } })),
    enabled: wanted,
  });

/** Names of organisations of the region of this RIEC; the others keep their number. */
export function useNames(riec: string): { nameOf(oin: string): string; organisations: Organisation[] } {
  const riecs = useRiecs();
  const region = riecs.data?.items.find(({ oin }) => oin === riec)?.regios[0];
  const inRegion = useQuery({
    queryKey: ['partners', region],
    staleTime: Infinity,
    enabled: region !== undefined,
    queryFn: () => allPartners({ regio: region! }),
  });
  return useMemo(() => {
    const organisations = inRegion.data ?? [];
    const names = new Map([...(riecs.data?.items ?? []), ...organisations].map(({ oin, naam }) => [oin, naam]));
    return { nameOf: (oin: string) => names.get(oin) ?? oin, organisations };
  }, [riecs.data, inRegion.data]);
}

/** Whether the officer does the work of the analyst: others read along, and the hub would refuse them the rest. */
export const useIsAnalyst = (): boolean => useOfficer().rollen.includes('riec-analist');

/**
 * A wish of the officer, with one key as long as it stays the same wish: sent again it is carried out once. Afterwards what is on the screen is read
 * anew; the fields of a case only when they may have changed, because each reading is on record.
 */
export function useWish<Body>(
  send: (body: Body, key: ReturnType<typeof newKey>) => Promise<unknown>,
  { after, changesFields = false }: { after?: () => void; changesFields?: boolean } = {},
): UseMutationResult<unknown, Error, Body> {
  const client = useQueryClient();
  const sent = useRef<{ body: string; key: ReturnType<typeof newKey> } | null>(null);
  return useMutation({
    mutationFn: (body: Body) => {
      const text = JSON.stringify(body);
      if (sent.current?.body !== text) sent.current = { body: text, key: newKey() };
      return send(body, sent.current.key);
    },
    onSuccess: async () => {
      sent.current = null;
      await client.invalidateQueries({ predicate: ({ queryKey }) => changesFields || queryKey[2] !== 'velden' });
      after?.();
    },
  });
}
