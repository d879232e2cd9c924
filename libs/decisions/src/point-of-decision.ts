import { Injectable } from '@nestjs/common';
import { StandingLaw } from '#libs/law';
import {
  PolicyRequestError,
  dutchDay,
  effectNames,
  tellVerdict,
  type Cell,
  type PolicyPack,
  type PolicyRequest,
  type Verdict,
} from '#libs/policy';
import type { Decider, Evaluation, EvaluationAnswer } from './authzen.js';
import { rankOf } from './matrix.js';

/** What is asked of the policy, in its own words. */
export interface Question {
  request: PolicyRequest;
  cells: Cell[];
}

/** Puts a question of AuthZEN into the words of the policy. @throws PolicyRequestError naming what it does not know */
export type Vocabulary = (evaluation: Evaluation, today: string) => Question;

/**
 * Answers questions of AuthZEN with the policy in force. Vocabularies go by the type of the subject; a type that nobody knows is answered with no.
 * Writes nothing: who asks this enforces the answer, and keeps its own record.
 */
@Injectable()
export class PointOfDecision {
  private readonly vocabularies = new Map<string, Vocabulary>([
    ['partner', hubVocabulary],
    ['officer', hubVocabulary],
  ]);

  constructor(private readonly law: StandingLaw) {}

  /** Teaches it another type of subject. */
  learn(subjectType: string, vocabulary: Vocabulary): void {
    this.vocabularies.set(subjectType, vocabulary);
  }

  /** A decider under the law as it stands now; all questions of one request are answered under the same. */
  async decider(at: Date): Promise<Decider> {
    const { policy, instruments } = await this.law.fresh();
    const today = dutchDay(at);
    return (evaluation) => {
      const vocabulary = this.vocabularies.get(evaluation.subject.type);
      if (!vocabulary) return no(`subject.type: choose from ${[...this.vocabularies.keys()].join(', ')}`);
      try {
        const { request, cells } = vocabulary(evaluation, today);
        // whoever names no agreements is answered with those of the register
        return answer(policy, policy.judge({ instruments: [...instruments], ...request }, cells), cells);
      } catch (error) {
        if (error instanceof PolicyRequestError) return no(...error.problems);
        throw error;
      }
    };
  }
}

const no = (...problems: string[]): EvaluationAnswer => ({
  decision: false,
  context: { error: { status: 400, message: problems.join('; ') } },
});

function answer(policy: PolicyPack, verdicts: Record<Cell, Verdict>, cells: readonly Cell[]): EvaluationAnswer {
  const judged = cells.flatMap((cell) => {
    const verdict = verdicts[cell];
    return verdict ? [{ cell, verdict, told: tellVerdict(policy, cell, verdict) }] : [];
  });
  const [strictest] = judged.toSorted((one, other) => rankOf(other.verdict) - rankOf(one.verdict));
  if (!strictest) return no('resource: no cells');
  const hidden = strictest.told.reden?.code === 'NIET_BESCHIKBAAR';
  return {
    decision: judged.every(({ verdict }) => verdict.effect === 'permit'),
    context: {
      effect: hidden ? 'deny' : strictest.verdict.effect,
      reason_admin: { code: strictest.told.reden?.code ?? null, policy: policy.digest },
      reason_user: { nl: strictest.told.uitleg },
      cells: Object.fromEntries(judged.map(({ cell, verdict, told }) => [cell, partOf(verdict, told)])),
    },
  };
}

function partOf(verdict: Verdict, told: ReturnType<typeof tellVerdict>): object {
  return {
    effect: Object.entries(effectNames).find(([, name]) => name === told.uitkomst)?.[0],
    bases: told.gronden.map(({ code }) => code),
    reason: told.reden?.code ?? null,
    for: told.wachtOp,
    obligations: told.verplichtingen,
    alternatives: told.uitwegen.map(({ code }) => code),
    ...(verdict.effect === 'permit' && { citations: told.gronden.map(({ artikel }) => artikel) }),
  };
}

/** The end that acts: it is the subject, and the other end stands in the context. */
const receiverActs = ['read', 'release', 'match', 'rights', 'audit'];
/** Names of the profile that say nothing about the case. */
const profileNames = ['time', 'traceparent', 'mim', 'ld-context', 'acr_values'];

/**
 * subject: a partner by its code, or an officer of one (properties partner, task). action: an activity. resource: a cell, or a signal with
 * properties.cells. context: the keys of a policy request. A key that is not known is refused: one that was to close something must not be lost.
 */
export function hubVocabulary({ subject, action, resource, context }: Evaluation, today: string): Question {
  const { time } = context;
  const asOf = typeof time === 'string' && !Number.isNaN(Date.parse(time)) ? dutchDay(new Date(time)) : today;
  const said = Object.fromEntries(Object.entries(context).filter(([key]) => !profileNames.includes(key)));
  const partner = subject.type === 'partner' ? subject.id : subject.properties['partner'];
  const { task } = subject.properties;
  const acting = receiverActs.includes(action.name) ? { to: partner, toTask: task } : { from: partner, fromTask: task };
  const given = Object.entries(acting).filter(([, value]) => value !== undefined);
  const clash = given.map(([key]) => key).filter((key) => key in said);
  if (clash.length) throw new PolicyRequestError(clash.map((key) => `context.${key}: is the subject`));
  const cells = resource.type === 'cell' ? [resource.id] : resource.type === 'signal' ? resource.properties['cells'] : undefined;
  if (!Array.isArray(cells) || cells.length === 0 || cells.some((cell) => typeof cell !== 'string'))
    throw new PolicyRequestError(['resource: a cell by its name, or a signal with properties.cells']);
  return { request: { asOf, ...said, ...Object.fromEntries(given), activity: action.name } as PolicyRequest, cells: cells as Cell[] };
}
