import type { Ledger } from '#libs/ledger';
import type { Dossier } from '../dossier.js';
import type { DisclosureScope } from '../facts.js';
import { evolveAnswers, noAnswers, questionStream, type Answers, type ApprovalFact } from './facts.js';

type Way = Parameters<typeof questionStream>[0];

export async function readAnswers(ledger: Ledger, way: Way): Promise<Answers> {
  return (await ledger.read<ApprovalFact>(questionStream(way))).reduce<Answers>(evolveAnswers, noAnswers);
}

/** The dossier with what was answered about this way, so that a decision on it is made again when somebody answers or withdraws meanwhile. */
export async function withAnswers(ledger: Ledger, dossier: Dossier, way: Way | DisclosureScope): Promise<Dossier> {
  const answers = await readAnswers(ledger, way);
  return { ...dossier, answers, versions: [...dossier.versions, { id: questionStream(way).id, version: answers.version }] };
}
