import { Refusal } from '#libs/ledger';
import type { Case, OpenCase } from './facts.js';

/** An open case of this RIEC. A case of another RIEC looks like one that does not exist; that one of its own is closed, it may know. */
export function ownCase(state: Case, oin: string): OpenCase {
  if (state.status === 'absent' || state.compartment.oin !== oin) throw caseUnknown();
  if (state.status === 'closed') throw new Refusal('case.closed', 'gone', 'Deze zaak is gesloten. Er verandert niets meer aan.');
  return state;
}

export function caseUnknown(): Refusal {
  return new Refusal('case.unknown', 'not-found', 'Deze zaak is niet gevonden, of u hoort niet bij deze zaak.');
}
