import type { Fact, StoredFact, StreamName } from '#libs/ledger';
import { derivedId } from '#libs/ledger';

/** A privacy officer has seen that the terms of these facets are over on `day`, and wants them destroyed when it comes. `subjects`: ids of the keys of facets. */
export type RetentionSettled = Fact<'RetentionSettled', { day: string; subjects: string[] }>;

/** One for each preview: settling the same again is the same wish. @param shown digest of the preview */
export const retentionStream = (shown: string): StreamName => ({ type: 'retention', id: derivedId('retention', shown) });

/** How often this preview was settled; it is once. */
export const settledOnce = { initial: 0, evolve: (count: number, _fact: StoredFact<RetentionSettled>): number => count + 1 };
