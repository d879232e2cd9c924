import type { Obtained, PolicyRequest } from './request.js';
import type { Cell, Verdict } from './verdict.js';
import type { PolicyPack } from './pack.js';

/** One field that an organisation holds, as the policy sees it: what it is and where it comes from, never its value. */
export interface Held {
  id: string;
  cell: Cell;
  obtained: Obtained;
}

/** The verdict for one cell, and the fields it holds for. Fields of one cell may differ in provenance, and then stand apart. */
export interface FieldsDecided extends Verdict {
  cell: Cell;
  ids: string[];
}

/**
 * A decision on a record of fields, as it is kept in the ledger: enough to make it again, nothing personal.
 * `asked` has no consents and no provenance lists; `consents` names the facts that carry them (`<stream version>`).
 */
export interface RecordDecision {
  id: string;
  asOf: string;
  policy: { version: string; digest: string };
  engine: string;
  asked: PolicyRequest;
  consents: string[];
  fields: FieldsDecided[];
}

/** Changes when the same policy files and the same request could get another answer. Part of every recorded decision. */
export const engineVersion = '1';

/**
 * Judges each field of a record alone, under its own provenance. Pure.
 * @param consentRefs references of the consents that stand in `request.consents`
 */
export function decideRecord(
  pack: PolicyPack,
  id: string,
  request: PolicyRequest,
  held: Held[],
  consentRefs: string[] = [],
): RecordDecision {
  const { consents: _consents, obtained: _obtained, items: _items, ...asked } = request;
  return {
    id,
    asOf: request.asOf ?? '',
    policy: { version: pack.version, digest: pack.digest },
    engine: engineVersion,
    asked,
    consents: consentRefs,
    fields: [...byProvenance(held).values()].flatMap((group) => judgeGroup(pack, request, group)),
  };
}

/** The verdict for one field id of a recorded decision; undefined when that field was not part of it. */
export function verdictOf(decision: RecordDecision, fieldId: string): FieldsDecided | undefined {
  return decision.fields.find(({ ids }) => ids.includes(fieldId));
}

function judgeGroup(pack: PolicyPack, request: PolicyRequest, group: Held[]): FieldsDecided[] {
  const obtained = group[0]?.obtained;
  const cells = [...new Set(group.map(({ cell }) => cell))];
  const verdicts = pack.judge({ ...request, ...(obtained && { obtained }) }, cells);
  return cells.map((cell) => {
    const verdict = verdicts[cell];
    if (!verdict) throw new Error(`no verdict for ${cell}`);
    return { cell, ids: group.filter((field) => field.cell === cell).map((field) => field.id), ...verdict };
  });
}

function byProvenance(held: Held[]): Map<string, Held[]> {
  const groups = new Map<string, Held[]>();
  for (const field of held) {
    const key = JSON.stringify(Object.entries(field.obtained).sort(([one], [other]) => (one < other ? -1 : 1)));
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  return groups;
}
