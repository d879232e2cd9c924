import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { StoredFact } from '#libs/ledger';
import { replayLedger } from '#libs/oversight';
import type { RecordDecision } from '#libs/policy';
import { startTestHub, type TestHub } from '../../hub.js';

/** What was answered over AuthZEN is a decision like any other: in the ledger before it is told, without a person in it, and to be made again. */
let hub: TestHub;
beforeAll(async () => void (hub = await startTestHub()));
afterAll(() => hub?.close());

const born = '2011-02-03';
const consent = {
  subject: 'victim',
  recipients: ['ZO'],
  cells: ['victim.HEALTH'],
  purpose: 'help',
  givenBy: 'self',
  born,
  givenAt: '2026-01-10',
  expires: '2027-01-10',
  form: 'written',
  freely: true,
};
const obtained = { by: 'GB-TZ', task: 'apv', regime: 'avg', on: '2026-11-01' };
const toRiec = {
  subject: { type: 'partner', id: 'GB-TZ', properties: { task: 'apv' } },
  action: { name: 'disclose' },
  resource: { type: 'signal', id: 'dossier van mevrouw De Vries', properties: { cells: ['case.LOC', 'victim.HEALTH'] } },
  context: {
    to: 'RC',
    toTask: 'casus',
    purpose: 'organised-crime',
    region: 'riec-oost-brabant',
    organisedLink: 'possible',
    statement: true,
    obtained,
  },
};
const ask = (body: unknown, path = '/access/v1/evaluation') => hub.ask(path, { method: 'POST', body });
const ledger = () => hub.hub.foundation.ledger;
const answered = async (from: number): Promise<StoredFact[]> =>
  (await ledger().scan(from, 500)).filter(({ type }) => type === 'EvaluationAnswered');
const decisionIn = ({ data }: StoredFact) => (data as { decision: RecordDecision }).decision;
const asOwner = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => {
  const owner = new pg.Client({ connectionString: hub.database.url });
  await owner.connect();
  try {
    return (await owner.query<T>(sql, values)).rows;
  } finally {
    await owner.end();
  }
};
const replay = () => replayLedger(ledger(), async () => hub.policy);

test('an answer is in the ledger, with who asked, what was asked and on what it rests', async () => {
  const before = await ledger().size();
  const { body } = await ask(toRiec);
  const [fact, ...others] = await answered(before);
  expect(others).toEqual([]);
  expect(fact).toMatchObject({ officer: 'demo-inspecteur', data: { partner: 'GB-TZ' } });
  const decision = decisionIn(fact!);
  expect(decision.asked).toMatchObject({ from: 'GB-TZ', to: 'RC', obtained, instruments: [{ id: 'I-RIEC' }] });
  expect(decision.sources).toHaveLength(2);
  const told = Object.fromEntries(decision.fields.map(({ cell, effect }) => [cell, effect]));
  const context = body.context as { cells: Record<string, { effect: string }> };
  expect(told).toEqual(Object.fromEntries(Object.entries(context.cells).map(([cell, { effect }]) => [cell, effect])));
});

test('each question of a list is a decision of its own, and one that stopped the list is the last', async () => {
  const before = await ledger().size();
  const no = { ...toRiec, action: { name: 'disclose' }, resource: { type: 'cell', id: 'victim.HEALTH' } };
  await ask({ evaluations: [no, toRiec], options: { evaluations_semantic: 'deny_on_first_deny' } }, '/access/v1/evaluations');
  await ask({ evaluations: [no, toRiec, no] }, '/access/v1/evaluations');
  expect((await answered(before)).map((fact) => decisionIn(fact).fields.length)).toEqual([1, 1, 2, 1]);
});

test('a question that the policy never saw leaves nothing, and neither does asking beforehand', async () => {
  const before = await ledger().size();
  await ask({ ...toRiec, subject: { type: 'robot', id: 'r2' } });
  await ask({ ...toRiec, context: { unknown: true } });
  await ask({});
  expect(await ledger().size()).toBe(before);
});

test('consents, names and titles that came along stand nowhere in a header; the consents are sealed', async () => {
  const before = await ledger().size();
  const instruments = [
    {
      id: 'I-RIEC',
      title: 'Convenant van Jan Jansen',
      regions: ['riec-limburg'],
      parties: ['GB-TZ'],
      validFrom: '2025-01-01',
      validTo: '2027-01-01',
    },
  ];
  const told = await ask({ ...toRiec, context: { ...toRiec.context, consents: [consent], instruments } });
  expect(told.body).toMatchObject({ context: { cells: expect.any(Object) } });
  const [row] = await asOwner<{ headers: string }>(
    `select string_agg(convert_from(header, 'UTF8'), ' ') as headers from ledger.ledger_event where seq >= $1`,
    [before],
  );
  for (const hidden of [born, 'Jansen', 'De Vries', '2027-01-10']) expect(row?.headers).not.toContain(hidden);
  const [fact] = await answered(before);
  expect(fact?.fields).toMatchObject([{ path: 'toestemmingen' }]);
  expect(decisionIn(fact!).sources).toHaveLength(1);
});

test('all of them can be made again, with the consents that came along; changed ones are named', async () => {
  await ask({
    ...toRiec,
    resource: { type: 'cell', id: 'victim.HEALTH' },
    context: { ...toRiec.context, to: 'ZO', toTask: undefined, purpose: 'help', consents: [consent] },
  });
  await ask({ ...toRiec, context: { ...toRiec.context, obtained: undefined } });
  const report = await replay();
  expect(report).toMatchObject({ deviations: [], erased: [] });
  expect(report.decisions).toBeGreaterThanOrEqual(7);
  const forged = {
    size: () => ledger().size(),
    open: (...wanted: Parameters<ReturnType<typeof ledger>['open']>) => ledger().open(...wanted),
    scan: async (from: number, limit: number) =>
      structuredClone(await ledger().scan(from, limit)).map((fact) => {
        if (fact.type === 'EvaluationAnswered') delete decisionIn(fact).asked.instruments;
        return fact;
      }),
  };
  const { deviations } = await replayLedger(forged, async () => hub.policy);
  expect(deviations.some(({ kind, about }) => kind === 'reference' && about.includes('afspraak I-RIEC'))).toBe(true);
});

test('the department that asked can read what was answered; another one cannot', async () => {
  const before = await ledger().size();
  await ask(toRiec);
  const [fact] = await answered(before);
  const { id } = decisionIn(fact!);
  expect(await hub.ask(`/v1/beslissingen/${id}`)).toMatchObject({ status: 200, body: { id } });
  expect(await hub.ask(`/v1/beslissingen/${id}/uitleg`)).toMatchObject({ status: 200, body: { antwoord: [{}, {}] } });
  expect(await hub.ask(`/v1/beslissingen/${id}`, { as: 'demo-riec-analist' })).toMatchObject({ status: 404 });
  expect(await hub.ask(`/v1/beslissingen/${randomUUID()}`)).toMatchObject({ status: 404 });
});

test('what cannot be recorded is not answered', async () => {
  // another hub has taken over: nothing that this one appends counts
  await asOwner('update ledger.ledger_head set epoch = epoch + 1');
  try {
    const { status, body } = await ask(toRiec);
    expect(status).toBe(503);
    expect(JSON.stringify(body)).not.toContain('decision');
  } finally {
    await asOwner('update ledger.ledger_head set epoch = epoch - 1');
  }
  expect((await ask(toRiec)).status).toBe(200);
});
