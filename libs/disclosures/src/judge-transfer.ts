import { randomUUID } from 'node:crypto';
import { decideRecord, supplierOf, transferRequest } from '#libs/policy';
import type { PolicyPack, PolicyRequest, RecordDecision } from '#libs/policy';
import { Refusal } from '#libs/ledger';
import { sourcesOf, type Law } from '#libs/law';
import { spanned } from '#libs/telemetry';
import { takesPart, type ClosedCase, type OpenCase } from '#libs/cases/facts';
import { standingFor } from './approvals/approval.rules.js';
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
  /** Approvals that are asked for. What was answered comes from the dossier, never from who asks. */
  approvals: string[];
  /** Officer who asks to give; absent when somebody reads what was given. */
  askedBy?: string;
  /** Who presses the button, when both ends are compartments. */
  actor: { partner: string; task: string } | null;
  /** The acting organisation belongs to the team that weighs, or to the case. */
  caseMember: boolean;
  /** The earlier day on which what holds for one use was used; absent = it was not, or it was today. */
  usedOn?: string;
}

/** Judges a transfer on a dossier. Preview, disclosure, delivery and case reading all ask here, so their answers cannot differ. */
export function judgeTransfer(
  { policy, instruments, versions }: Law,
  dossier: Dossier,
  transfer: Transfer,
  holdings: readonly Holding[],
): RecordDecision {
  const { approvals: _approvals, askedBy: _askedBy, actor, caseMember, usedOn, ...way } = transfer;
  const { open, signal } = dossier;
  const request: PolicyRequest = {
    ...signal.situation,
    ...transferRequest(instruments, way),
    ...(open && { stage: open.stage, caseActivity: open.activity }),
    ...(caseMember && { caseMember }),
    ...(actor && { actor: actor.partner, actorTask: actor.task }),
    ...(usedOn && { grantUsedOn: usedOn }),
    ...agreementsOn(policy, dossier, transfer, holdings),
  };
  const { consents, consentRefs } = dossier;
  const sources = sourcesOf([...dossier.versions, ...versions]);
  return spanned('policy.decide', { 'seinhuis.activity': transfer.activity, 'seinhuis.fields': holdings.length }, () =>
    decideRecord(policy, randomUUID(), request, holdings, { consents, consentRefs, sources }),
  );
}

/** Approvals and consents of suppliers in the words of the policy. Nobody's own answer counts for her own question. */
function agreementsOn(
  policy: PolicyPack,
  { answers }: Dossier,
  { approvals, askedBy }: Transfer,
  holdings: readonly Holding[],
): Pick<PolicyRequest, 'approvals' | 'supplierConsents'> {
  const standing = answers
    ? standingFor(
        answers,
        holdings.map(({ id }) => id),
        ({ what, officer }) => officer !== askedBy || policy.approverOf(what)?.another === false,
      )
    : {};
  const answered = Object.entries(standing).map(([what, answer]) => [supplierOf(what), what, answer] as const);
  const given = [
    ...approvals.map((what) => [what, 'requested'] as const),
    ...answered.flatMap(([supplier, what, answer]) => (supplier === undefined ? [[what, answer] as const] : [])),
  ];
  const supplied = answered.flatMap(([supplier, , answer]) => (supplier === undefined ? [] : [[supplier, answer] as const]));
  return {
    ...(given.length && { approvals: Object.fromEntries(given) }),
    ...(supplied.length && { supplierConsents: Object.fromEntries(supplied) }),
  };
}

/**
 * The stage of a case counts only for those who work on it, for its own signals, and towards its own compartment. A case in which the giver has no
 * part looks like one that does not exist, also when it was closed.
 * @throws Refusal 'case.unknown', 'disclosure.signal-not-in-case', 'disclosure.case-elsewhere'
 */
export function requireFittingCase(named: OpenCase | ClosedCase, signalId: string, from: End, to: End): void {
  const linked = named.signals.includes(signalId);
  const reported = linked && from.partner !== 'RC';
  if (!reported && !takesPart(named, from)) throw caseUnknown();
  if (named.status === 'closed') return; // it opens nothing that could be misused
  if (from.oin === named.compartment.oin) {
    if (!linked) throw new Refusal('disclosure.signal-not-in-case', 'conflict', 'Dit signaal hoort niet bij deze zaak. Koppel het eerst.');
  } else if (to.partner === 'RC' && to.oin !== named.compartment.oin)
    throw new Refusal('disclosure.case-elsewhere', 'conflict', 'Deze zaak is van een ander RIEC dan de ontvanger. Laat de zaak weg.');
}

/** Designated for the case of the dossier; without a case nobody is, except the team of the compartment that weighs. */
export function isCaseMember(dossier: Dossier, party: { oin: string; partner: string }, weighsFor: string | null = null): boolean {
  return dossier.open ? takesPart(dossier.open, party) : weighsFor !== null && weighsFor === party.oin;
}
