import { randomBytes } from 'node:crypto';
import type { PartnerDirectory } from '#libs/identity';
import type { Ledger } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import { audienceOf, instrumentDecider, readRegister } from './change-register.js';
import { instrumentRegister, type InstrumentFact, type InstrumentRegister } from './facts.js';
import { boundParties, daysLeft, lastDayOf } from './instrument.rules.js';

/** Days before the end on which the parties are warned. */
export const warningTerms_days = [60, 30, 7] as const;

/** The agreements that come near their end and of which that was not told yet, with the nearest term. One that was never signed is not missed. */
export function dueWarnings(register: InstrumentRegister, today: string): { instrumentId: string; days: number }[] {
  return register.list.flatMap((known) => {
    const left = daysLeft(known, today);
    const days = warningTerms_days.findLast((term) => left <= term);
    if (days === undefined || left < 0 || boundParties(known).length === 0) return [];
    return known.announced.some((told) => told <= days) ? [] : [{ instrumentId: known.id, days }];
  });
}

export function announceExpiry(
  command: { today: string; audiences: ReadonlyMap<string, string[]> },
  register: InstrumentRegister,
): InstrumentFact[] {
  return dueWarnings(register, command.today).map(({ instrumentId, days }) => {
    const known = register.list.find(({ id }) => id === instrumentId)!;
    const audience = command.audiences.get(instrumentId) ?? [];
    return { type: 'InstrumentExpiryAnnounced', data: { instrumentId, days, lastDay: lastDayOf(known), audience } };
  });
}

/** Warns the parties of what ends within 60, 30 or 7 days; each term once. Returns how many warnings were written. */
export async function announceExpiries(ledger: Ledger, directory: PartnerDirectory, at: Date): Promise<number> {
  const today = dutchDay(at);
  const register = await readRegister(ledger);
  const due = dueWarnings(register, today);
  if (due.length === 0) return 0;
  const audiences = new Map<string, string[]>();
  const listed: Parameters<typeof audienceOf>[2] = new Map();
  for (const { instrumentId } of due) {
    const known = register.list.find(({ id }) => id === instrumentId)!;
    audiences.set(instrumentId, await audienceOf(directory, known, listed));
  }
  const { facts } = await ledger.decide<InstrumentRegister, InstrumentFact>(hubOrder(at), instrumentDecider, (state) =>
    announceExpiry({ today, audiences }, state),
  );
  return facts.length;
}

/** An order of the hub itself, on the register. */
export function hubOrder(at: Date) {
  return {
    stream: instrumentRegister,
    org: 'hub',
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    at,
  };
}
