import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type OtlpReceiver, startReceiver } from '../../../../test/otlp-receiver.js';
import { recordingTo, Span, spanned, startTelemetry, type Telemetry, type TelemetrySettings } from '../index.js';
import { QUEUE_MAX } from './span-queue.js';

const settings: TelemetrySettings = {
  endpoint: '',
  headers: { authorization: 'Bearer geheim' },
  serviceName: 'seinhuis-hub',
  sampler: 'parentbased_always_on',
  ratio: 1,
  metricInterval_ms: 3_600_000,
};
const canary = '999990342';
const open: (OtlpReceiver | Telemetry)[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await ('close' in one ? one.close() : one.stop());
});

async function given(more: Partial<TelemetrySettings> = {}, answer?: () => number | Promise<number>) {
  const receiver = await startReceiver(answer);
  const registry = new Registry();
  const telemetry = await startTelemetry({ ...settings, endpoint: receiver.url, ...more }, registry);
  open.push(receiver);
  const outcome = async (name: string) =>
    (await registry.getSingleMetric('seinhuis_telemetry_spans_total')!.get()).values.find(({ labels }) => labels['outcome'] === name)!
      .value;
  const work = (count: number) =>
    recordingTo(telemetry.recorder, () => {
      for (let i = 0; i < count; i++) spanned('delivery.batch', { 'seinhuis.events': i }, () => undefined);
    });
  return { receiver, registry, telemetry, outcome, work };
}

test('spans arrive whole: place, parent, kind, times, and only what is listed', async () => {
  const { receiver, telemetry, outcome } = await given();
  const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', sampled: true };
  const request = Span.asked('request', caller, telemetry.recorder);
  request.run(() =>
    spanned('ledger.append', { 'seinhuis.facts': 2, bsn: canary, 'seinhuis.stream': `x ${canary}` } as object, () => undefined),
  );
  request.end({ 'http.route': '/v1/signalen', 'http.response.status_code': 503 }, { name: 'POST /v1/signalen', failed: true });
  await telemetry.stop();
  const [part, whole] = receiver.spans;
  expect(whole).toMatchObject({ ...placeOf(request), parentSpanId: caller.spanId, name: 'POST /v1/signalen', kind: 2, failed: true });
  expect(whole!.attributes).toEqual({ 'http.route': '/v1/signalen', 'http.response.status_code': 503 });
  expect(part).toMatchObject({
    traceId: caller.traceId,
    parentSpanId: request.trace.spanId,
    name: 'ledger.append',
    kind: 1,
    failed: false,
  });
  expect(part!.attributes).toEqual({ 'seinhuis.facts': 2 });
  expect(whole!.ms).toBeGreaterThanOrEqual(part!.ms);
  expect(receiver.resources[0]).toEqual({
    'service.name': 'seinhuis-hub',
    'service.version': expect.stringMatching(/^\d+\.\d+\.\d+$/),
    'service.instance.id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(receiver.headers[0]).toMatchObject({ authorization: 'Bearer geheim', 'content-type': 'application/x-protobuf' });
  expect(Buffer.concat(receiver.raw).includes(canary)).toBe(false);
  expect(await outcome('sent')).toBe(2);
});

const placeOf = ({ trace: { traceId, spanId } }: Span) => ({ traceId, spanId });

test('a name that is none of ours does not leave, nor do the parts of an address', async () => {
  const { receiver, telemetry } = await given();
  recordingTo(telemetry.recorder, () => {
    spanned(`signaal van ${canary}`, {}, () => undefined);
    Span.asked('request', null, telemetry.recorder).end({}, { name: `GET /v1/signalen/${canary}` });
  });
  await telemetry.stop();
  expect(receiver.spans.map(({ name }) => name)).toEqual(['onbekend', 'onbekend']);
  expect(Buffer.concat(receiver.raw).includes(canary)).toBe(false);
});

test('the numbers are those of /metrics, of every kind, without a label that is not listed', async () => {
  const { receiver, registry, telemetry } = await given();
  const registers = [registry];
  new Counter({ name: 'a_total', help: 'a', labelNames: ['code', 'bsn'], registers }).inc({ code: 'a.b', bsn: canary }, 3);
  new Gauge({ name: 'b_seconds', help: 'b', labelNames: ['view'], registers, collect() { this.set({ view: 'feed' }, 1.5); } }); // prettier-ignore
  const histogram = new Histogram({ name: 'c_seconds', help: 'c', labelNames: ['status'], buckets: [0.1, 1], registers });
  for (const value of [0.05, 0.1, 0.5, 7]) histogram.observe({ status: 200 }, value);
  histogram.observe({ status: 503 }, 0.5);
  await telemetry.stop();
  expect(receiver.metrics.get('a_total')).toEqual({ name: 'a_total', kind: 'sum', points: [{ attributes: { code: 'a.b' }, value: 3 }] });
  expect(receiver.metrics.get('b_seconds')).toMatchObject({ kind: 'gauge', points: [{ attributes: { view: 'feed' }, value: 1.5 }] });
  expect(receiver.metrics.get('c_seconds')).toEqual({
    name: 'c_seconds',
    kind: 'histogram',
    points: [
      { attributes: { status: 200 }, value: 4, buckets: { counts: [2, 1, 1], bounds: [0.1, 1] } },
      { attributes: { status: 503 }, value: 1, buckets: { counts: [0, 1, 0], bounds: [0.1, 1] } },
    ],
  });
  expect(receiver.metrics.get('seinhuis_telemetry_spans_total')?.kind).toBe('sum');
  expect(Buffer.concat(receiver.raw).includes(canary)).toBe(false);
});

test('a collector that hangs makes nobody wait: a bounded number of spans waits, the rest is dropped and counted, and the end comes', async () => {
  const hanging: ((status: number) => void)[] = [];
  const { telemetry, outcome, work } = await given({}, () => new Promise<number>((answer) => hanging.push(answer)));
  work(QUEUE_MAX + 10);
  expect(await outcome('dropped')).toBe(10);
  await telemetry.stop();
  expect([await outcome('sent'), await outcome('failed'), hanging.length > 0]).toEqual([0, 0, true]);
  for (const answer of hanging) answer(400);
});

test('a collector that refuses is counted, and no span is kept for it', async () => {
  const { receiver, telemetry, outcome, work } = await given({}, () => 400);
  work(3);
  await telemetry.stop();
  expect([await outcome('failed'), await outcome('sent'), receiver.spans]).toEqual([3, 0, []]);
});

test.each<[TelemetrySettings['sampler'], [fresh: boolean, kept: boolean, left: boolean]]>([
  ['always_on', [true, true, true]],
  ['always_off', [false, false, false]],
  ['traceidratio', [false, false, false]],
  ['parentbased_always_on', [true, true, false]],
  ['parentbased_always_off', [false, true, false]],
  ['parentbased_traceidratio', [false, true, false]],
])('%s keeps of a new trace, of one that the caller keeps, and of one that it leaves: %j', async (sampler, expected) => {
  const { telemetry } = await given({ sampler, ratio: 0 });
  open.push(telemetry);
  const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', sampled: true };
  const { recorder } = telemetry;
  expect([
    recorder.samples(caller.traceId, null),
    recorder.samples(caller.traceId, caller),
    recorder.samples(caller.traceId, { ...caller, sampled: false }),
  ]).toEqual(expected);
});
