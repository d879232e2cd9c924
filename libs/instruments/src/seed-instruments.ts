import { createHash, randomUUID } from 'node:crypto';
import type { Ledger } from '#libs/ledger';
import { dutchDay, type PolicyPack } from '#libs/policy';
import { hubOrder } from './announce-expiry.js';
import { instrumentDecider } from './change-register.js';
import type { DecisionParts, InstrumentFact, InstrumentRegister } from './facts.js';

type Shipped = PolicyPack['instruments'][number];

const demoParts: DecisionParts = {
  publicInterest: 'artikel 1',
  collaboration: 'artikel 2',
  data: 'artikel 3',
  conditions: 'artikel 4',
  receivers: 'artikel 5',
};

/** The agreements that come with the policies, registered and signed by the hub itself; nothing when the register has any. */
export function seedInstruments(
  command: { shipped: readonly Shipped[]; ids: readonly string[]; today: string },
  register: InstrumentRegister,
): InstrumentFact[] {
  if (register.version > 0) return [];
  return command.shipped.flatMap((one, index): InstrumentFact[] => {
    const { id: kind, title, regions, parties, validFrom, validTo, purpose = null, cells = [], complete = false } = one;
    const instrumentId = command.ids[index]!;
    const documentHash = `sha256:${createHash('sha256').update(JSON.stringify(one)).digest('hex')}`;
    const named = parties.map((partner) => ({ partner, oin: null }));
    const terms = {
      kind,
      title,
      regions,
      parties: named,
      validFrom,
      validTo,
      purpose,
      cells,
      parts: complete ? demoParts : null,
      documentHash,
    };
    return [
      { type: 'InstrumentRegistered', data: { ...terms, instrumentId, registeredBy: 'hub' } },
      ...parties.map((partner): InstrumentFact => ({
        type: 'InstrumentSigned',
        data: { instrumentId, partner, oin: 'hub', officer: 'hub', on: command.today },
      })),
    ];
  });
}

/** First start: fills the empty register. Safe when replicas start at once. Returns the number of facts written. */
export async function seedRegister(ledger: Ledger, shipped: readonly Shipped[], at: Date): Promise<number> {
  const command = { shipped, ids: shipped.map(() => randomUUID()), today: dutchDay(at) };
  const { facts } = await ledger.decide<InstrumentRegister, InstrumentFact>(hubOrder(at), instrumentDecider, (register) =>
    seedInstruments(command, register),
  );
  return facts.length;
}
