import type { Instrument } from '#libs/policy';
import { Refusal } from '#libs/ledger';
import type { InstrumentParty, InstrumentRegister, KnownInstrument } from './facts.js';

/** Who acts on an agreement: an organisation in one capacity, in its regions. */
export interface Actor {
  oin: string;
  partner: string;
  regions: readonly string[];
  roles: readonly string[];
}

export type InstrumentStatus = 'ontwerp' | 'geldig' | 'nog-niet' | 'opgeschort' | 'verlopen' | 'beeindigd';

/** The last day on which it counts. */
export const lastDayOf = ({ validTo, endedOn }: Pick<KnownInstrument, 'validTo' | 'endedOn'>): string =>
  endedOn !== null && endedOn < validTo ? endedOn : validTo;

/** Days until and with the last one, by the calendar; 0 on the last day itself, negative afterwards. */
export function daysLeft(instrument: KnownInstrument, today: string): number {
  return Math.round((Date.parse(lastDayOf(instrument)) - Date.parse(today)) / 86_400_000);
}

/**
 * The codes on whose behalf the agreement was signed. A decision under Wpg 20 is of the police alone: with its signature it counts for all that it
 * names. Any other agreement binds only who signed it, and a code that names several organisations only when each of them did.
 */
export function boundParties(instrument: KnownInstrument): string[] {
  const { kind, parties } = instrument;
  const codes = [...new Set(parties.map(({ partner }) => partner))];
  if (kind === 'I-W20') return parties.some((party) => isPolice(party) && hasSigned(instrument, party)) ? codes : [];
  return codes.filter((code) => parties.every((party) => party.partner !== code || hasSigned(instrument, party)));
}

export function hasSigned({ signed }: KnownInstrument, { partner, oin }: InstrumentParty): boolean {
  return signed.some((signature) => signature.partner === partner && (oin === null || signature.oin === oin));
}

const isPolice = ({ partner }: InstrumentParty): boolean => partner === 'PO' || partner === 'KM';

/** All that Wpg 20 lid 2 asks for. Other kinds have no parts to leave out. */
export function isComplete({ kind, parts, purpose, cells, parties }: KnownInstrument): boolean {
  if (kind !== 'I-W20') return true;
  const written = parts !== null && Object.values(parts).every((place) => place !== null && place !== '');
  return written && purpose !== null && cells.length > 0 && parties.some((party) => !isPolice(party));
}

export function statusOf(instrument: KnownInstrument, today: string): InstrumentStatus {
  if (today > lastDayOf(instrument)) return instrument.endedOn === null ? 'verlopen' : 'beeindigd';
  if (instrument.suspended) return 'opgeschort';
  if (boundParties(instrument).length === 0) return 'ontwerp';
  return today < instrument.validFrom ? 'nog-niet' : 'geldig';
}

/**
 * The agreements in the words of the policy. What is over, not yet in force or incomplete is passed on, so that the policy gives that as its reason
 * (INSTRUMENT_EXPIRED, INSTRUMENT_NOT_YET, INSTRUMENT_INCOMPLETE). What is suspended, or signed by nobody, is left out: the policy knows no reason
 * for these, and an agreement that is not there opens nothing (INSTRUMENT_MISSING). Who has not signed is no party yet (NOT_A_PARTY).
 */
export function instrumentsForPolicy({ list }: InstrumentRegister): Instrument[] {
  return list.flatMap((known): Instrument[] => {
    const parties = boundParties(known);
    if (known.suspended || parties.length === 0) return [];
    const { kind: id, regions, validFrom, purpose, cells } = known;
    const written = id === 'I-W20' && { ...(purpose !== null && { purpose }), cells, complete: isComplete(known) };
    return [{ id, regions, parties, validFrom, validTo: lastDayOf(known), ...written }];
  });
}

/** Named as a party, or of a code that is and at work in one of the regions. */
export function isParty({ parties, regions }: Pick<KnownInstrument, 'parties' | 'regions'>, by: Actor): boolean {
  return parties.some(({ partner, oin }) => partner === by.partner && (oin === null ? sharesRegion(regions, by) : oin === by.oin));
}

export const sharesRegion = (regions: readonly string[], by: Pick<Actor, 'regions'>): boolean =>
  regions.some((region) => by.regions.includes(region));

/** @throws Refusal 'instrument.unknown' */
export function knownInstrument({ list }: InstrumentRegister, instrumentId: string): KnownInstrument {
  const known = list.find(({ id }) => id === instrumentId);
  if (!known) throw new Refusal('instrument.unknown', 'not-found', 'Deze afspraak is niet gevonden.');
  return known;
}

/** An agreement that can still change, of a region in which this organisation works. @throws Refusal */
export function currentInstrument(register: InstrumentRegister, instrumentId: string, by: Actor, today: string): KnownInstrument {
  const known = knownInstrument(register, instrumentId);
  if (!isParty(known, by) && !sharesRegion(known.regions, by))
    throw new Refusal('instrument.not-your-region', 'forbidden', 'Deze afspraak is van een andere regio dan die van uw organisatie.');
  if (today > lastDayOf(known)) throw new Refusal('instrument.over', 'gone', 'Deze afspraak is voorbij. Leg een nieuwe vast.');
  return known;
}

/** Stopping is the safe side, so any party may; but not somebody who only works in the region. @throws Refusal */
export function requireStake(known: KnownInstrument, by: Actor): void {
  if (by.roles.includes('beheerder-afspraken') || isParty(known, by)) return;
  throw new Refusal('instrument.not-a-party', 'forbidden', 'Uw organisatie is geen partij bij deze afspraak en beheert haar niet.');
}
