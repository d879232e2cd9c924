import type { StoredFact } from '#libs/ledger';

const holder = (fact: StoredFact) => ({ to: [fact.org] });

/** Who hears that a fact of this slice happened: the organisation that holds the signal. */
export const signalAudience = { SignalRegistered: holder, SignalEnriched: holder, SignalCorrected: holder, SignalWithdrawn: holder };
