import { createHash } from 'node:crypto';

const NODE = Uint8Array.of(0x01);

/** Bytes of a hash, which is SHA-256 everywhere in the log. */
export const HASH_bytes = 32;

/** Root of a log without entries: the hash of nothing (RFC 6962 section 2.1). */
export const EMPTY_ROOT: Buffer = createHash('sha256').digest();

/** Hash of an inner node: SHA-256(0x01 || left || right), 32 bytes. The prefix keeps it from ever being read as a leaf. Pure. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/** A complete subtree: the root over the 2^level leaves from index * 2^level on. Once its last leaf is there it never changes. */
export interface NodeId {
  readonly level: number;
  readonly index: number;
}

/** Leaves `start` up to, but not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The hash of a complete subtree, from where it is kept. @throws when it is not there */
export type NodeAt = (id: NodeId) => Uint8Array;

/** The largest power of two below `size`, where RFC 6962 divides a tree; `size` at least 2. */
export function splitOf(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/**
 * The complete subtrees that a range is made of, from left to right. Pure.
 * @param range one that a tree is divided into: a proof names no others
 */
export function nodesOf({ start, end }: Range): NodeId[] {
  const nodes: NodeId[] = [];
  for (let at = start; at < end;) {
    let [level, width] = [0, 1];
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      width *= 2;
      level++;
    }
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
}

/** The Merkle tree hash of a range (RFC 6962 section 2.1), from complete subtrees. Pure. */
export function hashOf(range: Range, nodeAt: NodeAt): Buffer {
  const hashes = nodesOf(range).map(nodeAt);
  const last = hashes.pop();
  if (!last) return EMPTY_ROOT;
  return Buffer.from(hashes.reduceRight((right, left) => nodeHash(left, right), last));
}

/** @throws RangeError when it is no whole number from 0 on that a number can hold exactly */
export function checkSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('the size of a tree is a whole number from 0 on');
}
