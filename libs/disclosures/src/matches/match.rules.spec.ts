import fc from 'fast-check';
import { frequencyOf, proposalsFrom, type Seen } from './match.rules.js';

const seen = (signalId: string, value: string, differs: Partial<Seen> = {}): Seen => ({
  signalId,
  subject: `${signalId}-zaak`,
  fieldId: 'v1',
  kind: 'plate',
  tag: value,
  inCase: signalId.startsWith('in'),
  ...differs,
});
const pairsIn = (all: readonly Seen[]) => proposalsFrom(all).map(({ pair }) => pair.map(({ signalId }) => signalId));

test('an equal value proposes a pair, with a signal of the case and one outside it alike', () => {
  expect(pairsIn([seen('in1', 'a'), seen('in2', 'a'), seen('in3', 'b')])).toEqual([['in1', 'in2']]);
  expect(pairsIn([seen('in1', 'a'), seen('out1', 'a')])).toEqual([['in1', 'out1']]);
});

test('two signals outside the case are not this case', () =>
  expect(pairsIn([seen('out1', 'a'), seen('out2', 'a'), seen('in1', 'b')])).toEqual([]));

test('two facets of one signal are not a pair: that one person has two roles is not told', () =>
  expect(pairsIn([seen('in1', 'a', { subject: 'victim' }), seen('in1', 'a', { subject: 'suspect' })])).toEqual([]));

test('an equal value of another kind is no agreement', () =>
  expect(pairsIn([seen('in1', 'a'), seen('in2', 'a', { kind: 'kvk' })])).toEqual([]));

test('each person stands alone: the same signals make two pairs', () => {
  const [one, other] = [
    { subject: 'p1', kind: 'bsn' },
    { subject: 'p2', kind: 'phone' },
  ];
  const found = proposalsFrom([seen('in1', 'a', one), seen('in2', 'a', one), seen('in1', 'b', other), seen('in2', 'b', other)]);
  expect(found.map(({ pair }) => pair.map(({ subject }) => subject))).toEqual([
    ['p1', 'p1'],
    ['p2', 'p2'],
  ]);
});

test('all reasons of one pair stand together, the rarest pair comes first, and how common a value is counts what is seen', () => {
  const common = ['in1', 'in2', 'out1', 'out2'].map((id) => seen(id, 'street', { kind: 'address', fieldId: 'v2' }));
  const found = proposalsFrom([...common, seen('in2', 'rare'), seen('out1', 'rare')]);
  expect(found[0]).toMatchObject({ pair: [{ signalId: 'in2' }, { signalId: 'out1' }] });
  expect(found[0]!.reasons.map(({ kind, signals }) => [kind, signals])).toEqual([
    ['address', 4],
    ['plate', 2],
  ]);
  expect(found).toHaveLength(5);
});

test('words for how common, at their edges', () =>
  expect([2, 3, 10, 11].map(frequencyOf)).toEqual(['alleen-hier', 'vaker', 'vaker', 'vaak']));

/** A world: who holds which value in which field, and which of these the reader sees. */
const field = fc.record({
  signal: fc.integer({ min: 0, max: 4 }),
  subject: fc.integer({ min: 0, max: 1 }),
  kind: fc.constantFrom('plate', 'bsn'),
  value: fc.integer({ min: 0, max: 2 }),
  visible: fc.boolean(),
});
type Field = { signal: number; subject: number; kind: string; value: number; visible: boolean };
const signalOf = (number: number) => `${number < 3 ? 'in' : 'out'}${number}`;
const asSeen = ({ signal, subject, kind, value }: Field, index: number): Seen =>
  seen(signalOf(signal), String(value), { subject: `s${subject}`, kind, fieldId: `v${index}` });
const named = (pair: readonly { signalId: string; subject: string }[]) =>
  pair
    .map(({ signalId, subject }) => `${signalId}/${subject}`)
    .sort()
    .join(' ');

/** A pair of which one field is shielded, and one of which both are seen: the two the property must tell apart. */
const shielded: Field[] = [
  { signal: 0, subject: 0, kind: 'bsn', value: 1, visible: true },
  { signal: 1, subject: 0, kind: 'bsn', value: 1, visible: false },
];
const open: Field[] = shielded.map((one) => ({ ...one, visible: true }));

test('a pair is proposed if and only if some value is seen on both sides, in two signals of which one is in the case', () => {
  fc.assert(
    fc.property(fc.array(field, { maxLength: 14 }), (world: Field[]) => {
      const visible = world.map((one, index) => [one, asSeen(one, index)] as const).filter(([one]) => one.visible);
      const expected = new Set(
        visible.flatMap(([one, a]) =>
          visible
            .filter(([other]) => other.kind === one.kind && other.value === one.value && other.signal !== one.signal)
            .filter(([other]) => one.signal < 3 || other.signal < 3)
            .map(([, b]) => named([a, b])),
        ),
      );
      const found = proposalsFrom(visible.map(([, one]) => one));
      expect(found.map(({ pair }) => named(pair)).sort()).toEqual([...expected].sort());
    }),
    { examples: [[shielded], [open], [[]]] },
  );
});
