import type { Participation, Partner } from './catalogue.js';
import type { Facts } from './facts.js';
import { missing, ok, type Outcome } from './outcome.js';

const notParticipant = missing('NOT_A_PARTICIPANT');
const notListed = missing('NOT_A_LISTED_TASK');

/**
 * Does the party take part in the collaboration, with a task that the law lists?
 * A municipality is one legal person under several codes: with another task it is a participant whose task is not listed. A code that covers
 * several organisations (a GP is not a mental health institution) and one that needs a mandate are then no participant at all.
 */
export function participation(facts: Facts, { of, is }: Participation): Outcome {
  const [code, task] = partyOf(facts, is);
  const partner = facts.book.partners.get(String(code));
  if (!partner || task === undefined) return notParticipant;
  const lists = listsOf(facts, of);
  for (const list of lists) if (list[partner.code]?.some((listed) => isListed(listed, task, partner, facts))) return ok;
  const tasks = lists.flatMap((list) => list[partner.code] ?? []);
  const sameBody =
    partner.body !== undefined && lists.some((list) => Object.keys(list).some((c) => facts.book.partners.get(c)?.body === partner.body));
  const named = tasks.length > 0 && !partner.umbrella && !tasks.includes('mandate');
  return sameBody || named ? notListed : notParticipant;
}

/** Stands outside the collaboration: no participant, whatever its task. */
export function isThirdParty(facts: Facts, wanted: Participation): boolean {
  const [code] = partyOf(facts, wanted.is);
  const isOnAList = listsOf(facts, wanted.of).some((list) => list[String(code)]);
  return !isOnAList || participation(facts, wanted) === notParticipant;
}

const listsOf = ({ book }: Facts, names: readonly string[]) => names.map((name) => book.catalogue.participants[name] ?? {});

/** Code and task of the one who must take part. */
export function partyOf(facts: Facts, who: Participation['is']): [code: string | undefined, task: string | undefined] {
  if (who === 'sender') return [facts.from, facts.fromTask];
  return who === 'receiver' ? [facts.to, facts.toTask] : [facts.actor, facts.actorTask];
}

function isListed(listed: string, task: string, partner: Partner, facts: Facts): boolean {
  return listed === 'mandate' ? facts.mandate : isNamedTask(listed, task, partner);
}

/** "*" stands for every task of that partner. */
export function isNamedTask(listed: string, task: string, { tasks }: Pick<Partner, 'tasks'>): boolean {
  return listed === '*' ? tasks.includes(task) : listed === task;
}
