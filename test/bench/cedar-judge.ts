import { createRequire } from 'node:module';
import type * as Cedar from '@cedar-policy/cedar-wasm';
import type { Cell, PolicyRequest } from '#libs/policy';
import { dayNumber, type Permit } from './permits.js';

// its build for Node is CommonJS in a folder that says it is a module
const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs') as typeof Cedar;

/** For each cell that may go: the policies that say so. */
type Judge = (request: PolicyRequest, cells: readonly Cell[]) => Map<Cell, string[]>;

export interface CedarJudge {
  /** With the policies parsed once and kept: the fastest way it has. */
  parsedOnce: Judge;
  /** With the policies handed over in every call: the way its manual shows first. */
  plain: Judge;
}

const setName = 'bench';

export function cedarJudge(permits: readonly Permit[]): CedarJudge {
  const staticPolicies = Object.fromEntries(
    permits.map((permit, index) => [`${permit.ground} ${permit.cell} ${index}`, policyText(permit)]),
  );
  const parsed = cedar.preparsePolicySet(setName, { staticPolicies });
  if (parsed.type !== 'success') throw new Error(`cedar: ${JSON.stringify(parsed.errors)}`);
  const decide = (ask: (call: Call) => Cedar.AuthorizationAnswer): Judge => {
    return (request, cells) => {
      const allowed = new Map<Cell, string[]>();
      for (const cell of cells) {
        const answer = ask(callOf(request, cell));
        if (answer.type !== 'success') throw new Error(`cedar: ${JSON.stringify(answer.errors)}`);
        if (answer.response.decision === 'allow') allowed.set(cell, answer.response.diagnostics.reason);
      }
      return allowed;
    };
  };
  return {
    parsedOnce: decide((call) => cedar.statefulIsAuthorized({ ...call, preparsedPolicySetId: setName, validateRequest: false })),
    plain: decide((call) => cedar.isAuthorized({ ...call, policies: { staticPolicies } })),
  };
}

type Call = Pick<Cedar.AuthorizationCall, 'principal' | 'action' | 'resource' | 'context' | 'entities'>;

function callOf({ activity, from, to, purpose, stage, asOf }: PolicyRequest, cell: Cell): Call {
  return {
    principal: { type: 'Partner', id: from! },
    action: { type: 'Action', id: activity! },
    resource: { type: 'Cell', id: cell },
    context: { to: to!, purpose: purpose!, stage: stage ?? 1, day: dayNumber(asOf, 0) },
    entities: [],
  };
}

function policyText({ cell, activity, from, to, purposes, stage, since, until }: Permit): string {
  const purposeSet = purposes.map((purpose) => JSON.stringify(purpose)).join(', ');
  return `permit (principal == Partner::"${from}", action == Action::"${activity}", resource == Cell::"${cell}") when {
    context.to == "${to}" && [${purposeSet}].contains(context.purpose) && context.stage >= ${stage} && context.day >= ${since} && context.day < ${until}
  };`;
}
