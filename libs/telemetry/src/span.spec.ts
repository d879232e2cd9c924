import {
  currentTrace,
  type EndedSpan,
  outgoingTrace,
  parseTraceparent,
  type Recorder,
  recordingTo,
  Span,
  spanned,
  traceOfLine,
} from './index.js';

const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', sampled: true };

function taking(samples = true): Recorder & { spans: EndedSpan[]; asked: unknown[] } {
  const [spans, asked]: [EndedSpan[], unknown[]] = [[], []];
  const decide = (...question: unknown[]) => {
    asked.push(question);
    return samples;
  };
  return { spans, asked, samples: decide, record: (span) => void spans.push(span) };
}
const later = () => new Promise((done) => setImmediate(done));

test('a request goes on in the trace of its caller, and its parts are its children, through every await', async () => {
  const taken = taking();
  const request = Span.asked('request', caller, taken);
  await request.run(async () => {
    await later();
    await spanned('ledger.append', { 'seinhuis.facts': 2 }, async () => {
      await later();
      expect(currentTrace()?.traceId).toBe(caller.traceId);
      expect(spanned('policy.decide', {}, () => 'sync')).toBe('sync');
    });
  });
  request.end({ 'http.response.status_code': 200 }, { name: 'GET /v1/signalen' });
  const [decide, append, whole] = taken.spans;
  expect(taken.spans.map(({ name, kind, failed }) => [name, kind, failed])).toEqual([
    ['policy.decide', 'internal', false],
    ['ledger.append', 'internal', false],
    ['GET /v1/signalen', 'server', false],
  ]);
  expect(taken.spans.map(({ trace }) => trace.traceId)).toEqual([caller.traceId, caller.traceId, caller.traceId]);
  expect(whole?.parent).toEqual({ spanId: caller.spanId, remote: true });
  expect(append?.parent).toEqual({ spanId: whole?.trace.spanId, remote: false });
  expect(decide?.parent).toEqual({ spanId: append?.trace.spanId, remote: false });
  expect(append?.attributes).toEqual({ 'seinhuis.facts': 2 });
  expect(whole!.end_ms).toBeGreaterThanOrEqual(append!.end_ms);
});

test('two requests at once do not mix', async () => {
  const seen = await Promise.all(
    [caller, null].map(async (from) => {
      const request = Span.asked('request', from, undefined);
      const inside = await request.run(async () => {
        await later();
        return currentTrace();
      });
      return [inside, request.trace];
    }),
  );
  for (const [inside, own] of seen) expect(inside).toEqual(own);
  expect(seen[0]![0]!.traceId).not.toBe(seen[1]![0]!.traceId);
  expect(currentTrace()).toBeUndefined();
});

test('what fails is told by its code or class, thrown on, and its text is not told', async () => {
  const taken = taking();
  const refusal = Object.assign(new Error('BSN 999990342'), { code: 'signal.not-yours' });
  await recordingTo(taken, async () => {
    await expect(spanned('ledger.append', {}, () => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(() =>
      spanned('policy.decide', {}, () => {
        throw new TypeError('BSN 999990342');
      }),
    ).toThrow(TypeError);
  });
  expect(taken.spans.map(({ failed, attributes }) => [failed, attributes['error.type']])).toEqual([
    [true, 'signal.not-yours'],
    [true, 'TypeError'],
  ]);
  expect(JSON.stringify(taken.spans)).not.toContain('999990342');
});

test('background work begins a trace each time, and only its parts go on in it', () => {
  const taken = taking();
  recordingTo(taken, () => {
    spanned('delivery.batch', {}, () => spanned('ledger.append', {}, () => undefined));
    spanned('delivery.batch', {}, () => undefined);
  });
  const [part, first, second] = taken.spans;
  expect([first?.parent, second?.parent, part?.parent?.spanId]).toEqual([undefined, undefined, first?.trace.spanId]);
  expect(part?.trace.traceId).toBe(first?.trace.traceId);
  expect(second?.trace.traceId).not.toBe(first?.trace.traceId);
  expect(taken.asked).toHaveLength(2); // a part is kept when the whole is
});

test('a trace that is not kept is not recorded, and the caller hears so', () => {
  const taken = taking(false);
  const request = Span.asked('request', caller, taken);
  request.run(() => spanned('ledger.append', {}, () => undefined));
  request.end({});
  expect(taken.spans).toEqual([]);
  expect(request.trace).toMatchObject({ traceId: caller.traceId, sampled: false });
  expect(taken.asked).toEqual([[caller.traceId, caller]]);
});

test('where nobody takes spans and nothing goes on, work begins no trace', async () => {
  expect(spanned('policy.decide', {}, currentTrace)).toBeUndefined();
  await expect(spanned('ledger.append', {}, async () => currentTrace())).resolves.toBeUndefined();
});

test('an end counts once', () => {
  const taken = taking();
  const request = Span.asked('request', null, taken);
  request.end({ 'http.response.status_code': 200 });
  request.end({ 'http.response.status_code': 500 }, { failed: true });
  expect(taken.spans.map(({ failed }) => failed)).toEqual([false]);
});

test('whoever is asked gets the place where we are; outside any work the beginning of a trace', () => {
  const request = Span.asked('request', caller, undefined);
  const inside = request.run(() => parseTraceparent(outgoingTrace().traceparent));
  expect(inside).toEqual(request.trace);
  expect(inside?.spanId).not.toBe(caller.spanId);
  expect(parseTraceparent(outgoingTrace().traceparent)).not.toBeNull();
  // without anybody who takes spans a part is no place of its own: nobody could look it up
  expect(request.run(() => spanned('witness.ask', {}, currentTrace))).toEqual(request.trace);
});

test('a line says in which work it was written; one outside any stands in the trace of the logger', () => {
  const line = traceOfLine();
  const request = Span.asked('request', caller, undefined);
  expect(request.run(line)).toEqual({ trace_id: caller.traceId, span_id: request.trace.spanId });
  expect(line()).toEqual(line());
  expect(line().trace_id).toMatch(/^[0-9a-f]{32}$/);
  expect(traceOfLine()()).not.toEqual(line());
});
