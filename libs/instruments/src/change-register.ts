import type { Caller, PartnerDirectory } from '#libs/identity';
import { orderFor, type Ledger } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import { evolveInstruments, instrumentRegister, noInstruments } from './facts.js';
import type { InstrumentFact, InstrumentRegister, KnownInstrument } from './facts.js';
import type { InstrumentChanged } from './instrument-answers.dto.js';
import { knownInstrument, sharesRegion, statusOf } from './instrument.rules.js';

export const instrumentDecider = { initial: noInstruments, evolve: evolveInstruments };

export async function readRegister(ledger: Ledger): Promise<InstrumentRegister> {
  return (await ledger.read<InstrumentFact>(instrumentRegister)).reduce<InstrumentRegister>(evolveInstruments, noInstruments);
}

/** Runs one decision on the register, and tells how the agreement that it was about stands afterwards. */
export async function changeRegister(
  ledger: Ledger,
  caller: Caller,
  instrumentId: string,
  decide: (register: InstrumentRegister) => InstrumentFact[],
): Promise<InstrumentChanged> {
  let before: InstrumentRegister = noInstruments;
  const answer = (facts: unknown[]): InstrumentChanged => {
    const after = (facts as Parameters<typeof evolveInstruments>[1][]).reduce<InstrumentRegister>(evolveInstruments, before);
    const known = knownInstrument(after, instrumentId);
    return { id: instrumentId, status: statusOf(known, dutchDay(caller.at)), versie: after.version };
  };
  const order = orderFor(caller, instrumentRegister, ({ facts }) => ({ status: 201, body: answer(facts) }));
  const outcome = await ledger.decide<InstrumentRegister, InstrumentFact>(order, instrumentDecider, (register) => {
    before = register;
    return decide(register);
  });
  return (outcome.replayed?.body as InstrumentChanged | undefined) ?? answer(outcome.facts);
}

type Listed = { oin: string; regions: string[] }[];

/**
 * OINs of the parties in the regions of an agreement: who hears what happens to it.
 * @param listed organisations by partner code that were looked up before, for who asks about many agreements
 */
export async function audienceOf(
  directory: PartnerDirectory,
  { parties, regions }: KnownInstrument,
  listed = new Map<string, Promise<Listed>>(),
): Promise<string[]> {
  const found = new Set<string>();
  for (const { partner, oin } of parties) {
    if (!listed.has(partner)) listed.set(partner, allOf(directory, partner));
    const organisations = oin === null ? await listed.get(partner)! : [{ oin, regions }];
    for (const one of organisations) if (sharesRegion(regions, one)) found.add(one.oin);
  }
  return [...found].sort();
}

async function allOf(directory: PartnerDirectory, partner: string): Promise<Listed> {
  const size = 100;
  const first = await directory.list({ partner }, 1, size);
  const rest = Array.from({ length: Math.ceil(first.total / size) - 1 }, (_, index) => directory.list({ partner }, index + 2, size));
  return [first, ...(await Promise.all(rest))].flatMap(({ items }) => items);
}
