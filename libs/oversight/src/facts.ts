import type { Fact, StreamName } from '#libs/ledger';

export * from './access/facts.js';
export * from './anomalies/facts.js';
export * from './erasure/facts.js';
export * from './retention/facts.js';

/** What supervision can ask of the record. */
export const supervisionQuestions = ['verstrekkingen', 'kennis', 'afwijkingen', 'inzage', 'logboek'] as const;
export type SupervisionQuestion = (typeof supervisionQuestions)[number];

/** What an answer can leave as. */
export const fileFormats = ['text/csv', 'application/pdf'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** A supervisor looked in the record of disclosures. Her looking is on record too; the filters are ids and codes, never a value of a person. */
export type OversightConsulted = Fact<
  'OversightConsulted',
  {
    question: SupervisionQuestion;
    filter: Record<string, string>;
    answers: number;
    /**
     * Absent: it stayed on the screen. Else it left as a file, with this SHA-256 in hex; the file has a random number, so nothing can be guessed from it.
     * A copy of the log is made while it leaves, so it has no digest before: its root in hex says every entry that is in it.
     */
    file?: { format: FileFormat; digest: string } | { format: 'application/x-tar'; root: string };
  }
>;
export type OversightFact = OversightConsulted;

export const consultationStream = (id: string): StreamName => ({ type: 'consultation', id });
