import { startRelay, type RunningRelay } from '../../apps/relay/src/start-relay.js';
import { startTestHub, type TestHub } from '../hub.js';
import { type Alert, alerts, anchorsOf, balanced, dashboard, labelsIn, metricsIn, type Panel } from '../observability.js';
import { type OtlpReceiver, startReceiver } from '../otlp-receiver.js';

/** What the dashboard and the alarms ask for is what a hub and a relay that really run tell. */
const guide = 'docs/guides/operator-alarms.md';
let hub: TestHub;
let relay: RunningRelay;
let receiver: OtlpReceiver;
const relayLog: string[] = [];
const hanging: ((status: number) => void)[] = [];
/** Names of metrics, with the labels that each is known to have. */
let told: Map<string, Set<string>>;

beforeAll(async () => {
  // a collector that takes what it is sent, and never answers
  receiver = await startReceiver(() => new Promise<number>((answer) => hanging.push(answer)));
  const telemetry = { headers: {}, serviceName: 'seinhuis', sampler: 'always_on' as const, ratio: 1, metricInterval_ms: 3_600_000 };
  hub = await startTestHub({ telemetry: { ...telemetry, endpoint: receiver.url }, relayDatabasePassword: 'test' });
  const databaseUrl = new URL(hub.database.url);
  [databaseUrl.username, databaseUrl.password] = ['seinhuis_relay', 'test'];
  const config = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: databaseUrl.href,
    kafka: {
      brokers: ['127.0.0.1:1'],
      clientId: 'seinhuis',
      topicPrefix: 'seinhuis',
      partitions: 1,
      replication: -1,
      createTopics: true,
      shards: 1,
      hubOin: '00000099000000009000',
      publicUrl: 'https://hub.example',
    },
    logLevel: 'info' as const,
  };
  relay = await startRelay(config, { write: (line: string) => void relayLog.push(line) });
  const relayText = await (await fetch(`${relay.url}/metrics`)).text();
  const hubText = (await hub.ask('/metrics', { as: null })).body as string;
  told = new Map([...namesIn(relayText), ...namesIn(hubText)].map((name) => [name, new Set<string>()]));
  for (const metric of hub.hub.foundation.metrics.registry.getMetricsAsArray())
    told.set(metric.name, new Set((metric as unknown as { labelNames: string[] }).labelNames));
  for (const name of told.keys()) if (name.startsWith('seinhuis_delivery_')) told.set(name, new Set(['consumer']));
  told.set('seinhuis_delivery_stopped', new Set(['consumer', 'kind', 'code', 'seq']));
});
afterAll(async () => {
  await relay?.close();
  await hub?.close();
  for (const answer of hanging) answer(400);
  await receiver?.close();
});

const namesIn = (text: string): string[] => [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name!);
const baseOf = (name: string): string => (told.has(name) ? name : name.replace(/_(?:bucket|sum|count)$/, ''));
/** What Prometheus adds itself. */
const added = ['instance', 'job'];

/** What is wrong with an expression; empty when nothing is. */
function wrongIn(expr: string, shown = ''): string[] {
  const names = metricsIn(expr).map(baseOf);
  const known = new Set([...added, ...names.flatMap((name) => [...(told.get(name) ?? [])])]);
  return [
    ...(balanced(expr) ? [] : ['its brackets']),
    ...(names.length === 0 ? ['it reads nothing'] : []),
    ...names.filter((name) => !told.has(name)).map((name) => `no ${name}`),
    ...labelsIn(expr, shown)
      .filter((label) => !known.has(label))
      .map((label) => `no label ${label}`),
  ];
}

test('a collector that hangs keeps no request from its answer', async () => {
  while (hanging.length === 0) expect((await hub.ask('/v1/partners')).status).toBe(200);
  expect((await hub.ask('/v1/partners')).status).toBe(200);
  const { body } = await hub.ask('/metrics', { as: null });
  expect(body).toContain('seinhuis_telemetry_spans_total{outcome="sent"} 0');
});

test('every line of a relay has a trace', async () => {
  const leads = () => relayLog.some((line) => line.includes('"event":"kafka-leading"'));
  while (!leads()) await new Promise((soon) => setTimeout(soon, 20));
  expect(relayLog.filter((line) => !/"trace_id":"[0-9a-f]{32}","span_id":"[0-9a-f]{16}"/.test(line))).toEqual([]);
});

describe('the check', () => {
  test('knows what hub and relay tell', () => {
    expect(told.size).toBeGreaterThan(40);
    for (const name of ['seinhuis_delivery_behind_seconds', 'seinhuis_view_behind_seconds', 'seinhuis_telemetry_spans_total'])
      expect([...told.keys()]).toContain(name);
    expect(wrongIn('sum by (code) (rate(seinhuis_refusals_total[5m] offset 1h)) > 5 or vector(0)', '{{code}}')).toEqual([]);
    expect(wrongIn('histogram_quantile(0.99, sum by (le) (rate(seinhuis_append_seconds_bucket[$__rate_interval])))')).toEqual([]);
  });

  test.each<[string, string, string | undefined, string]>([
    ['a metric that is not there', 'max(seinhuis_refusals)', undefined, 'no seinhuis_refusals'],
    ['a metric that is not there behind another', 'seinhuis_log_size_events / seinhuis_log_size', undefined, 'no seinhuis_log_size'],
    ['a label that it does not have', 'seinhuis_refusals_total{reason="x"}', undefined, 'no label reason'],
    ['a group that it does not have', 'sum by (officer) (seinhuis_refusals_total)', undefined, 'no label officer'],
    ['a label in a text', 'seinhuis_refusals_total', '{{ $labels.oin }}', 'no label oin'],
    ['a bracket', 'sum(rate(seinhuis_refusals_total[5m])', undefined, 'its brackets'],
    ['no metric at all', '1 > 0', undefined, 'it reads nothing'],
  ])('sees %s', (_, expr, shown, wrong) => expect(wrongIn(expr, shown)).toEqual([wrong]));
});

describe('the alarms', () => {
  const rules = alerts();
  test.each(rules.map((rule) => [rule.alert, rule] as const))('%s asks for what is told', (_, { expr, annotations }) =>
    expect(wrongIn(expr, annotations.summary)).toEqual([]),
  );

  test.each(rules.map((rule) => [rule.alert, rule] as const))('%s says how bad it is, what it is, and where to read on', (_, rule) => {
    expect(rule).toEqual({
      alert: expect.stringMatching(/^Seinhuis[A-Z][A-Za-z]+$/),
      expr: expect.any(String),
      ...(rule.for && { for: expect.stringMatching(/^[1-9]\d*[smh]$/) }),
      labels: { severity: expect.stringMatching(/^(?:info|warning|critical)$/) },
      annotations: { summary: expect.stringMatching(/^[^\n]{20,160}$/), runbook_url: expect.any(String) },
    });
    const [page, anchor] = pageOf(rule);
    expect(page).toBe(`https://seinhuis.example/${guide}`);
    expect(anchorsOf(guide)).toContain(anchor);
  });

  test('each has a name of its own, and what matters has one', () => {
    const names = rules.map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
    const read = rules.flatMap(({ expr }) => metricsIn(expr));
    for (const metric of [
      'seinhuis_unsigned_age_seconds',
      'seinhuis_view_behind_seconds',
      'seinhuis_delivery_behind_seconds',
      'seinhuis_delivery_stopped',
      'seinhuis_refusals_total',
      'seinhuis_readings_total',
      'seinhuis_http_answer_seconds_count',
      'seinhuis_instrument_days_left',
    ])
      expect(read).toContain(metric);
  });

  test('every heading of the guide that is about an alarm has one', () => {
    const about = new Set(['alarmen-wat-te-doen', 'aansluiten', 'eén-verzoek-volgen', 'waarom-is-een-hub-niet-gereed']);
    const used = new Set(rules.map((rule) => pageOf(rule)[1]));
    expect(anchorsOf(guide).filter((anchor) => !about.has(anchor) && !used.has(anchor))).toEqual([]);
  });
});

const pageOf = ({ annotations }: Alert): (string | undefined)[] => annotations.runbook_url.split('#');

describe('the dashboard', () => {
  const { panels, templating, schemaVersion, uid } = dashboard();
  const drawn = panels.filter(({ type }) => type !== 'row');

  test('is one that Grafana 12 takes: a source to choose, panels with a number, a kind and a place of their own', () => {
    expect([schemaVersion, uid]).toEqual([41, 'seinhuis']);
    expect(templating.list).toEqual([expect.objectContaining({ name: 'datasource', type: 'datasource', query: 'prometheus' })]);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(panels.map(({ type }) => type))).toEqual(new Set(['row', 'stat', 'timeseries', 'table', 'bargauge']));
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos: { x, w } }) => x >= 0 && x + w <= 24)).toBe(true);
  });

  test.each(drawn.map((panel) => [panel.title, panel] as const))('%s shows what is told', (_, panel: Panel) => {
    expect(panel.targets?.length).toBeGreaterThan(0);
    for (const { expr, legendFormat } of panel.targets ?? []) expect([expr, wrongIn(expr, legendFormat)]).toEqual([expr, []]);
    const source = { type: 'prometheus', uid: '${datasource}' };
    expect(
      [panel.datasource, ...panel.targets!.map(({ datasource }) => datasource)].every(
        (one) => JSON.stringify(one) === JSON.stringify(source),
      ),
    ).toBe(true);
  });
});
