import type { Obtained, PolicyConsent, PolicyRequest } from './request.js';
import type { Cell, Verdict } from './verdict.js';
import type { PolicyPack } from './pack.js';

/** One field that an organisation holds, as the policy sees it: what it is and where it comes from, never its value. */
export interface Held {
  id: string;
  cell: Cell;
  /** Left out when the request itself says where its cells come from, as a question from outside does. */
  obtained?: Obtained;
  /** Key of the facet that the field is about. One victim never consents for another, so a victim's field without it counts no consent. */
  subject?: string;
}

/** The verdict for one cell, and the fields it holds for. Fields of one cell may differ in provenance, and then stand apart. */
export interface FieldsDecided extends Verdict {
  cell: Cell;
  ids: string[];
  /** Place of their provenance in `origins` of the decision; -1: it stands in `asked`. */
  origin: number;
}

/**
 * A decision on a record of fields, as it is kept in the ledger: enough to make it again, nothing personal. Provenance is codes and days.
 * `asked` has no consents, for they hold a date of birth; `consents` names the facts that carry them (`<consent id>@<stream version>`).
 */
export interface RecordDecision {
  id: string;
  asOf: string;
  policy: { version: string; digest: string };
  engine: string;
  asked: PolicyRequest;
  consents: string[];
  /** Streams that were read for it, with the version that was read: `<stream id>@<version>`. */
  sources: string[];
  origins: Obtained[];
  fields: FieldsDecided[];
}

/** What a decision rests on besides the request and the fields. */
export interface DecisionInputs {
  /** Consents about the record, each with the key of the victim who gave or refused it. */
  consents?: readonly { subject: string; consent: PolicyConsent }[];
  consentRefs?: string[];
  sources?: string[];
}

/** Changes when the same policy files and the same request could get another answer. Part of every recorded decision. */
export const engineVersion = '1';

/** Judges each field of a record alone, under its own provenance, and a victim's field with the consents of that victim. Pure. */
export function decideRecord(
  pack: PolicyPack,
  id: string,
  request: PolicyRequest,
  held: readonly Held[],
  { consents = [], consentRefs = [], sources = [] }: DecisionInputs = {},
): RecordDecision {
  const asked = askedFor(request, held);
  const origins = new Map(held.flatMap(({ obtained }) => (obtained ? [[keyOf(obtained), obtained] as const] : [])));
  const places = [...origins.keys()];
  return {
    id,
    asOf: request.asOf ?? '',
    policy: { version: pack.version, digest: pack.digest },
    engine: engineVersion,
    asked,
    consents: consentRefs,
    sources,
    origins: [...origins.values()],
    fields: [...grouped(held, consents.length > 0)].flatMap(([, group]) => {
      const [first] = group;
      if (!first) return [];
      const own = consentsOn(first, consents);
      const question = { ...asked, ...(first.obtained && { obtained: first.obtained }), ...(own.length && { consents: own }) };
      return judgeGroup(pack, question, group, places.indexOf(keyOf(first.obtained)));
    }),
  };
}

/**
 * Makes a recorded decision again, from what was recorded and the consents that its references lead to. Pure.
 * @param subjectOf key of the facet of a field, from the fact that holds the decision
 * @throws Error when a field points to no origin
 */
export function redecide(
  pack: PolicyPack,
  recorded: RecordDecision,
  subjectOf: (fieldId: string) => string | undefined,
  consents: NonNullable<DecisionInputs['consents']>,
): RecordDecision {
  const held = recorded.fields.flatMap(({ ids, cell, origin }) =>
    ids.map((id): Held => {
      const obtained = recorded.origins[origin];
      const subject = subjectOf(id);
      if (!obtained && origin >= 0) throw new Error(`field ${id} points to no origin`);
      return { id, cell, ...(obtained && { obtained }), ...(subject !== undefined && { subject }) };
    }),
  );
  const { id, asked, consents: consentRefs, sources } = recorded;
  return decideRecord(pack, id, asked, held, { consents, consentRefs, sources });
}

/** What is kept of the question: no consents, and provenance only when the fields do not bring their own. */
function askedFor(request: PolicyRequest, held: readonly Held[]): PolicyRequest {
  const { consents: _consents, obtained, items, ...asked } = request;
  if (held.every((field) => field.obtained)) return asked;
  return { ...asked, ...(obtained && { obtained }), ...(items && { items }) };
}

/** The verdict for one field id of a recorded decision; undefined when that field was not part of it. */
export function verdictOf(decision: RecordDecision, fieldId: string): FieldsDecided | undefined {
  return decision.fields.find(({ ids }) => ids.includes(fieldId));
}

function judgeGroup(pack: PolicyPack, question: PolicyRequest, group: readonly Held[], origin: number): FieldsDecided[] {
  const byCell = new Map<Cell, string[]>();
  for (const { cell, id } of group) byCell.set(cell, [...(byCell.get(cell) ?? []), id]);
  const verdicts = pack.judge(question, [...byCell.keys()]);
  return [...byCell].map(([cell, ids]) => {
    const verdict = verdicts[cell];
    if (!verdict) throw new Error(`no verdict for ${cell}`);
    return { cell, ids, origin, ...verdict };
  });
}

/** Fields that get one question: the same provenance and, where consents count, the same victim. */
function grouped(held: readonly Held[], withConsents: boolean): Map<string, Held[]> {
  const groups = new Map<string, Held[]>();
  for (const field of held) {
    const key = `${withConsents ? victimOf(field) : ''} ${keyOf(field.obtained)}`;
    const group = groups.get(key);
    if (group) group.push(field);
    else groups.set(key, [field]);
  }
  return groups;
}

const victimOf = ({ cell, subject }: Held): string => (cell.startsWith('victim.') ? (subject ?? 'unknown') : '');

function consentsOn(field: Held, consents: NonNullable<DecisionInputs['consents']>): PolicyConsent[] {
  const victim = victimOf(field);
  return consents.filter(({ subject }) => victim === '' || subject === victim).map(({ consent }) => consent);
}

const keyOf = (obtained: Obtained | undefined): string =>
  JSON.stringify(Object.entries(obtained ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)));
