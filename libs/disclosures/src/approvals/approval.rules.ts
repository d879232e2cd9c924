import { Refusal } from '#libs/ledger';
import type { WhyNotApprove } from '#libs/policy';
import type { Answers, KnownAnswer, Wait } from './facts.js';

/** Why something is approved or not; codes, because the reason itself must not name a person. */
export const reasonsToGive = ['voldoet', 'voldoet-na-overleg'] as const;
/** Each with what the asker can do instead. */
export const reasonsToRefuse = {
  'niet-nodig': 'Vraag het opnieuw als het doel verandert, of vraag advies zonder namen.',
  'te-veel-gegevens': 'Vraag het opnieuw met minder gegevens.',
  'onvoldoende-onderbouwd': 'Schrijf op waarom het nodig is, en overleg met wie weigerde voordat u opnieuw vraagt.',
  'niet-rechtmatig': 'Kies een andere wettelijke weg, of vraag het slachtoffer om toestemming.',
  'zwaarwegend-belang': 'Overleg met wie weigerde. Vraag advies zonder namen.',
} as const;
export const reasonsToWithdraw = ['omstandigheden-veranderd', 'vergissing', 'zwaarwegend-belang'] as const;
export type ReasonToGive = (typeof reasonsToGive)[number];
export type ReasonToRefuse = keyof typeof reasonsToRefuse;
export type ReasonToWithdraw = (typeof reasonsToWithdraw)[number];

/** How each thing that was ever answered stands for these fields. */
export interface Standing {
  /** By `what`; absent: never answered for these fields. */
  [what: string]: 'given' | 'refused';
}

/**
 * What the answers say for a request of these fields. A refusal, or a given answer that was withdrawn, also holds when more is asked; what was given also
 * holds when less is asked. An answer about other fields says nothing, so the request waits.
 * @param counts whether a given answer may count, such as not for the officer who gave it
 */
export function standingFor(answers: Answers, fieldIds: readonly string[], counts: (given: KnownAnswer) => boolean = () => true): Standing {
  const standing: Standing = Object.fromEntries(refusalsOf(answers, fieldIds).map(({ what }) => [what, 'refused' as const]));
  for (const answer of answers.list) {
    if (answer.status !== 'given' || standing[answer.what] || !counts(answer)) continue;
    const covered = new Set(answer.fieldIds);
    if (fieldIds.every((id) => covered.has(id))) standing[answer.what] = 'given';
  }
  return standing;
}

/** The answers that stand in the way of a request of these fields. */
export function refusalsOf({ list }: Answers, fieldIds: readonly string[]): KnownAnswer[] {
  const asked = new Set(fieldIds);
  return list.filter(({ status, fieldIds: answered }) => status !== 'given' && answered.every((id) => asked.has(id)));
}

/** What the asker can do after an answer with this reason; null when nothing is said of it. */
export function wayOutOf(because: string | null): string | null {
  return because !== null && Object.hasOwn(reasonsToRefuse, because) ? reasonsToRefuse[because as ReasonToRefuse] : null;
}

/** Fields that went on an answer that was withdrawn since, and that were not approved anew. */
export function stoppedBy({ list }: Answers): string[] {
  const newest = new Map<string, KnownAnswer>();
  for (const answer of list.filter(({ status }) => status !== 'refused').toSorted((one, other) => one.version - other.version)) {
    for (const id of answer.waitingIds) newest.set(`${answer.what} ${id}`, answer);
  }
  return [...new Set([...newest].filter(([, { status }]) => status === 'withdrawn').map(([key]) => key.slice(key.lastIndexOf(' ') + 1)))];
}

/** Acts for an organisation, under a code, that was asked. */
export const wasAsked = ({ approver }: Wait, officer: { oin: string; partner: string }): boolean =>
  approver.partner === officer.partner && approver.oins.includes(officer.oin);

const texts: Record<WhyNotApprove, string> = {
  'not-given-here': 'Hierop kunt u niet met een akkoord antwoorden.',
  'other-organisation': 'Dit akkoord is aan een andere organisatie. Vraag het daar.',
  'role-missing': 'U hebt niet de rol die voor dit akkoord nodig is. Vraag een collega die deze rol wel heeft.',
  'assurance-low': 'Meld u aan met betrouwbaarheidsniveau substantieel of hoog; hiervoor is laag niet genoeg.',
  'own-question': 'U hebt dit zelf gevraagd. Een ander moet hierover beslissen.',
};

export function mayNotApprove(why: WhyNotApprove): Refusal {
  return new Refusal(`approval.${why}`, 'forbidden', texts[why]);
}

export function approvalUnknown(): Refusal {
  return new Refusal('approval.unknown', 'not-found', 'Deze vraag om akkoord is niet gevonden.');
}
