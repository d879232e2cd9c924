import type { EntityManager } from 'typeorm';
import type { StoredFact } from '#libs/ledger';
import type { MemberDesignated } from './facts.js';

const riec = (_tx: unknown, fact: StoredFact): string[] => [fact.org];

/** Members hear of a case from the moment they are designated, and once more when they are released. */
async function members(tx: EntityManager, fact: StoredFact): Promise<string[]> {
  const [row] = await tx.query<{ oin: string; member_oins: string[] }[]>('select oin, member_oins from cases_list where case_id = $1', [
    fact.stream.id,
  ]);
  return row ? [row.oin, ...row.member_oins] : [fact.org];
}

const membersAndTheOne = async (tx: EntityManager, fact: StoredFact): Promise<string[]> => [
  ...(await members(tx, fact)),
  (fact as StoredFact<MemberDesignated>).data.oin,
];

export const caseAudience = {
  SignalWeighed: riec,
  CaseOpened: riec,
  SignalLinked: members,
  StageRaised: members,
  MemberDesignated: membersAndTheOne,
  MemberReleased: membersAndTheOne,
};
