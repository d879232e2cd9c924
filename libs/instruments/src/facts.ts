import { derivedId, type Fact, type StoredFact, type StreamName } from '#libs/ledger';
import type { Cell } from '#libs/policy';

export { instrumentsForPolicy, lastDayOf, statusOf } from './instrument.rules.js';

export const instrumentKinds = ['I-RIEC', 'I-ZVH', 'I-W20', 'I-SUWI'] as const;
export type InstrumentKind = (typeof instrumentKinds)[number];

/** Who agrees: a partner code, that of every such organisation in the regions, or of one organisation when `oin` is told. */
export interface InstrumentParty {
  partner: string;
  oin: string | null;
}

/**
 * The five parts that a written decision must have (Wpg 20 lid 2), each as the place in the document where it stands, such as 'artikel 2'; null
 * when it has none. A place and not the text: the register cannot be erased, so no sentence that may name somebody goes into it.
 */
export interface DecisionParts {
  publicInterest: string | null;
  collaboration: string | null;
  data: string | null;
  conditions: string | null;
  receivers: string | null;
}

/** What an agreement says, by its document. Days are ISO dates in the Netherlands, both included. */
export interface InstrumentTerms {
  kind: InstrumentKind;
  title: string;
  regions: string[];
  parties: InstrumentParty[];
  validFrom: string;
  validTo: string;
  /** For I-W20 alone: the one purpose, the cells that may go, and the parts that the law asks for. */
  purpose: string | null;
  cells: Cell[];
  parts: DecisionParts | null;
  /** 'sha256:<hex>' over the signed document, which itself stays with the parties. */
  documentHash: string;
}

export type InstrumentRegistered = Fact<'InstrumentRegistered', InstrumentTerms & { instrumentId: string; registeredBy: string }>;
/** One party signed. `officer` is the pseudonym of who did, `on` the day. */
export type InstrumentSigned = Fact<
  'InstrumentSigned',
  { instrumentId: string; partner: string; oin: string; officer: string; on: string }
>;
/** `audience`: OINs of the parties in the regions at that moment, who hear of it. */
export type InstrumentSuspended = Fact<'InstrumentSuspended', { instrumentId: string; because: string; audience: string[] }>;
export type InstrumentResumed = Fact<'InstrumentResumed', { instrumentId: string; audience: string[] }>;
/** Ends before its time; `lastDay` still counts. */
export type InstrumentEnded = Fact<'InstrumentEnded', { instrumentId: string; lastDay: string; because: string; audience: string[] }>;
/** The parties were warned that `lastDay` comes: `days` is the term of the warning (60, 30 or 7). */
export type InstrumentExpiryAnnounced = Fact<
  'InstrumentExpiryAnnounced',
  { instrumentId: string; days: number; lastDay: string; audience: string[] }
>;

export type InstrumentFact =
  InstrumentRegistered | InstrumentSigned | InstrumentSuspended | InstrumentResumed | InstrumentEnded | InstrumentExpiryAnnounced;

export interface KnownInstrument extends InstrumentTerms {
  id: string;
  signed: { partner: string; oin: string; on: string }[];
  suspended: boolean;
  /** Set when it was ended before its time. */
  endedOn: string | null;
  /** Terms of the warnings that were given. */
  announced: number[];
}

/** All agreements in one stream, in the order of registering: one read knows them all, and one version says whether any of them changed. */
export interface InstrumentRegister {
  version: number;
  list: KnownInstrument[];
}
export const noInstruments: InstrumentRegister = { version: 0, list: [] };
export const instrumentRegister: StreamName = { type: 'instruments', id: derivedId('instruments', 'register') };

export function evolveInstruments(register: InstrumentRegister, stored: StoredFact<InstrumentFact>): InstrumentRegister {
  const { version } = stored;
  const changed = (id: string, change: (known: KnownInstrument) => Partial<KnownInstrument>): InstrumentRegister => ({
    version,
    list: register.list.map((known) => (known.id === id ? { ...known, ...change(known) } : known)),
  });
  switch (stored.type) {
    case 'InstrumentRegistered': {
      const { instrumentId: id, registeredBy: _by, ...terms } = stored.data;
      return { version, list: [...register.list, { ...terms, id, signed: [], suspended: false, endedOn: null, announced: [] }] };
    }
    case 'InstrumentSigned': {
      const { instrumentId, partner, oin, on } = stored.data;
      return changed(instrumentId, ({ signed }) => ({ signed: [...signed, { partner, oin, on }] }));
    }
    case 'InstrumentSuspended':
      return changed(stored.data.instrumentId, () => ({ suspended: true }));
    case 'InstrumentResumed':
      return changed(stored.data.instrumentId, () => ({ suspended: false }));
    case 'InstrumentEnded': {
      const { instrumentId, lastDay } = stored.data;
      return changed(instrumentId, () => ({ endedOn: lastDay }));
    }
    case 'InstrumentExpiryAnnounced': {
      const { instrumentId, days } = stored.data;
      return changed(instrumentId, ({ announced }) => ({ announced: [...announced, days] }));
    }
    default:
      return unknownFact(stored);
  }
}

function unknownFact(fact: never): never {
  throw new Error(`unknown instrument fact ${(fact as { type: string }).type}`);
}
