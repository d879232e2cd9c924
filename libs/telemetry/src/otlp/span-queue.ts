import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace as traces, TraceFlags } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type ReadableSpan,
  type Sampler,
  SamplingDecision,
  type SpanExporter,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import { Counter, type Registry } from 'prom-client';
import { allowedAttributes, allowedName } from '../attributes.js';
import type { SamplerName, TelemetrySettings } from '../settings.js';
import type { EndedSpan, Recorder } from '../span.js';
import type { Trace } from '../traceparent.js';

/** Spans that wait or are under way, about 4 MB. What comes on top of them is dropped, and counted. */
export const QUEUE_MAX = 8_192;
const BATCH_MAX = 512;
const DELAY_ms = 2_000;
/** Of one batch, its second and third try included. */
const EXPORT_ms = 15_000;

const kinds = { server: SpanKind.SERVER, internal: SpanKind.INTERNAL, client: SpanKind.CLIENT, producer: SpanKind.PRODUCER };
const scope = { name: 'seinhuis' };

/** Spans on their way to a collector: a bounded number, in batches, in the background. */
export class SpanQueue implements Recorder {
  private readonly sampler: Sampler;
  private readonly batches: BatchSpanProcessor;
  private readonly told: Counter<'outcome'>;
  private waiting = 0;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly resource: Resource,
    { sampler, ratio }: Pick<TelemetrySettings, 'sampler' | 'ratio'>,
    registry: Registry,
  ) {
    this.sampler = samplerOf(sampler, ratio);
    this.told = new Counter({
      name: 'seinhuis_telemetry_spans_total',
      help: 'Spans of this process: taken by the collector, refused or not reached, or dropped as too many waited',
      labelNames: ['outcome'],
      registers: [registry],
    });
    for (const outcome of ['sent', 'failed', 'dropped']) this.told.inc({ outcome }, 0);
    this.batches = new BatchSpanProcessor(this.counting(), {
      maxQueueSize: QUEUE_MAX,
      maxExportBatchSize: BATCH_MAX,
      scheduledDelayMillis: DELAY_ms,
      exportTimeoutMillis: EXPORT_ms,
    });
  }

  samples(traceId: string, parent: Trace | null): boolean {
    const before = parent
      ? traces.setSpanContext(ROOT_CONTEXT, {
          traceId,
          spanId: parent.spanId,
          traceFlags: parent.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
          isRemote: true,
        })
      : ROOT_CONTEXT;
    return this.sampler.shouldSample(before, traceId, '', SpanKind.SERVER, {}, []).decision === SamplingDecision.RECORD_AND_SAMPLED;
  }

  record(span: EndedSpan): void {
    if (this.waiting >= QUEUE_MAX) return this.told.inc({ outcome: 'dropped' });
    this.waiting += 1;
    this.batches.onEnd(readable(span, this.resource));
  }

  /** Sends what waits. Rejects when it could not. */
  shutdown(): Promise<void> {
    return this.batches.shutdown();
  }

  /** Only the count of what came of the spans is ours. */
  private counting(): SpanExporter {
    return {
      export: (spans, done) =>
        this.exporter.export(spans, (result) => {
          this.waiting -= spans.length;
          this.told.inc({ outcome: result.code === 0 ? 'sent' : 'failed' }, spans.length);
          done(result);
        }),
      shutdown: () => this.exporter.shutdown(),
    };
  }
}

function readable({ name, kind, trace, parent, start_ms, end_ms, attributes, failed }: EndedSpan, resource: Resource): ReadableSpan {
  const own = { traceId: trace.traceId, traceFlags: TraceFlags.SAMPLED };
  const allowed = allowedAttributes(attributes);
  return {
    name: allowedName(name),
    kind: kinds[kind],
    spanContext: () => ({ ...own, spanId: trace.spanId }),
    ...(parent && { parentSpanContext: { ...own, spanId: parent.spanId, isRemote: parent.remote } }),
    startTime: hrTime(start_ms),
    endTime: hrTime(end_ms),
    duration: hrTime(end_ms - start_ms),
    ended: true,
    status: { code: failed ? SpanStatusCode.ERROR : SpanStatusCode.UNSET },
    attributes: allowed,
    droppedAttributesCount: Object.keys(attributes).length - Object.keys(allowed).length,
    links: [],
    events: [],
    droppedEventsCount: 0,
    droppedLinksCount: 0,
    resource,
    instrumentationScope: scope,
  };
}

/** Seconds, and nanoseconds of the next one. */
function hrTime(ms: number): [number, number] {
  const seconds = Math.floor(ms / 1_000);
  return [seconds, Math.round((ms - seconds * 1_000) * 1e6)];
}

function samplerOf(name: SamplerName, ratio: number): Sampler {
  const root = name.endsWith('always_on')
    ? new AlwaysOnSampler()
    : name.endsWith('always_off')
      ? new AlwaysOffSampler()
      : new TraceIdRatioBasedSampler(ratio);
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}
