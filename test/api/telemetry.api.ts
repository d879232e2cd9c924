import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request as httpRequest, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { keySigner } from '#libs/notes';
import { parseTraceparent } from '#libs/telemetry';
import { demoOrigin, logConfig } from '../../apps/hub/src/log-configuration.js';
import { type Answered, startTestHub, type TestHub } from '../hub.js';
import { type OtlpReceiver, type ReceivedSpan, startReceiver } from '../otlp-receiver.js';

/** A hub that sends to a collector; what the collector got is read from the bytes. */
const canaries = ['999996356', 'Kanarie Vlierbes', 'Kanarievogelverhaal', 'demo-inspecteur', 'demo-riec-analist', 'Bearer'];
const callers = { report: trace('1'), read: trace('2'), wrong: trace('3'), slow: trace('4') };
const answers = new Map<string, Answered>();
const asked: (string | undefined)[] = [];
let hub: TestHub;
let receiver: OtlpReceiver;
let witness: Server;
let prometheus: string;
let facts: { type: string; traceId: string; spanId: string }[];
let ids: string[];

function trace(digit: string) {
  return { traceId: digit.repeat(32), spanId: digit.repeat(16) };
}
const header = ({ traceId, spanId }: ReturnType<typeof trace>) => ({ traceparent: `00-${traceId}-${spanId}-01` });
const spansOf = ({ traceId }: ReturnType<typeof trace>) => receiver.spans.filter((span) => span.traceId === traceId);
const called = (spans: ReceivedSpan[], name: string) => spans.filter((span) => span.name === name);

const signal = {
  doelen: ['organised-crime', 'supervision'],
  gezienOp: '2026-11-20',
  omstandigheden: {
    georganiseerdVerband: 'mogelijk',
    gemotiveerd: true,
    directeKring: true,
    geheimAdres: false,
    adresIsWoning: false,
    bedrijfIsPersoon: false,
  },
  betrokkenen: [{ ref: 'p1', rol: 'slachtoffer' }],
  velden: [
    { veld: 'naam', betrokkene: 'p1', waarde: canaries[1] },
    { veld: 'bsn', betrokkene: 'p1', waarde: canaries[0] },
    { veld: 'sector', waarde: 'nagelstudio' },
    { veld: 'motivering', waarde: canaries[2] },
  ],
};

beforeAll(async () => {
  receiver = await startReceiver();
  witness = createServer((request, response) => {
    asked.push(request.headers.traceparent as string | undefined);
    response.writeHead(503).end();
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => witness.once('listening', ready));
  const url = `http://127.0.0.1:${(witness.address() as { port: number }).port}`;
  const { key } = keySigner('getuige.example/w1', 'cosignature', generateKeyPairSync('ed25519').privateKey);
  const telemetry = {
    endpoint: receiver.url,
    headers: {},
    serviceName: 'seinhuis-hub',
    sampler: 'parentbased_always_on' as const,
    ratio: 1,
    metricInterval_ms: 3_600_000,
  };
  hub = await startTestHub({ telemetry, log: logConfig(demoOrigin, Buffer.alloc(32, 9), [{ url, key }], { quorum: 0 }) });
  await work();
  const { delivery, ledger } = hub.hub.foundation;
  await delivery.caughtUp((await ledger.size()) - 1);
  facts = await ledger.scan(0, 1_000);
  // by the hub's own round: one that this test began would stand in no trace of the hub
  while (asked.length === 0) await pause(50);
  prometheus = (await hub.ask('/metrics', { as: null })).body as string;
  await hub.close();
});
afterAll(async () => {
  await receiver?.close();
  witness?.close().closeAllConnections();
});

async function work(): Promise<void> {
  const post = (path: string, body: unknown, as: string, headers: Record<string, string> = {}) =>
    hub.ask(path, { method: 'POST', body, as, headers });
  await reportSlowly();
  const report = await post('/v1/signalen', signal, 'demo-inspecteur', header(callers.report));
  answers.set('report', report);
  await post('/v1/signalen/_voorbeeld', signal, 'demo-inspecteur');
  const riec = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!;
  const order = { signaal: report.body.id as string, aan: { oin: riec.oin, partner: 'RC' }, doel: 'organised-crime' };
  const given = await post('/v1/verstrekkingen', order, 'demo-inspecteur');
  answers.set('given', given);
  answers.set(
    'read',
    await hub.ask(`/v1/verstrekkingen/${given.body.id as string}/velden`, { as: 'demo-riec-analist', headers: header(callers.read) }),
  );
  ids = [report.body.id as string, given.body.id as string];
  // wrong in some ways, with what nobody may see in every part of the request
  answers.set(
    'wrong',
    await post(`/v1/signalen?naam=${canaries[1]}`, { [canaries[1]!]: canaries[0] }, 'demo-inspecteur', header(callers.wrong)),
  );
  await hub.ask(`/v1/${canaries[0]}?bsn=${canaries[0]}`, { headers: { 'user-agent': canaries[1]!, tracestate: `bsn=${canaries[0]}` } });
  await hub.ask(`/v1/signalen/${canaries[0]}`, { headers: { traceparent: `00-${canaries[0]}-${canaries[0]}-01` } });
  await hub.ask('/v1/partners', { as: null, headers: { authorization: `Bearer ${canaries[0]}` } });
}

/** The body comes when the hub has long begun with the request. */
async function reportSlowly(): Promise<void> {
  const began = once(hub.hub.app.getHttpServer() as Server, 'request');
  const sent = httpRequest(`${hub.url}/v1/signalen`, {
    method: 'POST',
    headers: {
      ...header(callers.slow),
      authorization: `Bearer ${await hub.token('demo-inspecteur')}`,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    },
  });
  sent.flushHeaders();
  await began;
  sent.end(JSON.stringify(signal));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  await once(answer.resume(), 'end');
}

describe('a trace', () => {
  test('goes from the caller through the work on a request, the policy and the append, to the ledger and back', () => {
    const { status, headers } = answers.get('report')!;
    const [request] = called(spansOf(callers.report), 'POST /v1/signalen');
    expect([status, request?.kind, request?.parentSpanId]).toEqual([201, 2, callers.report.spanId]);
    expect(request?.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/signalen',
      'http.response.status_code': 201,
    });
    expect(parseTraceparent(headers.get('traceparent'))).toEqual({ ...callers.report, spanId: request?.spanId, sampled: true });
    const parts = spansOf(callers.report).filter(({ parentSpanId }) => parentSpanId === request?.spanId);
    expect(new Set(parts.map(({ name }) => name))).toEqual(new Set(['policy.decide', 'ledger.append']));
    expect(called(parts, 'ledger.append')[0]?.attributes).toEqual({ 'seinhuis.stream': 'signal', 'seinhuis.facts': 1 });
    expect(called(parts, 'policy.decide')[0]?.attributes).toEqual({ 'seinhuis.activity': 'register', 'seinhuis.fields': 4 });
    const [fact] = facts.filter(({ traceId }) => traceId === callers.report.traceId);
    expect(fact).toMatchObject({ type: 'SignalRegistered', spanId: request?.spanId });
  });

  test('is not lost while a body is waited for', () => {
    const [request] = called(spansOf(callers.slow), 'POST /v1/signalen');
    const parts = spansOf(callers.slow).filter(({ parentSpanId }) => parentSpanId === request?.spanId);
    expect(new Set(parts.map(({ name }) => name))).toEqual(new Set(['policy.decide', 'ledger.append']));
  });

  test('is on every line of the log, and the lines of one request share it', () => {
    const lines = hub.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines)
      expect(line).toMatchObject({ trace_id: expect.stringMatching(/^[0-9a-f]{32}$/), span_id: expect.stringMatching(/^[0-9a-f]{16}$/) });
    const [request] = called(spansOf(callers.wrong), 'POST /v1/signalen');
    const own = lines.filter(({ trace_id }) => trace_id === callers.wrong.traceId);
    expect(own.map(({ event, span_id }) => [event, span_id])).toEqual([['answer', request?.spanId]]);
  });

  test('a refusal is no failure, and does not say what was wrong', () => {
    expect(answers.get('wrong')?.status).toBe(400);
    expect(spansOf(callers.wrong).map(({ name, failed, attributes }) => [name, failed, attributes['http.response.status_code']])).toEqual([
      ['POST /v1/signalen', false, 400],
    ]);
  });

  test('reading what was given is a decision and an append of its own', () => {
    expect(answers.get('read')?.status).toBe(200);
    const names = spansOf(callers.read).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['GET /v1/verstrekkingen/:id/velden', 'policy.decide', 'ledger.append']));
  });

  test('views follow in traces of their own', () => {
    const batches = called(receiver.spans, 'delivery.batch');
    expect(batches.map(({ attributes }) => attributes['seinhuis.consumer'])).toEqual(expect.arrayContaining(['feed', 'logbook']));
    expect(batches.every(({ parentSpanId }) => parentSpanId === '')).toBe(true);
    expect(batches.every(({ attributes }) => Number(attributes['seinhuis.events']) > 0)).toBe(true);
  });

  test('a witness is told where in a trace it is asked', () => {
    const [question] = called(receiver.spans, 'witness.ask');
    expect(asked.length).toBeGreaterThan(0);
    expect(parseTraceparent(asked[0])).toEqual({ traceId: question?.traceId, spanId: question?.spanId, sampled: true });
  });
});

describe('the collector', () => {
  test('gets spans with these names of attributes and no others', () => {
    const names = new Set(receiver.spans.flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...names].toSorted()).toEqual([
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'seinhuis.activity',
      'seinhuis.consumer',
      'seinhuis.events',
      'seinhuis.facts',
      'seinhuis.fields',
      'seinhuis.stream',
    ]);
  });

  test('sees the template of a route, never an address', () => {
    const routes = new Set(receiver.spans.map(({ attributes }) => attributes['http.route']));
    expect([...routes]).toEqual(expect.arrayContaining(['/v1/signalen', '/v1/verstrekkingen/:id/velden', '/v1/signalen/:id', 'onbekend']));
  });

  test('gets the numbers that stand under /metrics', () => {
    const names = [...prometheus.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !receiver.metrics.has(name))).toEqual([]);
    for (const [name, labels] of [
      ['seinhuis_disclosure_fields_total', { effect: 'permit' }],
      ['seinhuis_readings_total', { department: 'RC', kind: 'read' }],
      ['seinhuis_refusals_total', { code: 'input.invalid' }],
      ['seinhuis_log_size_events', {}],
      ['seinhuis_appended_events_total', {}],
    ] as const) {
      const sent = receiver.metrics.get(name)!.points.find(({ attributes }) => JSON.stringify(attributes) === JSON.stringify(labels));
      const told = prometheus.split('\n').find((line) => line.startsWith(`${name}${textOf(labels)} `));
      expect([name, sent?.value]).toEqual([name, Number(told?.split(' ').at(-1))]);
      expect(sent?.value).toBeGreaterThan(0);
    }
  });

  test.each(canaries)('gets nothing that nobody may see: %s', (canary) => {
    const bytes = Buffer.concat(receiver.raw);
    expect(bytes.length).toBeGreaterThan(10_000);
    expect(bytes.includes(canary)).toBe(false);
    expect(prometheus.includes(canary)).toBe(false);
    expect(bytes.includes('seinhuis.activity')).toBe(true); // the bytes can be searched
  });

  test('gets no organisation and no kenmerk', () => {
    const bytes = Buffer.concat(receiver.raw).toString('latin1');
    expect(ids.filter((id) => bytes.includes(id))).toEqual([]);
    expect(hub.policy.organisations.filter(({ oin }) => bytes.includes(oin) || prometheus.includes(oin))).toEqual([]);
  });
});

const textOf = (labels: Record<string, string>) => {
  const inside = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return inside.length ? `{${inside.join()}}` : '';
};
