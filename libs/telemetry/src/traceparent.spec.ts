import { formatTraceparent, newTrace, parseTraceparent } from './index.js';

const [trace, span] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];

test.each<[string, string, boolean]>([
  ['sampled', `00-${trace}-${span}-01`, true],
  ['not sampled', `00-${trace}-${span}-00`, false],
  ['with flags of later', `00-${trace}-${span}-fe`, false],
  ['with flags of later, sampled', `00-${trace}-${span}-03`, true],
  ['of a later version', `01-${trace}-${span}-01`, true],
  ['of a later version that says more', `fe-${trace}-${span}-01-what.comes`, true],
])('a header %s is read', (_, header, sampled) => expect(parseTraceparent(header)).toEqual({ traceId: trace, spanId: span, sampled }));

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['two headers', [`00-${trace}-${span}-01`, `00-${trace}-${span}-01`]],
  ['two in one', `00-${trace}-${span}-01, 00-${trace}-${span}-01`],
  ['empty', ''],
  ['a trace of zeroes', `00-${'0'.repeat(32)}-${span}-01`],
  ['a span of zeroes', `00-${trace}-${'0'.repeat(16)}-01`],
  ['the version that never comes', `ff-${trace}-${span}-01`],
  ['more than this version has', `00-${trace}-${span}-01-x`],
  ['a later version that goes on without a dash', `01-${trace}-${span}-01x`],
  ['capitals', `00-${trace.toUpperCase()}-${span}-01`],
  ['a trace too short', `00-${trace.slice(1)}-${span}-01`],
  ['a trace too long', `00-${trace}0-${span}-01`],
  ['a span too short', `00-${trace}-${span.slice(1)}-01`],
  ['no flags', `00-${trace}-${span}`],
  ['half a flag', `00-${trace}-${span}-1`],
  ['spaces before', ` 00-${trace}-${span}-01`],
  ['a line after', `00-${trace}-${span}-01\n`],
  ['letters that are no digits', `00-${trace.replace('4', 'g')}-${span}-01`],
])('%s is no header', (_, header) => expect(parseTraceparent(header)).toBeNull());

test('what is written is read again, and a new trace is one of its own', () => {
  const [one, other] = [newTrace(), newTrace()];
  expect(parseTraceparent(formatTraceparent(one))).toEqual(one);
  expect(parseTraceparent(formatTraceparent({ ...one, sampled: false }))).toEqual({ ...one, sampled: false });
  expect(one.sampled).toBe(true);
  expect([other.traceId, other.spanId]).not.toEqual([one.traceId, one.spanId]);
});
