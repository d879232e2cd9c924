import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { CallerContext } from '#libs/identity';
import { StandingLaw, sourcesOf, type Law } from '#libs/law';
import { Ledger, orderFor, type Json } from '#libs/ledger';
import {
  PolicyRequestError,
  decideRecord,
  dutchDay,
  effectNames,
  tellVerdict,
  type Cell,
  type Instrument,
  type PolicyPack,
  type PolicyRequest,
  type RecordDecision,
  type Verdict,
} from '#libs/policy';
import { spanned } from '#libs/telemetry';
import type { Decider, Evaluation, EvaluationAnswer } from './authzen.js';
import { consentsPath, evaluationStream, type EvaluationAnswered } from './facts.js';
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
 * What the policy answered is in the ledger before it is told. A question that the policy never saw, for it could not be read, leaves no trace.
 */
@Injectable()
export class PointOfDecision {
  private readonly vocabularies = new Map<string, Vocabulary>([
    ['partner', hubVocabulary],
    ['officer', hubVocabulary],
  ]);

  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
  ) {}

  /** Teaches it another type of subject. */
  learn(subjectType: string, vocabulary: Vocabulary): void {
    this.vocabularies.set(subjectType, vocabulary);
  }

  /** @param work asks what it wants answered; done again when the law changed meanwhile, so that all of it is answered under the same law */
  answer<T>(caller: CallerContext, work: (decide: Decider) => T): Promise<T> {
    return this.law.under(async (law) => {
      const facts: EvaluationAnswered[] = [];
      const told = work((evaluation) => this.decide(law, caller, evaluation, facts));
      if (facts.length)
        await this.ledger.decide<null, EvaluationAnswered>(
          { ...orderFor(caller, evaluationStream(randomUUID())), unchanged: [...law.versions] },
          { initial: null, evolve: () => null },
          () => facts,
        );
      return told;
    });
  }

  private decide(law: Law, caller: CallerContext, evaluation: Evaluation, facts: EvaluationAnswered[]): EvaluationAnswer {
    const vocabulary = this.vocabularies.get(evaluation.subject.type);
    if (!vocabulary) return no(`subject.type: choose from ${[...this.vocabularies.keys()].join(', ')}`);
    try {
      const question = vocabulary(evaluation, dutchDay(caller.at));
      const told = { 'seinhuis.activity': 'evaluate', 'seinhuis.fields': question.cells.length };
      const fact = spanned('policy.decide', told, () => answered(law, caller.officer.partner, question));
      facts.push(fact);
      return answerFrom(law.policy, fact.data.decision);
    } catch (error) {
      if (error instanceof PolicyRequestError) return no(...error.problems);
      throw error;
    }
  }
}

/** Whoever names no agreements is answered with those of the register. @throws PolicyRequestError */
function answered({ policy, instruments, versions }: Law, partner: string, { request, cells }: Question): EvaluationAnswered {
  const { consents = [], instruments: named, ...rest } = request;
  const agreements = named ? withoutTitles(named) : inRegions(instruments, request);
  const decision = decideRecord(
    policy,
    randomUUID(),
    { ...rest, ...(agreements.length && { instruments: agreements }) },
    [...new Set(cells)].map((cell) => ({ id: cell, cell, subject: theirs })),
    { consents: consents.map((consent) => ({ subject: theirs, consent })), sources: sourcesOf(named ? versions.slice(0, 1) : versions) },
  );
  const sealed = consents.length > 0 && { personal: [{ path: consentsPath, subject: randomUUID(), value: consents as unknown as Json }] };
  return { type: 'EvaluationAnswered', data: { partner, decision }, ...sealed };
}

/** A question from outside is about one victim, whose key is not ours. */
const theirs = '';

/** A title is free text. */
const withoutTitles = (named: readonly (Instrument & { title?: string })[]): Instrument[] =>
  named.map(({ title: _title, ...instrument }) => instrument);

const inRegions = (instruments: readonly Instrument[], { region, toRegion }: PolicyRequest): Instrument[] =>
  instruments.filter(({ regions }) => [region, toRegion].some((one) => one !== undefined && regions.includes(one)));

const no = (...problems: string[]): EvaluationAnswer => ({
  decision: false,
  context: { error: { status: 400, message: problems.join('; ') } },
});

function answerFrom(policy: PolicyPack, { asOf, fields }: RecordDecision): EvaluationAnswer {
  const judged = fields.map((verdict) => ({ cell: verdict.cell, verdict, told: tellVerdict(policy, verdict.cell, verdict, asOf) }));
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
