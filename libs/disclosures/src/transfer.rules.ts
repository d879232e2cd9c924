import type { FieldsDecided, Held, Obtained, RecordDecision } from '#libs/policy';
import type { KnownSignal, SignalField } from '#libs/signals/facts';
import type { DisclosedField } from './facts.js';

/** A field that an organisation holds, with the provenance the policy needs. */
export type Holding = DisclosedField & Held;

/** What the organisation that registered a signal holds of it. */
export function ownHoldings(signal: KnownSignal): Holding[] {
  const { partner, task } = signal.holder;
  return signal.fields.map((field) => ({
    ...disclosed(field),
    obtained: { by: partner, task, regime: field.regime, on: field.on, finding: field.finding },
  }));
}

/** What a compartment holds of a signal: the fields granted to it, first processed there on the day of the grant. */
export function compartmentHoldings(
  signal: KnownSignal,
  partner: string,
  grants: readonly { on: string; fieldIds: readonly string[] }[],
): Holding[] {
  return signal.fields.flatMap((field) => {
    const first = grants
      .filter(({ fieldIds }) => fieldIds.includes(field.id))
      .map(({ on }) => on)
      .sort()[0];
    if (!first) return [];
    const obtained: Obtained = {
      by: partner,
      task: 'casus',
      regime: field.regime,
      on: first,
      supplier: signal.holder.partner,
      finding: field.finding,
    };
    return [{ ...disclosed(field), obtained }];
  });
}

/** Only a permit lets a field leave. The other effects need a smaller form, a human or a consent first, so the field stays. */
export function splitByVerdict(
  holdings: readonly Holding[],
  decision: RecordDecision,
): { going: DisclosedField[]; staying: DisclosedField[] } {
  const permitted = new Set(decision.fields.filter(({ effect }) => effect === 'permit').flatMap(({ ids }) => ids));
  return {
    going: holdings.filter(({ id }) => permitted.has(id)).map(withoutProvenance),
    staying: holdings.filter(({ id }) => !permitted.has(id)).map(withoutProvenance),
  };
}

/** The part of a decision that is about these fields. */
export function decisionOn(decision: RecordDecision, fields: readonly DisclosedField[]): RecordDecision {
  const ids = new Set(fields.map(({ id }) => id));
  const about = (decided: FieldsDecided): FieldsDecided => ({ ...decided, ids: decided.ids.filter((id) => ids.has(id)) });
  return { ...decision, fields: decision.fields.map(about).filter((decided) => decided.ids.length > 0) };
}

const disclosed = ({ id, key, cell, subject }: SignalField): DisclosedField => ({ id, key, cell, subject });
const withoutProvenance = ({ id, key, cell, subject }: Holding): DisclosedField => ({ id, key, cell, subject });
