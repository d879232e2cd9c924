import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { consistencyRanges, verifyConsistency } from './consistency.js';
import { Frontier } from './frontier.js';
import { inclusionRanges, verifyInclusion } from './inclusion.js';
import { leafHash } from './leaf-hash.js';
import { EMPTY_ROOT, hashOf, nodeHash, type NodeId, type Range } from './merkle.js';

const none = new Uint8Array();
const leafOf = (seq: number): Buffer => leafHash(Buffer.from(`entry ${seq}`), none);
const nameOf = ({ level, index }: NodeId): string => `${level}/${index}`;

const remembered = new Map<string, Buffer>();

/** The definition of RFC 6962 section 2.1, word for word: slow but for what it remembers, and written without looking at the library. */
function naiveRoot(start: number, end: number): Buffer {
  const name = `${start}-${end}`;
  let root = remembered.get(name);
  if (!root) remembered.set(name, (root = computed(start, end)));
  return root;
}

function computed(start: number, end: number): Buffer {
  if (start === end) return createHash('sha256').digest();
  if (end - start === 1) return leafOf(start);
  const middle = start + half(end - start);
  return createHash('sha256').update(Buffer.of(1)).update(naiveRoot(start, middle)).update(naiveRoot(middle, end)).digest();
}

function half(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/** PATH(m, D[n]) of section 2.1.1. */
function naivePath(m: number, start: number, end: number): Buffer[] {
  if (end - start === 1) return [];
  const middle = start + half(end - start);
  if (m < middle) return [...naivePath(m, start, middle), naiveRoot(middle, end)];
  return [...naivePath(m, middle, end), naiveRoot(start, middle)];
}

/** SUBPROOF(m, D[n], b) of section 2.1.2. */
function naiveSubproof(m: number, start: number, end: number, whole: boolean): Buffer[] {
  if (m === end) return whole ? [] : [naiveRoot(start, end)];
  const middle = start + half(end - start);
  if (m <= middle) return [...naiveSubproof(m, start, middle, whole), naiveRoot(middle, end)];
  return [...naiveSubproof(m, middle, end, false), naiveRoot(start, middle)];
}

const same = (found: readonly Buffer[], expected: readonly Buffer[]): boolean =>
  found.length === expected.length && found.every((hash, at) => hash.equals(expected[at]!));

function grown(size: number): { nodes: Map<string, Buffer>; tree: Frontier; leaves: Buffer[]; hash: (range: Range) => Buffer } {
  const [nodes, tree, leaves] = [new Map<string, Buffer>(), Frontier.empty(), [] as Buffer[]];
  for (let seq = 0; seq < size; seq++) {
    leaves.push(leafOf(seq));
    for (const node of tree.append(leaves[seq]!)) nodes.set(nameOf(node), node.hash);
  }
  return { nodes, tree, leaves, hash: (range) => hashOf(range, (id) => nodes.get(nameOf(id))!) };
}

/** Every pair up to here: 45,150 proofs of each kind. */
const SIZE = 300;
const whole = grown(SIZE);
const roots = Array.from({ length: SIZE + 1 }, (_, size) => naiveRoot(0, size));

test('the root of every size is that of the definition, while growing and afterwards from complete subtrees', () => {
  const tree = Frontier.empty();
  expect(tree.root()).toEqual(EMPTY_ROOT);
  for (let size = 1; size <= SIZE; size++) {
    tree.append(whole.leaves[size - 1]!);
    expect(tree.root()).toEqual(roots[size]);
    expect(whole.hash({ start: 0, end: size })).toEqual(roots[size]);
  }
});

test('a tree that was taken up again goes on as if it had never stopped', () => {
  for (let size = 0; size < SIZE; size++) {
    const again = Frontier.of(size, (id) => whole.nodes.get(nameOf(id))!);
    for (const leaf of whole.leaves.slice(size)) again.append(leaf);
    expect(again.root()).toEqual(roots[SIZE]);
  }
});

test('every inclusion proof is that of the definition, no longer than allowed, and holds', () => {
  const wrong: string[] = [];
  for (let size = 1; size <= SIZE; size++) {
    for (let index = 0; index < size; index++) {
      const proof = inclusionRanges(index, size).map(whole.hash);
      const isRight = same(proof, naivePath(index, 0, size)) && proof.length <= Math.ceil(Math.log2(size));
      if (!isRight || !verifyInclusion(whole.leaves[index]!, index, size, proof, roots[size]!)) wrong.push(`${index} of ${size}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every consistency proof is that of the definition, no longer than allowed, and holds', () => {
  const wrong: string[] = [];
  for (let size = 1; size <= SIZE; size++) {
    for (let older = 1; older <= size; older++) {
      const proof = consistencyRanges(older, size).map(whole.hash);
      const isRight = same(proof, naiveSubproof(older, 0, size, true)) && proof.length <= Math.ceil(Math.log2(size)) + 1;
      if (!isRight || !verifyConsistency(older, size, proof, roots[older]!, roots[size]!)) wrong.push(`${older} in ${size}`);
    }
  }
  expect(wrong).toEqual([]);
});

const pair = fc.integer({ min: 2, max: SIZE }).chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 1, max: size - 1 })));

test('one bit anywhere, another place or another size: an inclusion proof no longer holds', () => {
  fc.assert(
    fc.property(pair, fc.nat(), fc.nat(), ([size, index], which, bit) => {
      const proof = inclusionRanges(index, size).map(whole.hash);
      const parts = [Buffer.from(whole.leaves[index]!), Buffer.from(roots[size]!), ...proof.map((hash) => Buffer.from(hash))];
      flip(parts[which % parts.length]!, bit);
      const [leaf, root, ...rest] = parts;
      expect(verifyInclusion(leaf!, index, size, rest, root!)).toBe(false);
      expect(verifyInclusion(whole.leaves[index]!, index - 1, size, proof, roots[size]!)).toBe(false);
      expect(verifyInclusion(whole.leaves[index]!, index, size, [...proof, EMPTY_ROOT], roots[size]!)).toBe(false);
      expect(verifyInclusion(whole.leaves[index]!, index, size, proof.slice(1), roots[size]!)).toBe(false);
    }),
  );
});

test('one bit anywhere, or a hash more or less: a consistency proof no longer holds', () => {
  fc.assert(
    fc.property(pair, fc.nat(), fc.nat(), ([size, older], which, bit) => {
      const proof = consistencyRanges(older, size).map(whole.hash);
      const parts = [Buffer.from(roots[older]!), Buffer.from(roots[size]!), ...proof.map((hash) => Buffer.from(hash))];
      flip(parts[which % parts.length]!, bit);
      const [olderRoot, root, ...rest] = parts;
      expect(verifyConsistency(older, size, rest, olderRoot!, root!)).toBe(false);
      expect(verifyConsistency(older, size, [...proof, EMPTY_ROOT], roots[older]!, roots[size]!)).toBe(false);
      expect(verifyConsistency(older, size, proof.slice(1), roots[older]!, roots[size]!)).toBe(false);
    }),
  );
});

function flip(bytes: Buffer, bit: number): void {
  const at = bit % (bytes.length * 8);
  bytes[at >> 3]! ^= 1 << (at & 7);
}

test('sizes beyond 32 bits are reckoned exactly', () => {
  const size = 2 ** 40 + 3;
  const peers = inclusionRanges(2 ** 40 + 1, size);
  expect(peers).toEqual([
    { start: 2 ** 40, end: 2 ** 40 + 1 },
    { start: 2 ** 40 + 2, end: size },
    { start: 0, end: 2 ** 40 },
  ]);
  const [leaf, other, third, left] = [1, 2, 3, 4].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer, Buffer];
  const root = nodeHash(left, nodeHash(nodeHash(other, leaf), third));
  expect(verifyInclusion(leaf, 2 ** 40 + 1, size, [other, third, left], root)).toBe(true);
});

test.each([
  [-1, 4],
  [4, 4],
  [0.5, 4],
  [0, 2 ** 53],
])('leaf %p of %p is refused', (index, size) => {
  expect(() => inclusionRanges(index, size)).toThrow(RangeError);
  expect(verifyInclusion(EMPTY_ROOT, index, size, [], EMPTY_ROOT)).toBe(false);
});

test.each([
  [5, 4],
  [-1, 4],
  [1.5, 4],
])('an older tree of %p in one of %p is refused', (older, size) => {
  expect(() => consistencyRanges(older, size)).toThrow(RangeError);
  expect(verifyConsistency(older, size, [], EMPTY_ROOT, EMPTY_ROOT)).toBe(false);
});
