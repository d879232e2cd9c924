import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { allowedAttributes } from '../attributes.js';
import type { TelemetrySettings } from '../settings.js';
import type { Telemetry } from '../telemetry.js';
import type { Registry } from 'prom-client';
import { RegistryProducer } from './registry-producer.js';
import { SpanQueue } from './span-queue.js';

/** How long one sending may take; a collector that is away is tried again within it. */
const SEND_ms = 10_000;
/** How long a program that stops waits for its last spans and numbers to be taken. */
const LAST_ms = 3_000;

/** OpenTelemetry over OTLP, as protobuf over HTTP. */
export function otlpTelemetry(settings: TelemetrySettings, registry: Registry): Telemetry {
  const { endpoint, headers, serviceName, metricInterval_ms } = settings;
  const resource = resourceFromAttributes(
    allowedAttributes({ 'service.name': serviceName, 'service.version': ownVersion(), 'service.instance.id': randomUUID() }),
  );
  const sending = { headers, timeoutMillis: SEND_ms };
  const spans = new SpanQueue(new OTLPTraceExporter({ ...sending, url: `${endpoint}/v1/traces` }), resource, settings, registry);
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ ...sending, url: `${endpoint}/v1/metrics` }),
    exportIntervalMillis: metricInterval_ms,
    exportTimeoutMillis: Math.min(SEND_ms, metricInterval_ms),
    metricProducers: [new RegistryProducer(registry, resource)],
  });
  const numbers = new MeterProvider({ resource, readers: [reader] });
  return { recorder: spans, stop: () => withinTime([spans.shutdown(), numbers.shutdown()]) };
}

/** Resolves when all have ended, well or not, and at the latest after `LAST_ms`. */
async function withinTime(work: Promise<void>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((over) => (timer = setTimeout(over, LAST_ms)));
  await Promise.race([Promise.allSettled(work), enough]);
  clearTimeout(timer);
}

/** As in package.json, which lies above us, built or not. */
function ownVersion(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
