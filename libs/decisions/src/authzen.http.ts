import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Caller, NoIdempotencyKey, Public } from '#libs/identity';
import { Refusal } from '#libs/ledger';
import { evaluateAll, readEvaluation, type EvaluationAnswer, type EvaluationProblem } from './authzen.js';
import { PointOfDecision } from './point-of-decision.js';

/** Where the questions of AuthZEN are answered, outside /v1: the specification sets these addresses. */
export const authzenPaths = ['access/v1/evaluation', 'access/v1/evaluations', '.well-known/authzen-configuration'];

/** AuthZEN 1.0, for the enforcement points of others. What it does not know in a body it ignores, as the specification asks. */
@ApiExcludeController()
@Controller()
export class AuthzenController {
  constructor(private readonly point: PointOfDecision) {}

  @Post('access/v1/evaluation')
  @HttpCode(200)
  @NoIdempotencyKey()
  async evaluation(@Caller() caller: Caller, @Body() body: unknown): Promise<EvaluationAnswer> {
    const read = readEvaluation(body);
    if ('problems' in read) throw refusal(read.problems);
    return this.point.answer(caller, (decide) => decide(read.evaluation));
  }

  @Post('access/v1/evaluations')
  @HttpCode(200)
  @NoIdempotencyKey()
  async evaluations(@Caller() caller: Caller, @Body() body: unknown): Promise<EvaluationAnswer | { evaluations: EvaluationAnswer[] }> {
    const answers = await this.point.answer(caller, (decide) => evaluateAll(body, decide));
    if (!answers) return this.evaluation(caller, body);
    if ('problems' in answers) throw refusal(answers.problems);
    return answers;
  }

  @Public()
  @Get('.well-known/authzen-configuration')
  configuration(@Req() { protocol, host }: { protocol: string; host: string }): object {
    const base = `${protocol}://${host}`;
    return {
      policy_decision_point: base,
      access_evaluation_endpoint: `${base}/access/v1/evaluation`,
      access_evaluations_endpoint: `${base}/access/v1/evaluations`,
    };
  }
}

function refusal(problems: readonly EvaluationProblem[]): Refusal {
  const errors = problems.map(({ pointer, detail }) => ({ pointer, code: 'evaluation.invalid', detail }));
  return new Refusal('evaluation.invalid', 'invalid', 'De vraag klopt niet; zie errors.', errors);
}
