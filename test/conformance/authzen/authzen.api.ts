import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PointOfDecision } from '#libs/decisions';
import { PolicyRequestError, type Cell } from '#libs/policy';
import { type Asked, startTestHub, type TestHub } from '../../hub.js';

type Vocabulary = Parameters<PointOfDecision['learn']>[1];
interface Scenario {
  decisions: { rule: number; ask: object; decision: boolean }[];
  taken: { title: string; ask: object }[];
  refused: { title: string; ask: object }[];
  batches: { title: string; ask: { evaluations: object[] }; decisions: (boolean | null)[] }[];
}
interface Words {
  purpose: string;
  subjects: { role?: string; id?: string; partner: string; task: string }[];
  actions: { name: string; soft?: boolean; activity: 'disclose'; to: string; task: string }[];
  resources: { status?: string; id?: string; cell: Cell }[];
}
const folder = join(import.meta.dirname);
const read = <T>(name: string): T => parse(readFileSync(join(folder, name), 'utf8')) as T;
const scenario = read<Scenario>('scenario.yaml');
const words = read<Words>('words.yaml');

/** The question in the words of the policy, by the table in words.yaml. */
const certification: Vocabulary = ({ subject, action, resource }, asOf) => {
  const who = words.subjects.find(({ role, id }) => (role ? role === subject.properties['role'] : id === subject.id));
  const what = words.actions.find(({ name, soft }) => name === action.name && (soft === undefined || soft === action.properties['soft']));
  const where = words.resources.find(({ status, id }) => (status ? status === resource.properties['status'] : id === resource.id));
  if (!who || !what || !where) throw new PolicyRequestError(['not in the scenario']);
  const { partner, task } = who;
  const obtained = { by: partner, task, regime: 'avg' as const, on: asOf };
  const request = { asOf, activity: what.activity, from: partner, fromTask: task, to: what.to, toTask: what.task, purpose: words.purpose };
  return { request: { ...request, obtained }, cells: [where.cell] };
};

let hub: TestHub;
beforeAll(async () => {
  const policies = mkdtempSync(join(tmpdir(), 'seinhuis-authzen-'));
  cpSync('policies', policies, { recursive: true });
  cpSync(join(folder, 'grounds.yaml'), join(policies, 'grounds/certification.yaml'));
  hub = await startTestHub({ policiesDir: policies, trustProxy: true });
  rmSync(policies, { recursive: true });
  hub.hub.app.get(PointOfDecision).learn('user', certification);
});
afterAll(() => hub?.close());

const single = '/access/v1/evaluation';
const many = '/access/v1/evaluations';
const post = (path: string, body: unknown, more: Asked = {}) => hub.ask(path, { method: 'POST', body, ...more });
const [permitted] = scenario.decisions;
const ask = permitted!.ask;

describe('basic: access evaluation', () => {
  test.each(scenario.decisions)('rule $rule is $decision', async ({ ask: body, decision }) => {
    const answer = await post(single, body);
    expect(answer).toMatchObject({ status: 200, body: { decision } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  });
  test.each(scenario.taken)('takes $title', async ({ ask: body }) =>
    expect(await post(single, body)).toMatchObject({ status: 200, body: { decision: true } }),
  );
  test.each(scenario.refused)('refuses $title', async ({ ask: body }) => expect(await post(single, body)).toMatchObject({ status: 400 }));
  test.each<[string, unknown, string]>([
    ['another content type', JSON.stringify(ask), 'text/plain'],
    ['what is no JSON', '{"subject":', 'application/json'],
    ['an empty body', '', 'application/json'],
    ['a list', '[]', 'application/json'],
  ])('refuses %s', async (_, body, type) => {
    for (const path of [single, many]) expect(await post(path, body, { headers: { 'content-type': type } })).toMatchObject({ status: 400 });
  });
  test('gives the id of the request back, also with an error, and needs none', async () => {
    const headers = { 'X-Request-ID': 'verzoek-7' };
    for (const body of [ask, {}]) expect((await post(single, body, { headers })).headers.get('x-request-id')).toBe('verzoek-7');
    expect((await post(single, ask)).headers.get('x-request-id')).toBeNull();
  });
  test('answers the same each time', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(single, ask)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });
  test('does not answer who has no token', async () => expect(await post(single, ask, { as: null })).toMatchObject({ status: 401 }));
});

describe('batch: access evaluations', () => {
  test.each(scenario.batches)('$title', async ({ ask: body, decisions }) => {
    const answer = await post(many, body);
    expect(answer.status).toBe(200);
    const found = (answer.body.evaluations as { decision: boolean }[]).map(({ decision }) => decision);
    expect(found).toEqual(decisions.map((decision) => decision ?? expect.any(Boolean)));
    expect(answer.body.decision).toBeUndefined();
  });
  test('without a list, or with an empty one, it is one question', async () => {
    for (const body of [ask, { ...ask, evaluations: [] }])
      expect(await post(many, body)).toMatchObject({ status: 200, body: { decision: true } });
    expect(await post(many, {})).toMatchObject({ status: 400 });
  });
  test.each<[string, boolean[]]>([
    ['execute_all', [true, false, true]],
    ['deny_on_first_deny', [true, false]],
    ['permit_on_first_permit', [true]],
  ])('stops as it is told: %s', async (semantic, expected) => {
    const [yes, no] = [scenario.decisions[2]!.ask, scenario.decisions[3]!.ask];
    const answer = await post(many, { evaluations: [yes, no, yes], options: { evaluations_semantic: semantic } });
    expect(answer.body.evaluations.map(({ decision }: { decision: boolean }) => decision)).toEqual(expected);
  });
  test('refuses a way of stopping that is not there, and too many questions', async () => {
    expect(await post(many, { evaluations: [ask], options: { evaluations_semantic: 'any' } })).toMatchObject({ status: 400 });
    expect(await post(many, { evaluations: Array.from({ length: 101 }, () => ask) })).toMatchObject({ status: 400 });
  });
});

describe('discovery: metadata', () => {
  test('names the addresses under its own, without a token', async () => {
    const answer = await hub.ask('/.well-known/authzen-configuration', { as: null, headers: { 'x-forwarded-proto': 'https' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    const base = hub.url.replace('http://', 'https://');
    expect(answer.body).toEqual({
      policy_decision_point: base,
      access_evaluation_endpoint: `${base}${single}`,
      access_evaluations_endpoint: `${base}${many}`,
    });
  });
});

describe('in the words of the hub itself', () => {
  const town = { type: 'partner', id: 'GB-TZ', properties: { task: 'apv' } };
  const toRiec = {
    subject: town,
    action: { name: 'disclose' },
    resource: { type: 'cell', id: 'case.LOC' },
    context: {
      to: 'RC',
      toTask: 'casus',
      purpose: 'organised-crime',
      region: 'riec-oost-brabant',
      organisedLink: 'possible',
      statement: true,
      homeAddress: false,
      obtained: {
        by: 'GB-TZ',
        task: 'apv',
        regime: 'avg',
        on: '2026-11-01',
      },
    },
  };
  test('yes, with the ground, the duties and the article', async () => {
    const { body } = await post(single, toRiec);
    expect(body).toMatchObject({
      decision: true,
      context: { effect: 'permit', cells: { 'case.LOC': { bases: ['W-R1'], obligations: ['SECRECY', 'WEIGH'] } } },
    });
  });
  test('no, with the reason and the ways out; yes only when all of it may go', async () => {
    const signal = { type: 'signal', id: 's1', properties: { cells: ['case.LOC', 'victim.HEALTH'] } };
    const { body } = await post(single, { ...toRiec, resource: signal });
    expect(body).toMatchObject({ decision: false, context: { effect: 'deny' } });
    expect(body.context.cells['case.LOC'].effect).toBe('permit');
    expect(body.context.cells['victim.HEALTH'].reason).toEqual(expect.any(String));
  });
  test.each<[string, object]>([
    ['a narrower form', { resource: { type: 'cell', id: 'case.NARR' } }],
    ['a partner that is not there', { subject: { ...town, id: 'QQ' } }],
    ['a subject of another kind', { subject: { type: 'robot', id: 'r2' } }],
    ['an activity that is not there', { action: { name: 'steal' } }],
    ['a cell that is not there', { resource: { type: 'cell', id: 'case.ZZZ' } }],
    ['a resource of another kind', { resource: { type: 'dossier', id: '1' } }],
    ['a key that is not known: it may have been meant to close something', { context: { ...toRiec.context, supplierBlock: ['GB-TZ'] } }],
    ['a context that says who acts, beside the subject', { context: { ...toRiec.context, from: 'PO' } }],
    ['nothing known', { context: {} }],
  ])('%s is a no', async (_, change) => {
    const { status, body } = await post(single, { ...toRiec, ...change });
    expect({ status, decision: body.decision }).toEqual({ status: 200, decision: false });
  });
  test('a reason that the asker may not see is not told', async () => {
    const held = {
      ...toRiec,
      context: {
        ...toRiec.context,
        supplierBlocks: ['GB-TZ'],
        obtained: { by: 'RC', task: 'casus', regime: 'avg', on: '2026-11-01', supplier: 'GB-TZ' },
      },
    };
    const { body } = await post(single, {
      ...held,
      subject: { type: 'partner', id: 'PO', properties: { task: 'opsporing' } },
      action: { name: 'release' },
      context: { ...held.context, from: 'RC', fromTask: 'casus', to: undefined, toTask: undefined },
    });
    expect(body.decision).toBe(false);
    expect(JSON.stringify(body)).not.toContain('SUPPLIER');
    expect(body.context.cells['case.LOC'].reason).toBe('NIET_BESCHIKBAAR');
  });
});
