import type { Json } from '#libs/ledger';
import { verdictOf, type PolicyPack, type RecordDecision } from '#libs/policy';
import type { KnownField } from '#libs/signals/facts';
import type { DeliveredField } from './disclosure-answers.dto.js';
import type { DisclosedField } from './facts.js';

/** What a signal says of itself, in the fields that this reader gets: how sure the source is, and until when it may be kept. */
interface SaidOfSignal {
  reliability: string | null;
  keptUntil: string | null;
}

/** One field with where it comes from, as it goes to a reader. */
interface Located {
  dossier: { signalId: string };
  field: DisclosedField;
  source: Pick<KnownField, 'at'>;
}

/** By signal, from the fields that go: what is shielded says nothing here either. */
export function saidOfSignals(
  policy: PolicyPack,
  going: readonly Located[],
  values: ReadonlyMap<string, Json | undefined>,
): (signalId: string) => SaidOfSignal {
  // once for all: a case has hundreds of signals with thousands of fields
  const first = new Map(going.toReversed().map((one) => [`${one.dossier.signalId} ${one.field.key}`, one]));
  const valueOf = (key: string, signalId: string): string | null => {
    const found = first.get(`${signalId} ${key}`);
    const value = found && values.get(`${found.source.at.seq}/${found.source.at.no}`);
    return typeof value === 'string' ? value : null;
  };
  const said = new Map<string, SaidOfSignal>();
  return (signalId) => {
    const known = said.get(signalId) ?? { reliability: valueOf('reliability', signalId), keptUntil: valueOf('retention', signalId) };
    said.set(signalId, known);
    return known;
  };
}

/** What a screen shows beside a value: since when it is here and until when, how sure its source is, and the duties in plain words. */
export function provenanceOf(
  policy: PolicyPack,
  field: DisclosedField,
  decision: RecordDecision,
  { reliability, keptUntil }: SaidOfSignal,
  duties: readonly string[],
): Pick<DeliveredField, 'ontvangenOp' | 'bewarenTot' | 'betrouwbaarheid' | 'plichten'> {
  const origin = decision.origins[verdictOf(decision, field.id)?.origin ?? -1];
  // only what a compartment got from somebody names a supplier
  const got = origin?.supplier === undefined ? null : origin.on;
  const ends = [got && policy.termEnd('compartment', got), keptUntil].filter((day): day is string => typeof day === 'string');
  return {
    ontvangenOp: got,
    bewarenTot: ends.toSorted()[0] ?? null,
    betrouwbaarheid: reliability === null ? null : { code: reliability, tekst: labelOf(policy, 'reliability', reliability) },
    plichten: policy.obligations.filter(({ code }) => duties.includes(code)).map(({ code, text }) => ({ code, tekst: text })),
  };
}

/** The word for a code of the dictionary; an old code that the policy no longer knows stands for itself. */
function labelOf(policy: PolicyPack, key: string, code: string): string {
  const known = policy.fields.find((field) => field.key === key)?.codes?.find((one) => one.code === code);
  return known?.label ?? code;
}
