/** One entity of AuthZEN 1.0, as it is sent: nothing of it is checked yet but what the specification asks. */
export interface Entity {
  type: string;
  id: string;
  properties: Record<string, unknown>;
}

/** One question of AuthZEN 1.0. Members that the specification does not know were left out. */
export interface Evaluation {
  subject: Entity;
  action: { name: string; properties: Record<string, unknown> };
  resource: Entity;
  context: Record<string, unknown>;
}

/** The answer. `decision` is true only when all of it may go as it is; what else there is to say stands in `context`. */
export interface EvaluationAnswer {
  decision: boolean;
  context?: Record<string, unknown>;
}

/** Something that the specification asks for is not there. */
export interface EvaluationProblem {
  pointer: string;
  detail: string;
}

export type Decider = (evaluation: Evaluation) => EvaluationAnswer;

const semantics = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const;
export const mostEvaluations = 100;

/** The question in a body, or what is missing from it. Pure. */
export function readEvaluation(body: unknown): { evaluation: Evaluation } | { problems: EvaluationProblem[] } {
  if (!isObject(body)) return { problems: [{ pointer: '', detail: 'Stuur een JSON-object met subject, action en resource.' }] };
  const { subject, action, resource, context } = body;
  const problems = [
    ...lacking(subject, '/subject', ['type', 'id']),
    ...lacking(action, '/action', ['name']),
    ...lacking(resource, '/resource', ['type', 'id']),
    ...(context === undefined || isObject(context) ? [] : [{ pointer: '/context', detail: 'Dit moet een object zijn.' }]),
  ];
  if (problems.length) return { problems };
  const { name } = action as { name: string };
  const evaluation = {
    subject: entity(subject),
    action: { name, properties: propertiesOf(action) },
    resource: entity(resource),
    context: isObject(context) ? context : {},
  };
  return { evaluation };
}

/**
 * Answers many questions at once: what stands beside `evaluations` holds for each that does not say it itself. A question that cannot be read is
 * answered with no, in its own place. Null: there are no `evaluations`, so the body is one question.
 */
export function evaluateAll(
  body: unknown,
  decide: Decider,
): { evaluations: EvaluationAnswer[] } | { problems: EvaluationProblem[] } | null {
  if (!isObject(body)) return null;
  const { evaluations, options, ...defaults } = body;
  if (evaluations === undefined || (Array.isArray(evaluations) && evaluations.length === 0)) return null;
  if (!Array.isArray(evaluations) || evaluations.length > mostEvaluations)
    return { problems: [{ pointer: '/evaluations', detail: `Dit moet een lijst zijn van ten hoogste ${mostEvaluations} vragen.` }] };
  const asked = isObject(options) ? options['evaluations_semantic'] : undefined;
  const semantic = semantics.find((one) => one === (asked ?? 'execute_all'));
  if (!semantic) return { problems: [{ pointer: '/options/evaluations_semantic', detail: `Kies uit: ${semantics.join(', ')}.` }] };
  const answers: EvaluationAnswer[] = [];
  for (const one of evaluations as unknown[]) {
    const answer = answerTo(merged(defaults, one), decide);
    answers.push(answer);
    if (semantic === (answer.decision ? 'permit_on_first_permit' : 'deny_on_first_deny')) break;
  }
  return { evaluations: answers };
}

function answerTo(body: unknown, decide: Decider): EvaluationAnswer {
  const read = readEvaluation(body);
  if ('evaluation' in read) return decide(read.evaluation);
  return {
    decision: false,
    context: { error: { status: 400, message: read.problems.map(({ pointer, detail }) => `${pointer}: ${detail}`).join(' ') } },
  };
}

/** An entity replaces the one beside the list as a whole, but type, id and name it may leave to that. */
function merged(defaults: Record<string, unknown>, one: unknown): unknown {
  if (!isObject(one)) return one;
  const both = { ...defaults, ...one };
  for (const name of ['subject', 'action', 'resource'] as const) {
    const [common, own] = [defaults[name], one[name]];
    if (!isObject(common) || !isObject(own)) continue;
    const required = Object.fromEntries(['type', 'id', 'name'].filter((key) => key in common).map((key) => [key, common[key]]));
    both[name] = { ...required, ...own };
  }
  return both;
}

function lacking(value: unknown, pointer: string, names: readonly string[]): EvaluationProblem[] {
  if (!isObject(value)) return [{ pointer, detail: 'Dit moet een object zijn.' }];
  const texts = names.filter((name) => typeof value[name] !== 'string' || value[name] === '');
  const properties = value['properties'] === undefined || isObject(value['properties']) ? [] : ['properties'];
  return [
    ...texts.map((name) => ({ pointer: `${pointer}/${name}`, detail: 'Dit is verplicht, en moet tekst zijn.' })),
    ...properties.map((name) => ({ pointer: `${pointer}/${name}`, detail: 'Dit moet een object zijn.' })),
  ];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const propertiesOf = (value: unknown): Record<string, unknown> =>
  isObject(value) && isObject(value['properties']) ? value['properties'] : {};
const entity = (value: unknown): Entity => {
  const { type, id } = value as { type: string; id: string };
  return { type, id, properties: propertiesOf(value) };
};
