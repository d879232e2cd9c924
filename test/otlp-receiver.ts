import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fields, fieldsOf } from './protobuf.js';

export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  /** As OTLP numbers them: 1 internal, 2 server, 3 client, 4 producer. */
  kind: number;
  ms: number;
  failed: boolean;
  attributes: Record<string, string | number>;
}

export interface ReceivedPoint {
  attributes: Record<string, string | number>;
  value: number;
  /** Of a histogram: how many in each bucket, and the bounds between them. */
  buckets?: { counts: number[]; bounds: number[] };
}

export interface ReceivedMetric {
  name: string;
  kind: 'gauge' | 'sum' | 'histogram';
  points: ReceivedPoint[];
}

/** A collector as small as can be: real HTTP, real protobuf, and all that it was sent. */
export interface OtlpReceiver {
  url: string;
  /** Every body, as it came. */
  raw: Buffer[];
  headers: IncomingHttpHeaders[];
  spans: ReceivedSpan[];
  /** As they were sent last, by name. */
  metrics: Map<string, ReceivedMetric>;
  resources: Record<string, string | number>[];
  /** Resolves when `seen` is true; looks each time something came in. */
  until(seen: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** @param answer to each request; 200 unless told. A promise that does not resolve is a collector that hangs. */
export async function startReceiver(answer: () => number | Promise<number> = () => 200): Promise<OtlpReceiver> {
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const status = await answer();
    receiver.headers.push(request.headers);
    receiver.raw.push(body);
    if (status === 200) take(receiver, request.url ?? '', body);
    response.writeHead(status, { 'content-type': 'application/x-protobuf' }).end();
    for (const look of waiting) look();
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const receiver: OtlpReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    raw: [],
    headers: [],
    spans: [],
    metrics: new Map(),
    resources: [],
    until: (seen) =>
      new Promise((resolve) => {
        const look = () => {
          if (!seen()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

function take(receiver: OtlpReceiver, path: string, body: Buffer): void {
  for (const perResource of fieldsOf(body).messages(1)) {
    receiver.resources.push(...perResource.messages(1).map((resource) => attributesOf(resource, 1)));
    for (const scope of perResource.messages(2)) {
      if (path === '/v1/traces') receiver.spans.push(...scope.messages(2).map(spanOf));
      else if (path === '/v1/metrics') for (const metric of scope.messages(2).map(metricOf)) receiver.metrics.set(metric.name, metric);
      else throw new Error(`nothing is received at ${path}`);
    }
  }
}

function spanOf(span: Fields): ReceivedSpan {
  return {
    traceId: span.hex(1),
    spanId: span.hex(2),
    parentSpanId: span.hex(4),
    name: span.text(5),
    kind: span.number(6),
    ms: Number(span.fixed64(8) - span.fixed64(7)) / 1e6,
    failed: span.messages(15)[0]?.number(3) === 2,
    attributes: attributesOf(span, 9),
  };
}

function metricOf(metric: Fields): ReceivedMetric {
  const name = metric.text(1);
  const [gauge, sum, histogram] = [5, 7, 9].map((no) => metric.messages(no)[0]);
  if (histogram) return { name, kind: 'histogram', points: histogram.messages(1).map(histogramPointOf) };
  const points = (gauge ?? sum)!.messages(1).map((point) => ({ attributes: attributesOf(point, 7), value: point.double(4) }));
  return { name, kind: gauge ? 'gauge' : 'sum', points };
}

function histogramPointOf(point: Fields): ReceivedPoint {
  const buckets = { counts: point.packedFixed64(6).map(Number), bounds: point.packedDouble(7) };
  return { attributes: attributesOf(point, 9), value: Number(point.fixed64(4)), buckets };
}

function attributesOf(holder: Fields, no: number): Record<string, string | number> {
  return Object.fromEntries(
    holder.messages(no).map((pair) => {
      const value = pair.messages(2)[0]!;
      return [pair.text(1), value.has(1) ? value.text(1) : value.has(3) ? value.number(3) : value.double(4)];
    }),
  );
}
