import { derivedId, type Fact, type StoredFact, type StreamName } from '#libs/ledger';
import type { ErasureReason } from '#libs/signals/facts';

/** A department, by organisation and the partner code under which it acts. */
export interface Department {
  oin: string;
  partner: string;
}
/** What is to be erased: one facet of one person in one signal, or the signal's own data. */
export interface ErasureScope {
  /** UUID of the key of the facet. */
  subject: string;
  signalId: string;
  because: ErasureReason;
}

/** One officer wants it; who she is stands in the header. */
export type ErasureAsked = Fact<'ErasureAsked', ErasureScope>;
/** Another officer wants it too. From here on it is carried out. */
export type ErasureConfirmed = Fact<'ErasureConfirmed', ErasureScope>;
/**
 * Values and key are gone. `receivers`: everyone who has a receipt about this facet; they hear of this fact. `tag`: how those receipts name the facet.
 * `fields`: ids within the signal.
 */
export type ErasureCompleted = Fact<
  'ErasureCompleted',
  ErasureScope & { tag: string; fields: string[]; holder: Department; receivers: Department[] }
>;
export type ErasureFact = ErasureAsked | ErasureConfirmed | ErasureCompleted;

export type Erasure =
  | { status: 'none' }
  | { status: 'asked' | 'confirmed'; because: ErasureReason; by: string; askedAt: Date }
  | ({ status: 'completed'; completedAt: Date } & ErasureCompleted['data']);

export const noErasure: Erasure = { status: 'none' };
/** One for each facet: asking again is the same wish. */
export const erasureStream = (subject: string): StreamName => ({ type: 'erasure', id: derivedId('erasure', subject) });

export function evolveErasure(state: Erasure, stored: StoredFact<ErasureFact>): Erasure {
  const { recordedAt } = stored;
  switch (stored.type) {
    case 'ErasureAsked':
      return { status: 'asked', because: stored.data.because, by: authorOf(stored), askedAt: recordedAt };
    case 'ErasureConfirmed':
      return { status: 'confirmed', because: stored.data.because, by: authorOf(stored), askedAt: recordedAt };
    case 'ErasureCompleted':
      return { status: 'completed', completedAt: recordedAt, ...stored.data };
    default:
      return unknownFact(stored);
  }
}

/** Officers are pseudonyms of the one who issued their token: within one organisation they are told apart. */
export const authorOf = ({ org, officer }: { org: string; officer: string | null }): string => `${org} ${officer ?? ''}`;

function unknownFact(fact: never): never {
  throw new Error(`unknown erasure fact ${(fact as { type: string }).type}`);
}
