import { derivedId, type Fact, type StoredFact, type StreamName } from '#libs/ledger';
import type { DisclosureScope } from '../facts.js';

/** What a disclosure waits for, and whose officers may answer. `approvalId` is the same when the same question is asked again. */
export interface Wait {
  approvalId: string;
  /** One entry of `for` in a verdict, such as 'rac' or 'supplier-consent:PO'. */
  what: string;
  approver: { partner: string; oins: string[] };
  /** The fields that wait for it. */
  fieldIds: string[];
}

/** A disclosure that waits: may these fields go together? */
export interface Question {
  /** Stream in which the answers stand. */
  id: string;
  /** Every field that was asked for, waiting or not: an answer counts for these together. */
  fieldIds: string[];
  waits: Wait[];
}

/** On whose behalf an officer answered, and the role that let her. Who she is stands in the header of the fact. */
export interface Mandate {
  oin: string;
  partner: string;
  role: string;
  task: string | null;
  host: { partner: string; task: string } | null;
}

/** What an answer is about: it holds for no other signal, receiver, purpose, case or field. */
export interface AnsweredQuestion extends Pick<Wait, 'approvalId' | 'what'>, Omit<DisclosureScope, 'approvals'> {
  /** All fields of the question. */
  fieldIds: string[];
  /** Those that waited for this answer. */
  waitingIds: string[];
  because: string;
  by: Mandate;
  /** The policy that judged whether she may answer. */
  policy: { version: string; digest: string };
}

/** `form`: the statements that had to be true. */
export type ApprovalGiven = Fact<'ApprovalGiven', AnsweredQuestion & { form: string[] }>;
/** Final: the same fields are not asked for again. */
export type ApprovalRefused = Fact<'ApprovalRefused', AnsweredQuestion>;
/** From now on counts as refused, also for what it let through before. */
export type ApprovalWithdrawn = Fact<'ApprovalWithdrawn', AnsweredQuestion>;
export type ApprovalFact = ApprovalGiven | ApprovalRefused | ApprovalWithdrawn;
export const approvalFactTypes = ['ApprovalGiven', 'ApprovalRefused', 'ApprovalWithdrawn'] as const;

export interface KnownAnswer extends AnsweredQuestion {
  status: 'given' | 'refused' | 'withdrawn';
  officer: string | null;
  version: number;
  seq: number;
  leafHash: string;
}

/** All answers to questions about one way of one signal, in order. */
export interface Answers {
  version: number;
  list: KnownAnswer[];
}
export const noAnswers: Answers = { version: 0, list: [] };

/** All answers about one way stand in one stream, so that one read knows them all: from, to, task, purpose and case of a signal, and the round. */
export function questionStream({
  signalId,
  caseId,
  activity,
  from,
  to,
  purpose,
  round,
}: Omit<DisclosureScope, 'disclosureId' | 'approvals'>): StreamName {
  const way = [caseId, activity, from.oin, from.partner, from.task, to.oin, to.partner, to.task, purpose].map((part) => part ?? '-');
  const again = round ? [`round-${round}`] : [];
  return { type: 'approval', id: derivedId(`approval ${[...way, ...again].join(' ')}`, signalId) };
}

export function evolveAnswers({ list }: Answers, stored: StoredFact<ApprovalFact>): Answers {
  const { version, seq, leafHash, officer } = stored;
  const answer = (status: KnownAnswer['status']): KnownAnswer => ({ ...stored.data, status, officer, version, seq, leafHash });
  switch (stored.type) {
    case 'ApprovalGiven':
      return { version, list: [...list, answer('given')] };
    case 'ApprovalRefused':
      return { version, list: [...list, answer('refused')] };
    case 'ApprovalWithdrawn': {
      const kept = list.filter(({ approvalId }) => approvalId !== stored.data.approvalId);
      return { version, list: [...kept, answer('withdrawn')] };
    }
    default:
      return unknownFact(stored);
  }
}

function unknownFact(fact: never): never {
  throw new Error(`unknown approval fact ${(fact as { type: string }).type}`);
}
