import type { StoredFact } from '#libs/ledger';
import type { Obtained, RecordDecision } from '#libs/policy';
import type { DisclosureGranted, DisclosureRecalled } from '#libs/disclosures/facts';
import type { KnownSignal, Signal, SignalEnriched, SignalField, SignalRegistered } from '#libs/signals/facts';

/** What the ledger says of where the fields of a signal come from. */
export interface Roots {
  holder: KnownSignal['holder'];
  fields: readonly SignalField[];
}

/** A grant of fields of a signal, as long as it stands. */
export interface StandingGrant {
  disclosureId: string;
  partner: string;
  on: string;
  fieldIds: readonly string[];
}

/** Registering names the fields itself; everything after it is about the signal as it stood. Null: nothing of it is known. */
export function rootsOf(fact: StoredFact, signal: Signal): Roots | null {
  const known = signal.status === 'absent' ? null : signal;
  if (fact.type === 'SignalRegistered') return fact.data as SignalRegistered['data'];
  if (fact.type === 'SignalEnriched') return known && { holder: known.holder, fields: (fact.data as SignalEnriched['data']).fields };
  return known;
}

export function evolveGrants(
  grants: readonly StandingGrant[],
  fact: StoredFact<DisclosureGranted> | StoredFact<DisclosureRecalled>,
  dayOf: (at: Date) => string,
): StandingGrant[] {
  const { disclosureId } = fact.data;
  if (fact.type === 'DisclosureRecalled') return grants.filter((grant) => grant.disclosureId !== disclosureId);
  const { to, fields } = fact.data;
  return [...grants, { disclosureId, partner: to.partner, on: dayOf(fact.recordedAt), fieldIds: fields.map(({ id }) => id) }];
}

/**
 * Fields whose recorded origin is neither that of the holder nor that of a department to which they were granted. A field that was refused at registering is
 * nowhere else, so of that only the decision itself tells.
 */
export function strayOrigins({ fields, origins }: RecordDecision, roots: Roots | null, grants: readonly StandingGrant[]): string[] {
  if (!roots) return [];
  return fields.flatMap(({ ids, origin }) => {
    const recorded = origins[origin];
    if (!recorded) return [];
    return ids.flatMap((id) => {
      const field = roots.fields.find((one) => one.id === id);
      return !field || possibleOrigins(field, recorded, roots.holder, grants).some((one) => isSame(one, recorded))
        ? []
        : [`herkomst ${id}`];
    });
  });
}

function possibleOrigins(
  { id, regime, on, finding }: SignalField,
  { by }: Obtained,
  { partner, task }: Roots['holder'],
  grants: readonly StandingGrant[],
): Obtained[] {
  const days = grants.filter((grant) => grant.partner === by && grant.fieldIds.includes(id)).map((grant) => grant.on);
  return [
    { by: partner, task, regime, on, finding },
    ...days.map((day) => ({ by, task: 'casus', regime, on: day, supplier: partner, finding })),
  ];
}

const isSame = (one: Obtained, other: Obtained): boolean => JSON.stringify(entriesOf(one)) === JSON.stringify(entriesOf(other));
const entriesOf = (obtained: Obtained): unknown[] => Object.entries(obtained).sort(([one], [other]) => (one < other ? -1 : 1));
