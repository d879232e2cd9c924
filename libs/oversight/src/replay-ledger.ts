import { isKnownTo } from '#libs/law';
import { PolicyRequestError, redecide, type FieldsDecided, type Instrument, type PolicyPack, type RecordDecision } from '#libs/policy';
import { recordedDecisions, type Reading, type RecordedDecision } from './recorded-decisions.js';

/**
 * `verdict`: the policy gives another answer. `reference`: the ledger held something else at that place. `policy`: the policy with that digest is not
 * there. `incomplete`: what is recorded cannot be judged.
 */
export type DeviationKind = 'verdict' | 'reference' | 'policy' | 'incomplete';

/** One field whose answer is not what was recorded; `found` null: there is no answer now. */
export interface ChangedField {
  id: string;
  cell: string;
  recorded: Answer;
  found: Answer | null;
}
export type Answer = Pick<FieldsDecided, 'effect' | 'bases' | 'reason' | 'for' | 'obligations' | 'instead'>;

export interface Deviation {
  seq: number;
  decision: string;
  kind: DeviationKind;
  /** What it is about: a digest, references, or why it cannot be judged. Never a value of a person. */
  about: string[];
  fields: ChangedField[];
}

export interface ReplayReport {
  /** Facts that were read. */
  size: number;
  decisions: number;
  /** Decisions of which every answer came out the same. */
  same: number;
  /** Decisions that rest on an erased date of birth and come out otherwise without it: they can no longer be made again. */
  erased: { seq: number; decision: string }[];
  deviations: Deviation[];
}

/**
 * Makes every recorded decision again, under the policy of its time, and reports each that comes out otherwise.
 * @param packOf the policy with this digest; undefined when it is not there
 * @throws Error naming the seq of a fact that does not match its leaf hash
 */
export async function replayLedger(
  ledger: Reading,
  packOf: (digest: string) => Promise<PolicyPack | undefined>,
  onProgress?: (done: number, total: number) => void,
): Promise<ReplayReport> {
  const report: ReplayReport = { size: await ledger.size(), decisions: 0, same: 0, erased: [], deviations: [] };
  for await (const recorded of recordedDecisions(ledger, onProgress)) {
    report.decisions += 1;
    const deviation = replayOne(recorded, await packOf(recorded.decision.policy.digest));
    if (!deviation) report.same += 1;
    else if (deviation.kind === 'verdict' && recorded.erased) report.erased.push({ seq: deviation.seq, decision: deviation.decision });
    else report.deviations.push(deviation);
  }
  return report;
}

function replayOne(recorded: RecordedDecision, pack: PolicyPack | undefined): Deviation | null {
  const { fact, decision, astray } = recorded;
  const found = { seq: fact.seq, decision: decision.id, about: [], fields: [] };
  if (!pack) return { ...found, kind: 'policy', about: [decision.policy.digest] };
  const elsewhere = [...astray, ...strayAgreements(recorded, pack)];
  if (elsewhere.length) return { ...found, kind: 'reference', about: elsewhere };
  try {
    const fields = changedFields(decision, again(recorded, pack));
    return fields.length ? { ...found, kind: 'verdict', fields } : null;
  } catch (error) {
    // a policy that does not know a code, and a decision without an origin; anything else is a fault of ours
    const why = error instanceof PolicyRequestError ? error.problems : [(error as Error).message];
    return { ...found, kind: 'incomplete', about: why };
  }
}

/** The agreements that were named are those of the register then; one that this policy does not know was left out. */
function strayAgreements({ decision, agreements }: RecordedDecision, pack: PolicyPack): string[] {
  if (!agreements) return [];
  const named = (decision.asked.instruments ?? []).map(agreementText);
  const there = agreements.filter((one) => isKnownTo(pack, one)).map(agreementText);
  const [madeUp, leftOut] = [named.filter((one) => !there.includes(one)), there.filter((one) => !named.includes(one))];
  return [...madeUp, ...leftOut].map((text) => `afspraak ${(JSON.parse(text) as { id: string }).id}`);
}

const agreementText = ({ id, ...terms }: Instrument): string =>
  JSON.stringify({ id, ...Object.fromEntries(Object.entries(terms).sort(([one], [other]) => (one < other ? -1 : 1))) });

/** The decision under this policy, on what stood in the ledger then. @throws Error when what is recorded is not enough */
export function again({ decision, subjectOf, consents }: RecordedDecision, pack: PolicyPack): RecordDecision {
  if (!decision.origins) throw new Error('no origins recorded');
  return redecide(pack, decision, subjectOf, consents);
}

/** Fields with another answer, in the order in which they were recorded. */
export function changedFields(recorded: RecordDecision, found: RecordDecision): ChangedField[] {
  const now = answersOf(found);
  return [...answersOf(recorded)].flatMap(([id, { cell, answer }]) => {
    const after = now.get(id);
    if (after && after.cell === cell && JSON.stringify(after.answer) === JSON.stringify(answer)) return [];
    return [{ id, cell, recorded: answer, found: after?.answer ?? null }];
  });
}

/** By id of the field; every list sorted, for its order says nothing. A search has its cells for ids. */
function answersOf({ fields }: RecordDecision): Map<string, { cell: string; answer: Answer }> {
  return new Map(
    fields.flatMap(({ ids, cell, ...verdict }) => {
      const { effect, bases, reason, for: waits, obligations, instead } = verdict;
      const lists = { bases: bases.toSorted(), for: waits.toSorted(), obligations: obligations.toSorted(), instead: instead.toSorted() };
      return ids.map((id) => [id, { cell, answer: { effect, reason, ...lists } }] as const);
    }),
  );
}
