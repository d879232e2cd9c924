import type { Officer } from './hub-client.js';

/** An organisation as /v1/partners shows it. */
export interface Known {
  oin: string;
  naam: string;
  partners: string[];
  regios: string[];
}

/** Finds organisations by code and part of their name, over all pages. */
export async function findOrganisation(officer: Officer, partner: string, name: RegExp): Promise<Known> {
  for (let path: string | null = `/v1/partners?partner=${partner}&paginaGrootte=100`; path;) {
    const { body } = await officer.get(path);
    const found = (body.items as Known[]).find(({ naam }) => name.test(naam));
    if (found) return found;
    path = body.volgende as string | null;
  }
  throw new Error(`geen organisatie ${name.source} met code ${partner}`);
}
