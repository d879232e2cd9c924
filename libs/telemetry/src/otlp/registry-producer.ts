import { ValueType } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  type CollectionResult,
  type DataPoint,
  DataPointType,
  type HistogramMetricData,
  type MetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';
import type { Registry } from 'prom-client';
import { allowedAttributes } from '../attributes.js';

type Told = Awaited<ReturnType<Registry['getMetricsAsJSON']>>[number];
type Value = { value: number; labels: Record<string, string | number | undefined>; metricName?: string };
type Time = [number, number];

/** The numbers of /metrics in the form of OpenTelemetry: the same registry, read once for each sending, so that the two can never differ. */
export class RegistryProducer implements MetricProducer {
  private readonly since: Time = timeOf(Date.now());

  constructor(
    private readonly registry: Registry,
    private readonly resource: Resource,
  ) {}

  async collect(): Promise<CollectionResult> {
    const told = await this.registry.getMetricsAsJSON();
    const now = timeOf(Date.now());
    const metrics = told.flatMap((metric) => this.metricOf(metric, now) ?? []);
    return { resourceMetrics: { resource: this.resource, scopeMetrics: [{ scope: { name: 'seinhuis' }, metrics }] }, errors: [] };
  }

  private metricOf({ name, help, type, values }: Told, now: Time): MetricData | undefined {
    const common = {
      descriptor: { name, description: help, unit: unitOf(name), valueType: ValueType.DOUBLE },
      aggregationTemporality: AggregationTemporality.CUMULATIVE,
    };
    const all = values as Value[];
    const kind = String(type);
    if (kind === 'histogram') return { ...common, dataPointType: DataPointType.HISTOGRAM, dataPoints: this.histograms(all, now) };
    const dataPoints = all.filter(({ value }) => Number.isFinite(value)).map(({ value, labels }) => this.point(labels, value, now));
    if (kind === 'counter') return { ...common, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints };
    if (kind === 'gauge') return { ...common, dataPointType: DataPointType.GAUGE, dataPoints };
    return undefined; // summaries: we have none
  }

  /** Prometheus counts everything up to a bound, OpenTelemetry what lies between two. */
  private histograms(values: readonly Value[], now: Time): HistogramMetricData['dataPoints'] {
    const series = new Map<string, { labels: Value['labels']; upTo: [bound: number, count: number][]; sum: number; count: number }>();
    for (const { value, labels, metricName = '' } of values) {
      const { le, ...own } = labels;
      const key = JSON.stringify(Object.entries(own).toSorted(([one], [other]) => (one < other ? -1 : 1)));
      const one = series.get(key) ?? { labels: own, upTo: [], sum: 0, count: 0 };
      series.set(key, one);
      if (metricName.endsWith('_bucket')) one.upTo.push([le === '+Inf' ? Infinity : Number(le), value]);
      else if (metricName.endsWith('_sum')) one.sum = value;
      else one.count = value;
    }
    return [...series.values()].map(({ labels, upTo, sum, count }) => {
      const sorted = upTo.toSorted(([one], [other]) => one - other);
      const counts = sorted.map(([, total], index) => total - (sorted[index - 1]?.[1] ?? 0));
      const boundaries = sorted.map(([bound]) => bound).filter(Number.isFinite);
      return this.point(labels, { buckets: { boundaries, counts }, sum, count }, now);
    });
  }

  private point<T>(labels: Value['labels'], value: T, endTime: Time): DataPoint<T> {
    return { startTime: this.since, endTime, attributes: allowedAttributes(labels), value };
  }
}

function unitOf(name: string): string {
  if (/_seconds(?:_total)?$/.test(name)) return 's';
  return /_bytes(?:_total)?$/.test(name) ? 'By' : '';
}

function timeOf(ms: number): Time {
  const seconds = Math.floor(ms / 1_000);
  return [seconds, (ms - seconds * 1_000) * 1e6];
}
