import type { StoredFact } from '#libs/ledger';

const actor = (fact: StoredFact) => ({ to: fact.org === 'hub' ? [] : [{ oin: fact.org }] });

/** Who hears that a fact of this slice happened: the office of the hub. */
export const rulebookAudience = { PolicyProposed: actor, PolicyPublished: actor };
