import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import { readRegister } from './change-register.js';
import type { KnownInstrument } from './facts.js';
import type { ListedInstrument } from './instrument-answers.dto.js';
import { daysLeft, hasSigned, isComplete, lastDayOf, statusOf } from './instrument.rules.js';

/** The agreements with where they stand today; those that end first come first, those that are over last. */
export class ListInstruments extends Query<{ items: ListedInstrument[]; total: number }> {
  constructor(
    readonly caller: Caller,
    readonly region: string | null,
    readonly page: number,
    readonly size: number,
  ) {
    super();
  }
}

@QueryHandler(ListInstruments)
export class ListInstrumentsHandler implements IQueryHandler<ListInstruments> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, region, page, size }: ListInstruments): Promise<{ items: ListedInstrument[]; total: number }> {
    const today = dutchDay(caller.at);
    const { list } = await readRegister(this.ledger);
    const found = list.filter(({ regions }) => region === null || regions.includes(region)).sort(byEnd(today));
    const items = found.slice((page - 1) * size, page * size).map((known) => listedInstrument(known, today));
    return { items, total: found.length };
  }
}

function byEnd(today: string): (one: KnownInstrument, other: KnownInstrument) => number {
  const key = (known: KnownInstrument): string => `${lastDayOf(known) < today ? 1 : 0}${lastDayOf(known)}${known.title}${known.id}`;
  return (one, other) => (key(one) < key(other) ? -1 : 1);
}

export function listedInstrument(known: KnownInstrument, today: string): ListedInstrument {
  return {
    id: known.id,
    soort: known.kind,
    titel: known.title,
    status: statusOf(known, today),
    dagenOver: Math.max(0, daysLeft(known, today)),
    geldigVan: known.validFrom,
    laatsteDag: lastDayOf(known),
    regios: known.regions,
    partijen: known.parties.map((party) => ({ ...party, getekend: hasSigned(known, party) })),
    doel: known.purpose,
    cellen: known.cells,
    compleet: isComplete(known),
    documentHash: known.documentHash,
  };
}
