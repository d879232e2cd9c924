import { checkSize, HASH_bytes, nodeHash, type Range, splitOf } from './merkle.js';

/**
 * What an inclusion proof consists of: the ranges whose hashes lead from the leaf to the root, nearest first (RFC 6962 section 2.1.1). Their hashes,
 * in this order, are the proof; at most ceil(log2 size) of them. Pure.
 * @throws RangeError when there is no leaf `index` in a tree of `size`
 */
export function inclusionRanges(index: number, size: number): Range[] {
  checkSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError('there is no such leaf in a tree of this size');
  const ranges: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
    }
  }
  return ranges;
}

/**
 * Does this proof lead from the leaf at `index` to the root of a tree of `size`? False for anything that is not exactly such a proof. Pure.
 * @see RFC 9162 section 2.1.3.2
 */
export function verifyInclusion(leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): boolean {
  if (!isLeafOf(index, size) || [leaf, root, ...proof].some(({ length }) => length !== HASH_bytes)) return false;
  let [at, last, hash]: [number, number, Buffer] = [index, size - 1, Buffer.from(leaf)];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.equals(root);
}

const isLeafOf = (index: number, size: number): boolean =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
