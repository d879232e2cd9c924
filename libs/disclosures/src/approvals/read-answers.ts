import type { Ledger } from '#libs/ledger';
import type { Dossier } from '../dossier.js';
import { evolveAnswers, noAnswers, questionStream, type Answers, type ApprovalFact } from './facts.js';

type Way = Parameters<typeof questionStream>[0];

export async function readAnswers(ledger: Ledger, way: Way): Promise<Answers> {
  return (await ledger.read<ApprovalFact>(questionStream(way))).reduce<Answers>(evolveAnswers, noAnswers);
}

/** The dossier with what was answered about this way, so that a decision on it is made again when somebody answers or withdraws meanwhile. */
export function withAnswers(dossier: Dossier, way: Way, answers: Answers): Dossier {
  return { ...dossier, answers, versions: [...dossier.versions, { id: questionStream(way).id, version: answers.version }] };
}
