import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTelemetry } from './index.js';

const endpoint = 'http://127.0.0.1:4318';
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-telemetry-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(env: NodeJS.ProcessEnv) {
  const problems: string[] = [];
  return { settings: readTelemetry(env, 'seinhuis-hub', problems), problems };
}
const problemsOf = (env: NodeJS.ProcessEnv) => read({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...env }).problems;

test('without a collector there is nothing', () => expect(read({ HOME: '/' })).toEqual({ settings: undefined, problems: [] }));

test('with a collector alone the rest is as OpenTelemetry has it', () =>
  expect(read({ OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/` })).toEqual({
    settings: { endpoint, headers: {}, serviceName: 'seinhuis-hub', sampler: 'parentbased_always_on', ratio: 1, metricInterval_ms: 60_000 },
    problems: [],
  }));

test('everything can be told, the secret also by file', () => {
  const file = join(folder, 'headers');
  writeFileSync(file, 'Authorization=Bearer%20geheim, x-tenant=a=b\n');
  const env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.intern:4318/otlp',
    OTEL_EXPORTER_OTLP_HEADERS_FILE: file,
    OTEL_SERVICE_NAME: 'hub-noord',
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0.25',
    OTEL_METRIC_EXPORT_INTERVAL: '5000',
    NODE_ENV: 'production',
  };
  expect(read(env)).toEqual({
    settings: {
      endpoint: 'https://collector.intern:4318/otlp',
      headers: { authorization: 'Bearer geheim', 'x-tenant': 'a=b' },
      serviceName: 'hub-noord',
      sampler: 'parentbased_traceidratio',
      ratio: 0.25,
      metricInterval_ms: 5_000,
    },
    problems: [],
  });
});

test.each<[string, NodeJS.ProcessEnv, RegExp]>([
  ['no address', { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' }, /^OTEL_EXPORTER_OTLP_ENDPOINT is geen adres/],
  ['gRPC', { OTEL_EXPORTER_OTLP_ENDPOINT: 'grpc://hunter2:4317' }, /^OTEL_EXPORTER_OTLP_ENDPOINT is geen adres/],
  ['a sampler that does not exist', { OTEL_TRACES_SAMPLER: 'hunter2' }, /^OTEL_TRACES_SAMPLER moet een van deze zijn: always_on, /],
  ['a ratio that is missing', { OTEL_TRACES_SAMPLER: 'traceidratio' }, /^OTEL_TRACES_SAMPLER_ARG ontbreekt; bijvoorbeeld/],
  ['a ratio above 1', { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '1.5' }, /^OTEL_TRACES_SAMPLER_ARG is een getal/],
  ['a ratio that is none', { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: 'hunter2' }, /^OTEL_TRACES_SAMPLER_ARG is/],
  ['a ratio that does nothing', { OTEL_TRACES_SAMPLER_ARG: '0.1' }, /^OTEL_TRACES_SAMPLER_ARG hoort bij/],
  ['a name with capitals', { OTEL_SERVICE_NAME: 'Hunter2' }, /^OTEL_SERVICE_NAME bestaat uit/],
  ['a name with the digits of a citizen', { OTEL_SERVICE_NAME: 'hub-999990342' }, /^OTEL_SERVICE_NAME bestaat uit/],
  ['an interval too short', { OTEL_METRIC_EXPORT_INTERVAL: '10' }, /^OTEL_METRIC_EXPORT_INTERVAL moet een geheel getal zijn van 1000/],
  ['headers without a value', { OTEL_EXPORTER_OTLP_HEADERS: 'hunter2' }, /^OTEL_EXPORTER_OTLP_HEADERS is een lijst/],
  ['headers that cannot be decoded', { OTEL_EXPORTER_OTLP_HEADERS: 'a=hunter2%' }, /^OTEL_EXPORTER_OTLP_HEADERS: een waarde/],
  [
    'a token over a line that all can read',
    { NODE_ENV: 'production', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.intern:4318', OTEL_EXPORTER_OTLP_HEADERS: 'a=hunter2' },
    /^OTEL_EXPORTER_OTLP_HEADERS gaat zonder TLS/,
  ],
])('%s is refused by name, without its value', (_, env, message) => {
  const problems = problemsOf(env);
  expect(problems).toEqual([expect.stringMatching(message)]);
  expect(problems.join()).not.toMatch(/hunter2/i);
});

test('a token to a collector on the same machine needs no TLS', () =>
  expect(problemsOf({ NODE_ENV: 'production', OTEL_EXPORTER_OTLP_HEADERS: 'a=b' })).toEqual([]));

test('all problems are told at once', () =>
  expect(problemsOf({ OTEL_SERVICE_NAME: '!', OTEL_TRACES_SAMPLER: '!', OTEL_METRIC_EXPORT_INTERVAL: '!' })).toHaveLength(3));

test('what does nothing without a collector is refused', () =>
  expect(read({ OTEL_SERVICE_NAME: 'hub' }).problems).toEqual([
    expect.stringMatching(/^OTEL_SERVICE_NAME zonder OTEL_EXPORTER_OTLP_ENDPOINT doet niets; bijvoorbeeld/),
  ]));
