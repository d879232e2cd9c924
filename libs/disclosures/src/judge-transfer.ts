import { randomUUID } from 'node:crypto';
import { decideRecord, transferRequest } from '#libs/policy';
import type { PolicyRequest, RecordDecision } from '#libs/policy';
import { Refusal } from '#libs/ledger';
import { sourcesOf, type Law } from '#libs/law';
import { takesPart } from '#libs/cases/facts';
import { caseUnknown, type Dossier } from './dossier.js';
import type { End } from './facts.js';
import type { Holding } from './transfer.rules.js';

/** One question to the policy: may these fields go from here to there? */
export interface Transfer {
  activity: 'disclose' | 'release' | 'read';
  from: End;
  to: End;
  purpose: string;
  asOf: string;
  approvals: string[];
  /** Who presses the button, when both ends are compartments. */
  actor: { partner: string; task: string } | null;
  /** The acting organisation belongs to the team that weighs, or to the case. */
  caseMember: boolean;
}

/** Judges a transfer on a dossier. Preview, disclosure, delivery and case reading all ask here, so their answers cannot differ. */
export function judgeTransfer(
  { policy, instruments, versions }: Law,
  dossier: Dossier,
  transfer: Transfer,
  holdings: readonly Holding[],
): RecordDecision {
  const { approvals, actor, caseMember, ...way } = transfer;
  const { open, signal } = dossier;
  const request: PolicyRequest = {
    ...signal.situation,
    ...transferRequest(instruments, way),
    ...(open && { stage: open.stage, caseActivity: open.activity }),
    ...(caseMember && { caseMember }),
    ...(actor && { actor: actor.partner, actorTask: actor.task }),
    ...(approvals.length && { approvals: Object.fromEntries(approvals.map((approval) => [approval, 'requested' as const])) }),
  };
  return decideRecord(policy, randomUUID(), request, holdings, {
    consents: dossier.consents,
    consentRefs: dossier.consentRefs,
    sources: sourcesOf([...dossier.versions, ...versions]),
  });
}

/**
 * The stage of a case counts only for those who work on it, for its own signals, and towards its own compartment. A case in which the giver has no
 * part looks like one that does not exist.
 * @throws Refusal 'case.unknown', 'disclosure.signal-not-in-case', 'disclosure.case-elsewhere'
 */
export function requireFittingCase({ open, signalId }: Pick<Dossier, 'open' | 'signalId'>, from: End, to: End): void {
  if (!open) return;
  const linked = open.signals.includes(signalId);
  if (!linked && !takesPart(open, from)) throw caseUnknown();
  if (from.oin === open.compartment.oin) {
    if (!linked) throw new Refusal('disclosure.signal-not-in-case', 'conflict', 'Dit signaal hoort niet bij deze zaak. Koppel het eerst.');
  } else if (to.partner === 'RC' && to.oin !== open.compartment.oin)
    throw new Refusal('disclosure.case-elsewhere', 'conflict', 'Deze zaak is van een ander RIEC dan de ontvanger. Laat de zaak weg.');
}

/** Designated for the case of the dossier; without a case nobody is, except the team of the compartment that weighs. */
export function isCaseMember(dossier: Dossier, party: { oin: string; partner: string }, weighsFor: string | null = null): boolean {
  return dossier.open ? takesPart(dossier.open, party) : weighsFor !== null && weighsFor === party.oin;
}
