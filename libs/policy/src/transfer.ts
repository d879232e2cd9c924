import type { Instrument, PolicyRequest } from './request.js';

/** One end of a transfer: an organisation acting under one partner code and one task. */
export interface Party {
  partner: string;
  task: string | null;
  regions: string[];
}

/**
 * The part of a request that follows from who gives, who gets and why: parties, tasks, regions, and the instruments that name those regions.
 * Preview, disclosure and reading all start here, so that they cannot differ. Pure.
 * @param instruments all agreements of the register, of every region
 */
export function transferRequest(
  instruments: readonly Instrument[],
  transfer: { activity: NonNullable<PolicyRequest['activity']>; from: Party; to?: Party; purpose: string; asOf: string },
): PolicyRequest {
  const { activity, from, to, purpose, asOf } = transfer;
  const lane = laneRegions(from, to, purpose);
  const named = instrumentsFor(instruments, Object.values(lane));
  return {
    asOf,
    activity,
    from: from.partner,
    ...(from.task && { fromTask: from.task }),
    ...(to && { to: to.partner }),
    ...(to?.task && { toTask: to.task }),
    purpose,
    ...lane,
    ...(named.length && { instruments: named }),
  };
}

const compartmentRegion: Record<string, string> = { RC: 'riec-', ZV: 'zvh-' };

/**
 * The regions whose agreements govern the lane: of the compartments that take part, each by its own kind of region; without a compartment that of
 * the project, or the police region of the sender.
 */
function laneRegions(from: Party, to: Party | undefined, purpose: string): { region?: string; toRegion?: string } {
  const giving = compartmentRegion[from.partner];
  const getting = to && compartmentRegion[to.partner];
  if (giving) {
    const region = regionOf(from, giving);
    const toRegion = getting && regionOf(to, getting);
    return { ...(region && { region }), ...(toRegion && { toRegion }) };
  }
  const prefix = getting ?? (purpose === 'organised-crime' ? 'riec-' : purpose === 'labour-benefit-fraud' ? 'lsi-' : 'politie-');
  const region = getting ? regionOf(to, prefix) : (regionOf(from, prefix) ?? (to && regionOf(to, prefix)));
  return region ? { region } : {};
}

const regionOf = (party: Party, prefix: string): string | undefined => party.regions.find((region) => region.startsWith(prefix));

function instrumentsFor(instruments: readonly Instrument[], regions: string[]): Instrument[] {
  return instruments.filter((instrument) => instrument.regions.some((region) => regions.includes(region)));
}

/** Made once: making it takes longer than judging a record. */
const amsterdam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The day of an instant in the Netherlands, `YYYY-MM-DD`: days of law start and end at midnight in Amsterdam. */
export function dutchDay(instant: Date): string {
  return amsterdam.format(instant);
}
