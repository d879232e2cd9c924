import {
  decideRecord,
  engineVersion,
  loadPolicies,
  transferRequest,
  verdictOf,
  type Cell,
  type Held,
  type PolicyPack,
  type PolicyRequest,
} from './index.js';

const policies = loadPolicies('policies');
const inBrabant = { regions: ['riec-oost-brabant'] };
const asked: PolicyRequest = {
  ...transferRequest(policies, {
    activity: 'disclose',
    from: { ...inBrabant, partner: 'GB-TZ', task: 'apv' },
    to: { ...inBrabant, partner: 'RC', task: null },
    purpose: 'organised-crime',
    asOf: '2026-11-20',
  }),
  organisedLink: 'possible',
  homeAddress: false,
  statement: true,
};
const town = { by: 'GB-TZ', task: 'apv', regime: 'avg' as const, on: '2026-11-19', finding: false };
const held = (id: string, cell: Cell, obtained: Held['obtained'] = town): Held => ({ id, cell, obtained });

/** The policy, with what it was asked. */
function listened(): { pack: PolicyPack; questions: { request: PolicyRequest; cells: readonly Cell[] }[] } {
  const questions: { request: PolicyRequest; cells: readonly Cell[] }[] = [];
  const pack = new Proxy(policies, {
    get: (target, name: keyof PolicyPack) => {
      if (name !== 'judge') return target[name];
      return (request: PolicyRequest, cells: readonly Cell[]) => {
        questions.push({ request, cells });
        return target.judge(request, cells);
      };
    },
  });
  return { pack, questions };
}

describe('a decision on a record', () => {
  test('asks once for each provenance, with each cell once', () => {
    const { pack, questions } = listened();
    const police = { ...town, by: 'PO', task: 'opsporing', regime: 'wpg' as const };
    const decision = decideRecord(pack, 'd', asked, [
      held('v1', 'case.LOC'),
      held('v2', 'case.LOC'),
      held('v3', 'case.BIZ'),
      held('v4', 'case.LOC', police),
      held('v5', 'case.LOC', { ...town, on: '2026-11-18' }),
    ]);
    expect(questions.map(({ request, cells }) => [request.obtained, cells])).toEqual([
      [town, ['case.LOC', 'case.BIZ']],
      [police, ['case.LOC']],
      [{ ...town, on: '2026-11-18' }, ['case.LOC']],
    ]);
    expect(decision.fields.map(({ cell, ids }) => [cell, ids])).toEqual([
      ['case.LOC', ['v1', 'v2']],
      ['case.BIZ', ['v3']],
      ['case.LOC', ['v4']],
      ['case.LOC', ['v5']],
    ]);
  });

  test('does not let the order of keys make another provenance', () => {
    const { finding, on, regime, task, by } = town;
    const { pack, questions } = listened();
    decideRecord(pack, 'd', asked, [held('v1', 'case.LOC'), held('v2', 'case.LOC', { finding, on, regime, task, by })]);
    expect(questions).toHaveLength(1);
  });

  test('names policy and engine, and keeps the question without consents and provenance', () => {
    const consents: PolicyRequest['consents'] = [
      { subject: 'victim', recipients: ['RC'], cells: ['victim.IDV'], purpose: 'help', born: '2001-01-01' },
    ];
    const items = [{ ...town, cells: ['case.LOC' as Cell] }];
    const decision = decideRecord(
      policies,
      'd',
      { ...asked, consents, obtained: town, items },
      [held('v1', 'case.LOC')],
      ['toestemming@1'],
    );
    expect(decision).toMatchObject({ id: 'd', asOf: '2026-11-20', engine: engineVersion, consents: ['toestemming@1'], asked });
    expect(decision.policy).toEqual({ version: policies.version, digest: policies.digest });
    expect(Object.keys(decision.asked)).not.toEqual(expect.arrayContaining(['consents']));
    expect(JSON.stringify(decision)).not.toContain('2001-01-01');
  });

  test('is the same whenever it is made again', () => {
    const fields = policies.cells.map((cell, index) => held(`v${index}`, cell));
    expect(decideRecord(policies, 'd', asked, fields)).toEqual(decideRecord(policies, 'd', asked, fields));
  });

  test('says nothing about no fields', () => {
    const { pack, questions } = listened();
    expect(decideRecord(pack, 'd', asked, []).fields).toEqual([]);
    expect(questions).toEqual([]);
  });

  test('fails rather than leave a cell without an answer', () => {
    const pack = { ...policies, judge: () => ({}) } as unknown as PolicyPack;
    expect(() => decideRecord(pack, 'd', asked, [held('v1', 'case.LOC')])).toThrow('no verdict for case.LOC');
  });
});

test('the verdict of a field is that of its own provenance; a field that was not asked has none', () => {
  const limited = { ...town, notTo: ['RC'] };
  const decision = decideRecord(policies, 'd', asked, [held('v1', 'case.LOC'), held('v2', 'case.LOC', limited)]);
  expect(verdictOf(decision, 'v2')).toMatchObject({ ids: ['v2'], effect: 'deny', reason: 'SUPPLIER_CONDITION' });
  expect(verdictOf(decision, 'v1')).toMatchObject({ ids: ['v1'], effect: 'permit' });
  expect(verdictOf(decision, 'v3')).toBeUndefined();
});
