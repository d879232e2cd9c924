import type { RecordDecision, Verdict } from '#libs/policy';
import { Refusal } from '#libs/ledger';
import type { DraftField } from './intake.rules.js';
import type { Holder, KnownSignal, RefusedField, Signal, SignalField } from './facts.js';

export interface Judged {
  stored: DraftField[];
  refused: (RefusedField & { id: string; verdict: Verdict })[];
}

/**
 * Splits the offered fields in what may be registered and what may not. A field is stored when the law allows it for at least one of the
 * purposes; otherwise the reason under the first purpose stands. Anything that was not judged is refused.
 */
export function judgeRegistering(fields: readonly DraftField[], decisions: readonly RecordDecision[]): Judged {
  const stored: DraftField[] = [];
  const refused: Judged['refused'] = [];
  for (const field of fields) {
    const verdicts = decisions.flatMap((decision) => decision.fields.filter(({ ids }) => ids.includes(field.id)));
    if (verdicts.some(({ effect }) => effect === 'permit')) stored.push(field);
    else
      refused.push({
        id: field.id,
        key: field.key,
        cell: field.cell,
        reason: verdicts[0]?.reason ?? 'NO_GROUND_REGISTER',
        verdict: verdicts[0] ?? unjudged,
      });
  }
  return { stored, refused };
}

/** The grounds under which a field is registered, over all purposes. */
export function groundsOf(fieldId: string, decisions: readonly RecordDecision[]): string[] {
  const verdicts = decisions.flatMap(({ fields }) => fields.filter(({ ids, effect }) => effect === 'permit' && ids.includes(fieldId)));
  return [...new Set(verdicts.flatMap(({ bases }) => bases))].sort();
}

/** Who holds a signal: an organisation in one capacity. Another department of the same municipality is another holder. */
export type Owner = Pick<Holder, 'oin' | 'partner'>;

/** An active signal of this holder, or a refusal. An unknown signal and one of another holder look the same. */
export function ownActive(signal: Signal, by: Owner): KnownSignal {
  const own = ownSignal(signal, by);
  if (own.status === 'withdrawn')
    throw new Refusal('signal.withdrawn', 'gone', 'Dit signaal is ingetrokken. U kunt het niet meer aanvullen of wijzigen.');
  return own;
}

export function ownSignal(signal: Signal, by: Owner): KnownSignal {
  if (signal.status === 'absent' || signal.holder.oin !== by.oin || signal.holder.partner !== by.partner) {
    throw new Refusal('signal.unknown', 'not-found', 'Dit signaal is niet gevonden bij uw organisatie.');
  }
  return signal;
}

export const withoutValue = ({ value: _value, ...field }: DraftField): SignalField => field;

const unjudged: Verdict = { effect: 'deny', bases: [], reason: 'NO_GROUND_REGISTER', for: [], obligations: [], instead: ['F3'] };
