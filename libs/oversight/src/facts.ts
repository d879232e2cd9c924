import type { Fact, StreamName } from '#libs/ledger';

export * from './access/facts.js';
export * from './anomalies/facts.js';
export * from './erasure/facts.js';
export * from './retention/facts.js';

/** What supervision can ask of the record. */
export const supervisionQuestions = ['verstrekkingen', 'kennis', 'afwijkingen'] as const;
export type SupervisionQuestion = (typeof supervisionQuestions)[number];

/** A supervisor looked in the record of disclosures. Her looking is on record too; the filters are ids and codes, never a value of a person. */
export type OversightConsulted = Fact<
  'OversightConsulted',
  { question: SupervisionQuestion; filter: Record<string, string>; answers: number }
>;
export type OversightFact = OversightConsulted;

export const consultationStream = (id: string): StreamName => ({ type: 'consultation', id });
