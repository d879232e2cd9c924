import { AsyncLocalStorage } from 'node:async_hooks';
import type { Attributes } from './attributes.js';
import { formatTraceparent, newSpanId, newTrace, type Trace } from './traceparent.js';

export type SpanKind = 'server' | 'internal' | 'client' | 'producer';

/** A piece of work that is over. */
export interface EndedSpan {
  name: string;
  kind: SpanKind;
  trace: Trace;
  parent?: { spanId: string; remote: boolean };
  /** Milliseconds since 1970, with their fraction. */
  start_ms: number;
  end_ms: number;
  attributes: Attributes;
  failed: boolean;
}

/** Takes the spans of a process. Neither may throw or wait: they stand in the way of requests. */
export interface Recorder {
  /** Whether a trace is kept that begins here, or was begun by `parent`. */
  samples(traceId: string, parent: Trace | null): boolean;
  record(span: EndedSpan): void;
}

interface Surroundings {
  trace: Trace | undefined;
  recorder: Recorder | undefined;
}
const surroundings = new AsyncLocalStorage<Surroundings>();

/** Where the work that asks is, in its trace; undefined outside any. */
export const currentTrace = (): Trace | undefined => surroundings.getStore()?.trace;

/** Does `work`, and what it starts, so that its spans go to `recorder`; each piece of it begins a trace of its own. */
export function recordingTo<T>(recorder: Recorder | undefined, work: () => T): T {
  return surroundings.run({ trace: undefined, recorder }, work);
}

/** For a logger: the trace and span of the work that writes a line; outside any, those of the logger itself. */
export function traceOfLine(): () => { trace_id: string; span_id: string } {
  const own = newTrace();
  return () => {
    const { traceId: trace_id, spanId: span_id } = currentTrace() ?? own;
    return { trace_id, span_id };
  };
}

/** Header for a request to somebody else: where we are, or the beginning of a trace. Nothing of ours says more. */
export function outgoingTrace(): { traceparent: string } {
  return { traceparent: formatTraceparent(currentTrace() ?? newTrace()) };
}

/** A piece of work, from its beginning. */
export class Span {
  private readonly start_ms = now_ms();
  private ended = false;

  private constructor(
    private name: string,
    private readonly kind: SpanKind,
    readonly trace: Trace,
    private readonly origin: { parent?: EndedSpan['parent']; recorder: Recorder | undefined },
  ) {}

  /** What somebody else asks for: goes on in the trace `caller`, or begins one. */
  static asked(name: string, caller: Trace | null, recorder: Recorder | undefined): Span {
    const trace = { ...newTrace(), ...(caller && { traceId: caller.traceId, sampled: caller.sampled }) };
    if (recorder) trace.sampled = recorder.samples(trace.traceId, caller);
    return new Span(name, 'server', trace, { ...(caller && { parent: { spanId: caller.spanId, remote: true } }), recorder });
  }

  /** A part of the work that goes on; where none goes on, work of its own. */
  static within(name: string, kind: SpanKind): Span {
    const { trace: parent, recorder } = surroundings.getStore() ?? { trace: undefined, recorder: undefined };
    const trace = parent ? { ...parent, spanId: newSpanId() } : newTrace();
    if (!parent && recorder) trace.sampled = recorder.samples(trace.traceId, null);
    return new Span(name, kind, trace, { ...(parent && { parent: { spanId: parent.spanId, remote: false } }), recorder });
  }

  /** Does `work` as a part of this. */
  run<T>(work: () => T): T {
    return surroundings.run({ trace: this.trace, recorder: this.origin.recorder }, work);
  }

  /** Only the first end counts. @param name when it was not known at the beginning */
  end(attributes: Attributes, { failed = false, name = this.name }: { failed?: boolean; name?: string } = {}): void {
    if (this.ended) return;
    this.ended = true;
    const { parent, recorder } = this.origin;
    if (!recorder || !this.trace.sampled) return;
    const { kind, trace, start_ms } = this;
    recorder.record({ name, kind, trace, ...(parent && { parent }), start_ms, end_ms: now_ms(), attributes, failed });
  }
}

/**
 * Does `work` as a span, a part of the work that goes on. Costs nothing when nobody takes spans: outside `recordingTo` and any request nobody does.
 * @param name of ours, such as ledger.append
 */
export function spanned<T>(name: string, attributes: Attributes, work: () => T, kind: SpanKind = 'internal'): T {
  const here = surroundings.getStore();
  if (!here || (here.trace && !here.recorder)) return work();
  const span = Span.within(name, kind);
  const failed = (error: unknown): never => {
    span.end({ ...attributes, 'error.type': errorType(error) }, { failed: true });
    throw error;
  };
  const finished = <V>(value: V): V => {
    span.end(attributes);
    return value;
  };
  return span.run(() => {
    try {
      const done = work();
      return isPromise(done) ? (done.then(finished, failed) as T) : finished(done);
    } catch (error) {
      return failed(error);
    }
  });
}

/** Also one of another realm than this module. */
const isPromise = (value: unknown): value is Promise<unknown> => typeof (value as Promise<unknown> | null | undefined)?.then === 'function';

/** A code or a class, never a text: texts repeat data. */
export function errorType(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string' && code !== '') return code;
  return typeof name === 'string' ? name : 'unknown';
}

const now_ms = (): number => performance.timeOrigin + performance.now();
