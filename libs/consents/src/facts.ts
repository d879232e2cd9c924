import type { Cell, PolicyConsent } from '#libs/policy';
import { derivedId, type Fact, type Json, type StoredFact, type StreamName } from '#libs/ledger';

/** What a victim agreed to or refused. The date of birth decides who may sign; it is sealed under the key of the facet. */
export interface ConsentScope {
  consentId: string;
  signalId: string;
  subject: string;
  recipients: string[];
  cells: Cell[];
  purpose: string;
  givenBy: 'self' | 'guardian' | 'representative';
  givenAt: string;
  expires: string | null;
  form: 'written' | 'oral';
  freely: boolean;
  guardianIsSuspect: boolean;
  incapable: boolean;
  /** Organisation that recorded it. */
  recordedBy: { partner: string; oin: string };
}

export type ConsentGiven = Fact<'ConsentGiven', ConsentScope>;
export type ConsentRefused = Fact<'ConsentRefused', ConsentScope>;
export type ConsentWithdrawn = Fact<'ConsentWithdrawn', { consentId: string; signalId: string; withdrawnAt: string }>;
export type ConsentFact = ConsentGiven | ConsentRefused | ConsentWithdrawn;
export const consentFactTypes = ['ConsentGiven', 'ConsentRefused', 'ConsentWithdrawn'] as const;

export interface KnownConsent extends ConsentScope {
  refused: boolean;
  withdrawnAt: string | null;
  version: number;
  /** Where the date of birth lies in the ledger; absent when it was not given. */
  born: { seq: number; eventId: string; no: number } | null;
}

/** All consents about one signal. */
export interface Consents {
  version: number;
  list: KnownConsent[];
}
export const noConsents: Consents = { version: 0, list: [] };

/** All consents about one signal stand in one stream, so that one read knows them all. */
export const consentStream = (signalId: string): StreamName => ({ type: 'consent', id: derivedId('consent', signalId) });
export const bornPath = (consentId: string): string => `geboren/${consentId}`;

export function evolveConsents(consents: Consents, stored: StoredFact<ConsentFact>): Consents {
  switch (stored.type) {
    case 'ConsentGiven':
    case 'ConsentRefused': {
      const born = stored.fields.find(({ path }) => path === bornPath(stored.data.consentId));
      const at = born ? { seq: stored.seq, eventId: stored.eventId, no: born.no } : null;
      const added = { ...stored.data, refused: stored.type === 'ConsentRefused', withdrawnAt: null, version: stored.version, born: at };
      return { version: stored.version, list: [...consents.list, added] };
    }
    case 'ConsentWithdrawn': {
      const { consentId, withdrawnAt } = stored.data;
      const list = consents.list.map((consent) => (consent.consentId === consentId ? { ...consent, withdrawnAt } : consent));
      return { version: stored.version, list };
    }
    default:
      return unknownFact(stored);
  }
}

/** A consent in the words of the policy. A date of birth that is unknown or erased is left out, and then counts as under sixteen. */
export function policyConsent(consent: KnownConsent, born: Json | undefined): PolicyConsent {
  const { recipients, cells, purpose, givenBy, givenAt, expires, form, freely, guardianIsSuspect, incapable, refused, withdrawnAt } =
    consent;
  return {
    subject: 'victim',
    recipients,
    cells,
    purpose,
    givenBy,
    givenAt,
    freely,
    guardianIsSuspect,
    incapable,
    refused,
    form,
    ...(typeof born === 'string' && { born }),
    ...(expires && { expires }),
    ...(withdrawnAt && { withdrawnAt }),
  };
}

function unknownFact(fact: never): never {
  throw new Error(`unknown consent fact ${(fact as { type: string }).type}`);
}
