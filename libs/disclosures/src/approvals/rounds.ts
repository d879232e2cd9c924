import type { Ledger } from '#libs/ledger';
import type { Disclosure } from '../facts.js';
import { disclosuresTo, type Grants } from '../holdings.js';
import { questionStream, type Answers } from './facts.js';
import { readAnswers } from './read-answers.js';

type Way = Parameters<typeof questionStream>[0];

/**
 * The round in which a way is asked today, and its answers. What was approved for one use is used up after the day of that use, so whoever needs it again
 * is answered anew; a refusal or a withdrawal stays what it was. Only a way on which somebody said yes has more than one round.
 * @param today ISO date
 */
export async function roundOn(today: string, ledger: Ledger, grants: Grants, way: Way): Promise<{ round: number; answers: Answers }> {
  let earlier: Disclosure[] | undefined;
  for (let round = 0; ; round += 1) {
    const answers = await readAnswers(ledger, { ...way, round });
    if (answers.list.length === 0 || answers.list.some(({ status }) => status !== 'given')) return { round, answers };
    earlier ??= await disclosuresTo(ledger, grants, way.signalId, way.to);
    if (firstUse({ ...way, round }, earlier, today) === null) return { round, answers };
  }
}

/**
 * The day before today on which what was approved in the round of this way was used first; null when it may be used today. The use of a day goes on until
 * it ends: a lost connection must not cost a rescue.
 */
export async function usedBefore(today: string, ledger: Ledger, grants: Grants, way: Way): Promise<string | null> {
  return firstUse(way, await disclosuresTo(ledger, grants, way.signalId, way.to), today);
}

function firstUse(way: Way, disclosures: readonly Disclosure[], today: string): string | null {
  const { id } = questionStream(way);
  const days = disclosures.flatMap((one) => (one.status !== 'absent' && one.once && questionStream(one).id === id ? [one.usedOn] : []));
  return days.reduce((first, day) => (day !== null && day < today && (first === null || day < first) ? day : first), null);
}
