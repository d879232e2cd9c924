import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { allPartners } from '../api/partners.js';
import { personal } from '../api/queries.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Received = Schemas['VerstrekkingInLijst'];
export type Dossier = Schemas['EigenSignaal'];
export type Consent = Schemas['Toestemming'];
export type GivePreview = Schemas['VoorbeeldVanVerstrekking'];
export const perPage = 20;

export const useReceived = (pagina: number) =>
  useQuery({
    queryKey: ['verstrekkingen', 'ontvangen', pagina],
    queryFn: () => answerOf(api.GET('/verstrekkingen', { params: { query: { kant: 'ontvangen', pagina, paginaGrootte: perPage } } })),
  });

export const useOwn = (pagina: number) =>
  useQuery({
    queryKey: ['signalen', 'eigen', pagina],
    queryFn: () => answerOf(api.GET('/signalen', { params: { query: { pagina, paginaGrootte: perPage } } })),
  });

/** The fields of an own file, read once for all parts of the page: each reading is on record. */
export const useDossier = (id: string): UseQueryResult<Dossier> =>
  useQuery({
    ...personal,
    staleTime: Infinity,
    queryKey: ['dossier', id, 'velden'],
    queryFn: () => answerOf(api.GET('/signalen/{id}', { params: { path: { id } } })),
  });

export const useConsents = (signaalId: string) =>
  useQuery({
    queryKey: ['dossier', signaalId, 'toestemmingen'],
    queryFn: () => answerOf(api.GET('/signalen/{signaalId}/toestemmingen', { params: { path: { signaalId } } })),
    select: ({ items }) => items,
  });

/** What a disclosure would answer now, per receiver that the policy proposes. Nothing is written. */
export const useGivePreview = (signaal: string): UseQueryResult<GivePreview[]> =>
  useQuery({
    queryKey: ['dossier', signaal, 'voorbeeld'],
    queryFn: () => answerOf(api.POST('/verstrekkingen/_voorbeeld', { body: { signaal } })),
    select: ({ items }) => items,
  });

/** Names of organisations that act under these codes; until they are known, and for others, the number. */
export function useNamesIn(codes: readonly string[]): (oin: string) => string {
  const answers = useQueries({
    queries: [...new Set(codes)].map((partner) => ({
      queryKey: ['partners', 'code', partner],
      staleTime: Infinity,
      queryFn: () => allPartners({ partner }),
    })),
  });
  const names = new Map(answers.flatMap(({ data = [] }) => data.map(({ oin, naam }) => [oin, naam] as const)));
  return (oin) => names.get(oin) ?? oin;
}
