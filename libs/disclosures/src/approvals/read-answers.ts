import type { Ledger } from '#libs/ledger';
import type { Dossier } from '../dossier.js';
import type { Disclosure } from '../facts.js';
import { evolveAnswers, noAnswers, questionStream, type Answers, type ApprovalFact } from './facts.js';

type Way = Parameters<typeof questionStream>[0];

export async function readAnswers(ledger: Ledger, way: Way): Promise<Answers> {
  return (await ledger.read<ApprovalFact>(questionStream(way))).reduce<Answers>(evolveAnswers, noAnswers);
}

/** The dossier with what was answered about this way, so that a decision on it is made again when somebody answers or withdraws meanwhile. */
export function withAnswers(dossier: Dossier, way: Way, answers: Answers): Dossier {
  return { ...dossier, answers, versions: [...dossier.versions, { id: questionStream(way).id, version: answers.version }] };
}

/**
 * The round in which a way is asked today, and its answers. What was approved for one use is used up after the day of that use, so whoever needs it again
 * is answered anew; a refusal or a withdrawal stays what it was. Only a way on which somebody said yes has more than one round.
 * @param earlier the disclosures of this signal to the same organisation, recalled ones too
 */
export async function roundOn(
  today: string,
  ledger: Ledger,
  earlier: () => Promise<readonly Disclosure[]>,
  way: Way,
): Promise<{ round: number; answers: Answers }> {
  for (let round = 0; ; round += 1) {
    const answers = await readAnswers(ledger, { ...way, round });
    if (answers.list.length === 0 || answers.list.some(({ status }) => status !== 'given')) return { round, answers };
    if (usedOn({ ...way, round }, await earlier(), today) === null) return { round, answers };
  }
}

/**
 * The day before today on which what was approved in this round was used first; null when it may be used today. The use of a day goes on until it ends: a
 * lost connection must not cost a rescue.
 */
export function usedOn(way: Way, disclosures: readonly Disclosure[], today: string): string | null {
  const { id } = questionStream(way);
  const days = disclosures.flatMap((one) => (one.status !== 'absent' && one.once && questionStream(one).id === id ? [one.usedOn] : []));
  return days.reduce((first, day) => (day !== null && day < today && (first === null || day < first) ? day : first), null);
}
