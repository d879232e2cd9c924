import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import type { components } from './schema.js';

export type Organisation = components['schemas']['Partner'];

/** Every organisation under this code, or in this region, page after page. */
export async function allPartners(which: { partner: string } | { regio: string }): Promise<Organisation[]> {
  const found: Organisation[] = [];
  for (let pagina = 1; ; pagina += 1) {
    const page = await answerOf(api.GET('/partners', { params: { query: { ...which, pagina, paginaGrootte: 100 } } }));
    found.push(...page.items);
    if (page.volgende === null) return found;
  }
}

/** The RIECs: far fewer than one page. */
export const useRiecs = () =>
  useQuery({
    queryKey: ['partners', 'RC'],
    staleTime: Infinity,
    queryFn: () => answerOf(api.GET('/partners', { params: { query: { partner: 'RC', paginaGrootte: 100 } } })),
  });
