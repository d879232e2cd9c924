import { randomUUID } from 'node:crypto';
import { decideRecord, transferRequest, type PolicyPack, type PolicyRequest, type RecordDecision } from '#libs/policy';
import { takesPart } from '#libs/cases/facts';
import type { Dossier } from './dossier.js';
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
export function judgeTransfer(policy: PolicyPack, dossier: Dossier, transfer: Transfer, holdings: readonly Holding[]): RecordDecision {
  const { approvals, actor, caseMember, ...way } = transfer;
  const { open, signal, consents } = dossier;
  const request: PolicyRequest = {
    ...signal.situation,
    ...transferRequest(policy, way),
    ...(open && { stage: open.stage, caseActivity: open.activity }),
    ...(caseMember && { caseMember }),
    ...(actor && { actor: actor.partner, actorTask: actor.task }),
    ...(consents.length && { consents }),
    ...(approvals.length && { approvals: Object.fromEntries(approvals.map((approval) => [approval, 'requested' as const])) }),
  };
  const held = holdings.map(({ id, cell, obtained }) => ({ id, cell, obtained }));
  return decideRecord(policy, randomUUID(), request, held, dossier.consentRefs);
}

/** Designated for the case of the dossier; without a case nobody is, except the team of the compartment that weighs. */
export function isCaseMember(dossier: Dossier, party: { oin: string; partner: string }, weighsFor: string | null = null): boolean {
  return dossier.open ? takesPart(dossier.open, party) : weighsFor !== null && weighsFor === party.oin;
}
