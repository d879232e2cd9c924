import { Refusal } from '#libs/ledger';
import type { Anomaly } from './anomaly.rules.js';
import type { AnomalyHandled, AnomalyReason, Handling } from './facts.js';

/** As many lines as a fact names. */
const named = 50;

/** @returns no facts when it was handled with the same reason */
export function handleAnomaly({ anomaly, because }: { anomaly: Anomaly; because: AnomalyReason }, state: Handling): AnomalyHandled[] {
  if (state?.because === because) return [];
  if (state) throw new Refusal('anomaly.handled', 'conflict', 'Deze afwijking is al afgehandeld, met een andere reden.');
  const { rule, day, lines } = anomaly;
  return [{ type: 'AnomalyHandled', data: { rule, day, because, lines: lines.slice(0, named) } }];
}
