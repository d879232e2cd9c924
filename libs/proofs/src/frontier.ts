import { checkSize, EMPTY_ROOT, HASH_bytes, nodeHash, type NodeAt, type NodeId, nodesOf } from './merkle.js';

/** A subtree that became complete with the last leaf, and so can be kept for ever. */
export interface CompleteNode extends NodeId {
  readonly hash: Buffer;
}

/**
 * The right edge of a growing tree: the few complete subtrees from which its root follows. Adding a leaf costs one hash on average; the whole
 * state is at most 53 hashes, whatever the size.
 */
export class Frontier {
  /** From left to right, wide to narrow. */
  readonly #edge: CompleteNode[];
  #size: number;

  private constructor(size: number, edge: CompleteNode[]) {
    this.#size = size;
    this.#edge = edge;
  }

  static empty(): Frontier {
    return new Frontier(0, []);
  }

  /** Takes up a tree of `size` leaves again, from its complete subtrees. */
  static of(size: number, nodeAt: NodeAt): Frontier {
    checkSize(size);
    return new Frontier(
      size,
      nodesOf({ start: 0, end: size }).map((id) => ({ ...id, hash: Buffer.from(nodeAt(id)) })),
    );
  }

  get size(): number {
    return this.#size;
  }

  /** Adds the next leaf. @returns the subtrees that it completes, the leaf first */
  append(leaf: Uint8Array): CompleteNode[] {
    if (leaf.length !== HASH_bytes) throw new RangeError('a leaf hash has 32 bytes');
    let node: CompleteNode = { level: 0, index: this.#size, hash: Buffer.from(leaf) };
    const complete = [node];
    while (node.index % 2 === 1) {
      const left = this.#edge.pop() as CompleteNode;
      node = { level: node.level + 1, index: left.index / 2, hash: nodeHash(left.hash, node.hash) };
      complete.push(node);
    }
    this.#edge.push(node);
    this.#size++;
    return complete;
  }

  root(): Buffer {
    const hashes = this.#edge.map(({ hash }) => hash);
    const last = hashes.pop();
    return last ? hashes.reduceRight((right, left) => nodeHash(left, right), last) : EMPTY_ROOT;
  }
}
