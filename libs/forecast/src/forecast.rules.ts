import type { InstrumentRegister, KnownInstrument } from '#libs/instruments/facts';
import type { Cell, Instrument, RecordDecision } from '#libs/policy';

/** Something that was decided and goes on: a disclosure that was granted, or the last reading of a signal in a case by one reader. */
export interface Flow {
  kind: 'share' | 'reading';
  id: string;
  signalId: string;
  caseId: string | null;
  from: string;
  to: { oin: string; partner: string };
  purpose: string;
  /** Ids and cells of what went. */
  fields: { id: string; cell: Cell }[];
  decision: RecordDecision;
}

/** What becomes of one flow: cells that stop because of an agreement, and whether they stopped already today. */
export interface Outlook {
  flow: Flow;
  /** Cells that still go today and do not on the day, because an agreement will have ended. */
  lost: Cell[];
  /** Cells that do not go today any more, because an agreement ended or is suspended. */
  gone: Cell[];
  /** Cells that do not go on the day for another reason, such as a consent that ends. */
  otherwise: Cell[];
}

/** Which fields of a flow may go, asked of the policy: on this day, under these agreements. */
export type Permits = (flow: Flow, on: string, instruments: readonly Instrument[]) => ReadonlySet<string>;

/** Looks at each flow three times: today, on the day, and on the day as if no agreement ever ended; so the agreement is known to be the cause. */
export function outlookOf(
  flow: Flow,
  permits: Permits,
  on: { today: string; day: string },
  law: { instruments: readonly Instrument[]; endless: readonly Instrument[] },
): Outlook {
  const today = permits(flow, on.today, law.instruments);
  const then = permits(flow, on.day, law.instruments);
  const endless = permits(flow, on.day, law.endless);
  const stopped = flow.fields.filter(({ id }) => !then.has(id));
  const cells = (which: { cell: Cell }[]): Cell[] => [...new Set(which.map(({ cell }) => cell))].sort();
  return {
    flow,
    lost: cells(stopped.filter(({ id }) => endless.has(id) && today.has(id))),
    gone: cells(stopped.filter(({ id }) => endless.has(id) && !today.has(id))),
    otherwise: cells(stopped.filter(({ id }) => !endless.has(id))),
  };
}

/** The agreements as if none had ended, was suspended or had yet to begin; who never signed is still no party. The policy knows no day after 2099. */
export function endlessRegister(register: InstrumentRegister): InstrumentRegister {
  const endless = (known: KnownInstrument): KnownInstrument => ({
    ...known,
    suspended: false,
    endedOn: null,
    validFrom: '1900-01-01',
    validTo: '2099-12-31',
  });
  return { ...register, list: register.list.map(endless) };
}

export interface Lane {
  from: string;
  to: string;
  purpose: string;
  /** Flows of this lane, and of them: those that stop whole, those that lose something, and those that stopped in whole or in part already. */
  shares: number;
  stops: number;
  loses: number;
  already: number;
  /** Per field group the number of shares that lose it. */
  groups: Record<string, number>;
}

/** Counts per lane of what was granted; lanes that lose most first. */
export function lanesOf(outlooks: readonly Outlook[]): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const { flow, lost, gone } of outlooks.filter((one) => one.flow.kind === 'share')) {
    const { from, to, purpose } = flow;
    const key = `${from} ${to.partner} ${purpose}`;
    const lane = lanes.get(key) ?? { from, to: to.partner, purpose, shares: 0, stops: 0, loses: 0, already: 0, groups: {} };
    lanes.set(key, lane);
    lane.shares += 1;
    if (gone.length) lane.already += 1;
    if (lost.length === 0) continue;
    if (keeps(flow, [...lost, ...gone])) lane.loses += 1;
    else lane.stops += 1;
    for (const group of groupsOf(lost)) lane.groups[group] = (lane.groups[group] ?? 0) + 1;
  }
  return [...lanes.values()].sort(
    (one, other) => other.stops + other.loses - (one.stops + one.loses) || (nameOf(one) < nameOf(other) ? -1 : 1),
  );
}

export interface CaseOutlook {
  id: string;
  kenmerk: string;
  becomes: 'stops' | 'loses';
  groups: string[];
}

/** Cases of which something stops: what was given to their compartment, or what was last read in them. */
export function casesOf(
  open: readonly { id: string; kenmerk: string; oin: string; signals: readonly string[] }[],
  outlooks: readonly Outlook[],
): CaseOutlook[] {
  return open.flatMap(({ id, kenmerk, oin, signals }) => {
    const about = outlooks.filter(({ flow }) =>
      flow.kind === 'reading' ? flow.caseId === id : signals.includes(flow.signalId) && flow.to.oin === oin,
    );
    const lost = about.flatMap((one) => one.lost);
    if (lost.length === 0) return [];
    const stops = about.every((one) => !keeps(one.flow, [...one.lost, ...one.gone, ...one.otherwise]));
    return [{ id, kenmerk, becomes: stops ? ('stops' as const) : ('loses' as const), groups: groupsOf(lost) }];
  });
}

const keeps = ({ fields }: Flow, stopped: readonly Cell[]): boolean => fields.some(({ cell }) => !stopped.includes(cell));
/** The groups of some cells: `IDV` of `victim.IDV`. */
const groupsOf = (cells: readonly Cell[]): string[] => [...new Set(cells.map((cell) => cell.slice(cell.indexOf('.') + 1)))].sort();
const nameOf = ({ from, to, purpose }: Lane): string => `${from} ${to} ${purpose}`;
