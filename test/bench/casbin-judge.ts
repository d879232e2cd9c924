import { newEnforcer, newModelFromString } from 'casbin';
import type { Cell, PolicyRequest } from '#libs/policy';
import { dayNumber, type Permit } from './permits.js';

/** For each cell that may go: the ground of the rule that says so. casbin names one. */
export type CasbinJudge = (request: PolicyRequest, cells: readonly Cell[]) => Map<Cell, string[]>;

const model = `
[request_definition]
r = cell, sub, act, to, purpose, stage, day
[policy_definition]
p = cell, sub, act, to, purpose, stage, since, until, ground
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.cell == p.cell && r.sub == p.sub && r.act == p.act && r.to == p.to && r.purpose == p.purpose && r.stage >= p.stage && r.day >= p.since && r.day < p.until
`;

/** Days and stages are texts here, as casbin keeps its rules: these sort as the numbers do. */
export async function casbinJudge(permits: readonly Permit[]): Promise<CasbinJudge> {
  const enforcer = await newEnforcer(newModelFromString(model));
  const rules = permits.flatMap(({ cell, from, activity, to, purposes, stage, since, until, ground }) =>
    purposes.map((purpose) => [cell, from, activity, to, purpose, String(stage), padded(since), padded(until), ground]),
  );
  await enforcer.addPolicies(unique(rules));
  return ({ from, activity, to, purpose, stage, asOf }, cells) => {
    const day = padded(dayNumber(asOf, 0));
    const allowed = new Map<Cell, string[]>();
    for (const cell of cells) {
      const [may, rule] = enforcer.enforceExSync(cell, from, activity, to, purpose, String(stage ?? 1), day);
      if (may) allowed.set(cell, [rule.at(-1)!]);
    }
    return allowed;
  };
}

function padded(day: number): string {
  return String(day).padStart(8, '0');
}

/** casbin refuses a whole list that has a rule twice. */
function unique(rules: string[][]): string[][] {
  return [...new Map(rules.map((rule) => [rule.join('\n'), rule])).values()];
}
