import type { StoredFact } from '#libs/ledger';
import type { InstrumentEnded, InstrumentExpiryAnnounced, InstrumentResumed, InstrumentSuspended } from './facts.js';

type Announced = StoredFact<InstrumentSuspended | InstrumentResumed | InstrumentEnded | InstrumentExpiryAnnounced>;
const parties = (fact: StoredFact) => ({ to: (fact as Announced).data.audience.map((oin) => ({ oin })) });
const actor = (fact: StoredFact) => ({ to: [{ oin: fact.org }] });

/**
 * Who hears that a fact of this slice happened: the parties in the regions hear when an agreement stops, resumes, ends or is about to. An
 * agreement binds the organisation, so all its departments hear.
 */
export const instrumentAudience = {
  InstrumentRegistered: actor,
  InstrumentSigned: actor,
  InstrumentSuspended: parties,
  InstrumentResumed: parties,
  InstrumentEnded: parties,
  InstrumentExpiryAnnounced: parties,
};
