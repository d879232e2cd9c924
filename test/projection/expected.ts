import type { PolicyPack, RecordDecision } from '#libs/policy';

/** A field as an answer tells it. */
export interface Told {
  id: string;
  signaal?: string;
  cel: string;
}

/** Fields as `signal/id`: what a reader sees; of what stays, what she hears of, and what she may not know to be there. */
export interface Expected {
  seen: string[];
  told: string[];
  hidden: string[];
}

/** What the policy says of each signal, divided. */
export function expectedFrom(policy: PolicyPack, decisions: readonly { signalId: string; decision: RecordDecision }[]): Expected {
  const expected: Expected = { seen: [], told: [], hidden: [] };
  for (const { signalId, decision } of decisions)
    for (const { ids, ...verdict } of decision.fields) {
      const { show } = policy.explain(verdict.cell, verdict, decision.asOf);
      const heard = verdict.effect === 'permit' ? expected.seen : show === 'n' ? expected.hidden : expected.told;
      heard.push(...ids.map((id) => `${signalId}/${id}`));
    }
  return expected;
}

export const idsOf = (fields: readonly Told[]): string[] => fields.map(({ signaal, id }) => `${signaal}/${id}`).toSorted();

/** Signal and id of each line of fields in a file for a spreadsheet. */
export const idsInCsv = (text: string): string[] =>
  [...text.matchAll(/^([0-9a-f-]{36});(v\d+);/gm)].map(([, signaal, id]) => `${signaal}/${id}`).toSorted();
