import { Refusal } from '#libs/ledger';
import type { ErasureReason, Signal, SignalFact } from '#libs/signals/facts';
import type { Erasure, ErasureFact, ErasureScope } from './facts.js';

/** A wish that nobody shared within this time is forgotten: the second officer must know the case of the first. */
const asked_days = 7;
const day_ms = 86_400_000;

/** Four eyes: the first who asks waits for a second one, with the same reason; from then on it is carried out, and asking again changes nothing. */
export function askErasure(command: { scope: ErasureScope; by: string; at: Date }, state: Erasure): ErasureFact[] {
  const { scope, by, at } = command;
  if (state.status === 'completed' || state.status === 'confirmed') return [];
  const stands = state.status === 'asked' && at.getTime() - state.askedAt.getTime() < asked_days * day_ms;
  if (!stands) return [{ type: 'ErasureAsked', data: scope }];
  if (state.by === by) return [];
  if (state.because !== scope.because)
    throw new Refusal('erasure.other-reason', 'conflict', 'Een ander vroeg dit met een andere reden. Stem eerst af waarom dit weg moet.');
  return [{ type: 'ErasureConfirmed', data: scope }];
}

/** Takes a facet out of its signal. No disclosure that read the signal before this can be written after it. */
export function eraseSubject(command: { subject: string; because: ErasureReason; term?: string }, signal: Signal): SignalFact[] {
  const { subject, because, term } = command;
  if (signal.status === 'absent') throw subjectUnknown();
  if (signal.erased.includes(subject)) return [];
  requireNoHold(signal);
  const { oin, partner } = signal.holder;
  const fields = signal.fields.filter((field) => field.subject === subject).map(({ id }) => id);
  return [{ type: 'SubjectErased', data: { subject, fields, holder: { oin, partner }, because, ...(term !== undefined && { term }) } }];
}

export function placeHold(command: { holdId: string; because: string }, signal: Signal): SignalFact[] {
  if (signal.status === 'absent') throw new Refusal('signal.unknown', 'not-found', 'Dit signaal is niet gevonden.');
  return [{ type: 'LegalHoldPlaced', data: command }];
}

/** @returns no facts when it was lifted already */
export function liftHold(command: { holdId: string; because: string }, signal: Signal): SignalFact[] {
  const hold = signal.status === 'absent' ? undefined : signal.holds.find(({ holdId }) => holdId === command.holdId);
  if (!hold) throw new Refusal('hold.unknown', 'not-found', 'Deze bewaarplicht is bij dit signaal niet gevonden.');
  return hold.lifted ? [] : [{ type: 'LegalHoldLifted', data: command }];
}

export const isHeld = (signal: Signal): boolean => signal.status !== 'absent' && signal.holds.some(({ lifted }) => !lifted);

/** @throws Refusal 'erasure.legal-hold' */
export function requireNoHold(signal: Signal): void {
  if (isHeld(signal))
    throw new Refusal(
      'erasure.legal-hold',
      'conflict',
      'Op dit signaal rust een bewaarplicht. Het mag pas worden vernietigd als die is opgeheven.',
    );
}

export const subjectUnknown = (): Refusal => new Refusal('erasure.unknown-subject', 'not-found', 'Deze betrokkene is niet gevonden.');
