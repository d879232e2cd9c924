import { instrumentsForPolicy, lastDayOf, statusOf, type InstrumentKind, type InstrumentRegister } from '#libs/instruments/facts';
import type { Ledger } from '#libs/ledger';
import { redecide, type Instrument, type PolicyPack } from '#libs/policy';
import { casesOf, endlessRegister, lanesOf, outlookOf, type CaseOutlook, type Flow, type Lane } from './forecast.rules.js';
import { standingFlows, type Standing } from './standing-flows.js';

export interface Forecast {
  /** ISO dates. */
  today: string;
  day: string;
  policy: { version: string; digest: string };
  /** Agreements that count today and no longer on the day, the first to end first. */
  ending: { id: string; kind: InstrumentKind; title: string; lastDay: string }[];
  lanes: Lane[];
  cases: CaseOutlook[];
  totals: {
    shares: number;
    stops: number;
    loses: number;
    already: number;
    /** Shares that lose something by that day for another reason than an agreement. */
    otherwise: number;
    cases: number;
  };
}

/**
 * Judges what goes on once more, as on a day: what stops because an agreement has ended by then? Writes nothing.
 * @param ledger able to open dates of birth: under a consent the age counts
 */
export async function forecastPolicy(
  ledger: Pick<Ledger, 'scan' | 'size' | 'open'>,
  law: { policy: PolicyPack; register: InstrumentRegister },
  on: { today: string; day: string },
  onProgress?: (done: number, total: number) => void,
): Promise<Forecast> {
  const { policy, register } = law;
  const standing = await standingFlows(ledger, onProgress);
  const agreements = { instruments: instrumentsForPolicy(register), endless: instrumentsForPolicy(endlessRegister(register)) };
  const permits = (flow: Flow, day: string, instruments: readonly Instrument[]) => permitted(policy, standing, flow, day, instruments);
  const outlooks = standing.flows.map((flow) => outlookOf(flow, permits, on, agreements));
  const lanes = lanesOf(outlooks);
  const cases = casesOf(standing.cases, outlooks);
  const sum = (count: 'shares' | 'stops' | 'loses' | 'already'): number => lanes.reduce((all, lane) => all + lane[count], 0);
  const otherwise = outlooks.filter((one) => one.flow.kind === 'share' && one.otherwise.length > 0).length;
  return {
    ...on,
    policy: { version: policy.version, digest: policy.digest },
    ending: endingBy(register, on),
    lanes,
    cases,
    totals: { shares: sum('shares'), stops: sum('stops'), loses: sum('loses'), already: sum('already'), otherwise, cases: cases.length },
  };
}

function permitted(
  policy: PolicyPack,
  { subjects, consents }: Standing,
  flow: Flow,
  day: string,
  instruments: readonly Instrument[],
): ReadonlySet<string> {
  const { decision, signalId } = flow;
  const { instruments: _then, ...asked } = decision.asked;
  const named = instruments.filter(({ regions }) => [asked.region, asked.toRegion].some((region) => region && regions.includes(region)));
  const question = { ...decision, asked: { ...asked, asOf: day, ...(named.length && { instruments: named }) } };
  const answer = redecide(policy, question, (id) => subjects.get(`${signalId}/${id}`), consents.get(signalId) ?? []);
  return new Set(answer.fields.filter(({ effect }) => effect === 'permit').flatMap(({ ids }) => ids));
}

function endingBy({ list }: InstrumentRegister, { today, day }: { today: string; day: string }): Forecast['ending'] {
  return list
    .filter((known) => statusOf(known, today) === 'geldig' && lastDayOf(known) < day)
    .map((known) => ({ id: known.id, kind: known.kind, title: known.title, lastDay: lastDayOf(known) }))
    .sort((one, other) => (`${one.lastDay}${one.title}` < `${other.lastDay}${other.title}` ? -1 : 1));
}
