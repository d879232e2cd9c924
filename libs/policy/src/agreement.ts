import type { Flow } from './catalogue.js';
import { type Facts, highest } from './facts.js';
import { missing, ok, type Outcome } from './outcome.js';
import { partyOf } from './participation.js';
import type { Instrument } from './request.js';

/** Is there an agreement of the kind the flow asks for, in force, for this region, these parties and this purpose? */
export function agreementInForce(facts: Facts, flow: Flow): Outcome {
  const reasons: string[] = [];
  for (const one of facts.instruments) {
    if (one.id !== flow.instrument || !coversRegions(one, facts)) continue;
    const reason = whyNot(one, facts, flow);
    if (reason === null) return ok;
    reasons.push(reason);
  }
  return missing(highest(reasons, facts.book) ?? 'INSTRUMENT_MISSING');
}

/** The agreements that hold for this request. */
export function agreementsInForce(facts: Facts, flow: Flow): Instrument[] {
  return facts.instruments.filter((one) => one.id === flow.instrument && coversRegions(one, facts) && whyNot(one, facts, flow) === null);
}

/** Both regions of a request must be listed; between two compartments of one kind there are always two. */
function coversRegions({ regions }: Instrument, { region, toRegion, between }: Facts): boolean {
  const covers = (one: string | undefined): boolean => regions.some((known) => known === one);
  return covers(region) && (toRegion === undefined ? !between : covers(toRegion));
}

function whyNot(instrument: Instrument, facts: Facts, flow: Flow): string | null {
  if (facts.asOf > instrument.validTo) return 'INSTRUMENT_EXPIRED';
  if (facts.asOf < instrument.validFrom) return 'INSTRUMENT_NOT_YET';
  const written = instrument.id === 'I-W20';
  if (written && !(instrument.complete && instrument.purpose && instrument.cells)) return 'INSTRUMENT_INCOMPLETE';
  if (!parties(facts, flow).every((party) => instrument.parties.some((signed) => signed === party))) return 'NOT_A_PARTY';
  return written && instrument.purpose !== facts.purpose ? 'NOT_IN_INSTRUMENT' : null;
}

/** The participant signs for a collaboration; anywhere else both ends must have signed. */
function parties(facts: Facts, flow: Flow): (string | undefined)[] {
  return flow.participant ? [partyOf(facts, flow.participant.is)[0]] : [facts.from, facts.to];
}
