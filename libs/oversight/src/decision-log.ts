import type { StoredFact } from '#libs/ledger';
import type { FieldsDecided, PolicyRequest, RecordDecision } from '#libs/policy';
import type { RecordedDecision } from './recorded-decisions.js';

/** A question and its answer in the information model of AuthZEN: one cell of one decision. */
interface Asked {
  subject: { type: 'partner'; id: string; properties?: { task: string } };
  action: { name: string };
  resource: { type: 'cell'; id: string; properties: { fields: string[] } };
  context: Record<string, unknown>;
}

/**
 * One record of the Authorization Decision Log (Logius, draft): highest level of detail, so that the decision can be made again. What is read from a
 * source is named by its place in the ledger; nothing here is personal.
 */
export interface DecisionLogRecord {
  trace_id: string;
  span_id: string;
  event_name: 'adl.access_evaluation' | 'adl.access_evaluations';
  /** Milliseconds since 1970. */
  timestamp: number;
  /** `Unset`: a decision was made; a refusal is one too. */
  status: 'Unset';
  attributes: {
    'adl.core.policies': Record<string, string>;
    'adl.core.information': Record<string, string | string[] | number>;
    'adl.core.configuration': Record<string, string>;
    'seinhuis.decision.id': string;
  };
  body: { 'adl.core.request': object; 'adl.core.response': object };
  resource: Record<string, string>;
}

/** The record of one recorded decision. Pure. */
export function decisionLogRecord({
  fact,
  decision,
  signalId,
}: Pick<RecordedDecision, 'fact' | 'decision' | 'signalId'>): DecisionLogRecord {
  const asked = decision.fields.map((decided) => askedOf(decision, decided));
  const answers = decision.fields.map(answerOf);
  const [one, answer] = [asked[0], answers[0]];
  const single = asked.length === 1 && one && answer;
  return {
    trace_id: fact.traceId,
    span_id: fact.spanId,
    event_name: single ? 'adl.access_evaluation' : 'adl.access_evaluations',
    timestamp: fact.recordedAt.getTime(),
    status: 'Unset',
    attributes: {
      'adl.core.policies': { policies: decision.policy.digest },
      'adl.core.information': informationOf(fact, decision, signalId),
      'adl.core.configuration': { engine: `seinhuis-policy@${decision.engine}` },
      'seinhuis.decision.id': decision.id,
    },
    body: {
      'adl.core.request': single ? one : { evaluations: asked },
      'adl.core.response': single ? answer : { evaluations: answers },
    },
    resource: { 'service.name': 'seinhuis', 'organisation.oin': fact.org },
  };
}

/** Streams with the version that was read, consents, and the place of the decision itself. */
function informationOf(
  fact: StoredFact,
  { sources, consents }: RecordDecision,
  signalId: string | null,
): Record<string, string | string[] | number> {
  return { ledger: fact.seq, streams: sources, consents, ...(signalId !== null && { signal: signalId }) };
}

const receiverActs: readonly (PolicyRequest['activity'] | undefined)[] = ['read', 'release', 'match', 'rights', 'audit'];

/** Who acts is the subject; the rest of the question stands in the context, with the day and the provenance that counted. */
function askedOf({ asked, asOf, origins }: RecordDecision, { cell, ids, origin }: FieldsDecided): Asked {
  const { activity = 'disclose', from, fromTask, to, toTask, asOf: _asOf, ...rest } = asked;
  const acts = receiverActs.includes(activity);
  const [id, task] = acts ? [to, toTask] : [from, fromTask];
  const other = acts ? { ...(from && { from }), ...(fromTask && { fromTask }) } : { ...(to && { to }), ...(toTask && { toTask }) };
  return {
    subject: { type: 'partner', id: id ?? '-', ...(task && { properties: { task } }) },
    action: { name: activity },
    resource: { type: 'cell', id: cell, properties: { fields: ids } },
    context: { time: asOf, ...other, ...rest, obtained: origins[origin] },
  };
}

function answerOf({ effect, bases, reason, for: waits, obligations, instead }: FieldsDecided): object {
  return { decision: effect === 'permit', context: { effect, bases, reason, for: waits, obligations, alternatives: instead } };
}
