import type { Fact, StreamName } from '#libs/ledger';
import type { RecordDecision } from '#libs/policy';

/**
 * The policy answered a question of an enforcement point elsewhere. The question stands in the decision, in the words of the policy; consents that it
 * brought have dates of birth, so they are sealed, at path `toestemmingen`. `partner` is who asked, which need not be who the question is about.
 */
export type EvaluationAnswered = Fact<'EvaluationAnswered', { partner: string; decision: RecordDecision }>;

/** Where the sealed consents of a question are. */
export const consentsPath = 'toestemmingen';

/** One stream for the questions of one request. */
export const evaluationStream = (id: string): StreamName => ({ type: 'evaluation', id });
