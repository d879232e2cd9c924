import type { EntityManager } from 'typeorm';
import type { ConsentWithdrawn } from '#libs/consents/facts';
import type { StoredFact } from '#libs/ledger';
import type { DisclosureGranted, DisclosureRecalled, DisclosureRefused, FieldsDelivered, SearchAnswered } from './facts.js';

/** Receivers of a signal hear that it changed, was withdrawn, or that a consent for it ended. */
async function receiversOf(tx: EntityManager, signalId: string): Promise<string[]> {
  const rows = await tx.query<{ to_oin: string }[]>(
    `select distinct to_oin from disclosures_list where signal_id = $1 and status = 'granted'`,
    [signalId],
  );
  return rows.map(({ to_oin }) => to_oin);
}

const ofSignal = (tx: EntityManager, fact: StoredFact): Promise<string[]> => receiversOf(tx, fact.stream.id);
const bothEnds = (_tx: unknown, fact: StoredFact): string[] => {
  const { from, to } = (fact as StoredFact<DisclosureGranted>).data;
  return [from.oin, to.oin];
};

export const disclosureAudience = {
  DisclosureGranted: bothEnds,
  /** A refusal is for the one who asked; the other does not learn that there was something to refuse. */
  DisclosureRefused: (_tx: unknown, fact: StoredFact): string[] => [(fact as StoredFact<DisclosureRefused>).data.from.oin],
  async DisclosureRecalled(tx: EntityManager, fact: StoredFact): Promise<string[]> {
    const { disclosureId } = (fact as StoredFact<DisclosureRecalled>).data;
    const rows = await tx.query<{ from_oin: string; to_oin: string }[]>(
      'select from_oin, to_oin from disclosures_list where disclosure_id = $1',
      [disclosureId],
    );
    return rows.flatMap(({ from_oin, to_oin }) => [from_oin, to_oin]);
  },
  FieldsDelivered: (_tx: unknown, fact: StoredFact): string[] => [(fact as StoredFact<FieldsDelivered>).data.to.oin],
  /** A hit is a disclosure for both sides; without one the asked side hears nothing. */
  SearchAnswered(_tx: unknown, fact: StoredFact): string[] {
    const { from, to, hits } = (fact as StoredFact<SearchAnswered>).data;
    return hits.length ? [from.oin, to.oin] : [to.oin];
  },
  SignalCorrected: ofSignal,
  SignalEnriched: ofSignal,
  SignalWithdrawn: ofSignal,
  ConsentWithdrawn: (tx: EntityManager, fact: StoredFact): Promise<string[]> =>
    receiversOf(tx, (fact as StoredFact<ConsentWithdrawn>).data.signalId),
};
