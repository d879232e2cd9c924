import type { Fact, StreamName } from '#libs/ledger';

export * from './erasure/facts.js';

/** A supervisor looked in the record of disclosures. Her looking is on record too; the filters are ids and codes, never a value of a person. */
export type OversightConsulted = Fact<
  'OversightConsulted',
  { question: 'verstrekkingen' | 'kennis'; filter: Record<string, string>; answers: number }
>;
export type OversightFact = OversightConsulted;

export const consultationStream = (id: string): StreamName => ({ type: 'consultation', id });
