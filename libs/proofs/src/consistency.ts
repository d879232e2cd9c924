import { checkSize, HASH_bytes, nodeHash, type Range, splitOf } from './merkle.js';

/**
 * What a consistency proof consists of: the ranges whose hashes show that the first `older` leaves of a tree of `size` are the whole of the older tree
 * (RFC 6962 section 2.1.2). Empty when the sizes are equal or the older tree is. Pure.
 * @throws RangeError when `older` is not from 0 to `size`
 */
export function consistencyRanges(older: number, size: number): Range[] {
  checkSize(size);
  checkSize(older);
  if (older > size) throw new RangeError('the older tree is not the larger one');
  if (older === 0 || older === size) return [];
  const ranges: Range[] = [];
  let [start, end] = [0, size];
  // The older tree ends in [start, end); all of it to the left of `start` was named already.
  while (older !== end) {
    const middle = start + splitOf(end - start);
    if (older <= middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
    }
  }
  // A whole older tree that is one subtree of the newer is known to whoever checks: its root is at hand.
  return start === 0 ? ranges : [{ start, end }, ...ranges];
}

/**
 * Does this proof show that the tree with `root` and `size` only grew from the one with `olderRoot` and `older`? False for anything that is not exactly
 * such a proof. Of an older tree without leaves it is always false: every tree grew from that one, so there is nothing to show. Pure.
 * @see RFC 9162 section 2.1.4.2
 */
export function verifyConsistency(
  older: number,
  size: number,
  proof: readonly Uint8Array[],
  olderRoot: Uint8Array,
  root: Uint8Array,
): boolean {
  if (!areSizes(older, size)) return false;
  if (older === size) return proof.length === 0 && Buffer.from(olderRoot).equals(root);
  if ([olderRoot, root, ...proof].some(({ length }) => length !== HASH_bytes)) return false;
  const path = isPowerOfTwo(older) ? [olderRoot, ...proof] : [...proof];
  const first = path.shift();
  return first !== undefined && climbs(older, size, first, path, { olderRoot, root });
}

function climbs(
  older: number,
  size: number,
  first: Uint8Array,
  path: readonly Uint8Array[],
  roots: { olderRoot: Uint8Array; root: Uint8Array },
): boolean {
  let [at, last] = [older - 1, size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [old, grown]: [Buffer, Buffer] = [Buffer.from(first), Buffer.from(first)];
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      old = nodeHash(sibling, old);
      grown = nodeHash(sibling, grown);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else grown = nodeHash(grown, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && old.equals(roots.olderRoot) && grown.equals(roots.root);
}

const areSizes = (older: number, size: number): boolean =>
  Number.isSafeInteger(older) && Number.isSafeInteger(size) && older > 0 && older <= size;

function isPowerOfTwo(size: number): boolean {
  let power = 1;
  while (power < size) power *= 2;
  return power === size;
}
