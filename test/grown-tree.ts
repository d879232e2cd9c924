import { consistencyRanges, type CompleteNode, Frontier, hashOf, type NodeAt } from '#libs/proofs';

/** A tree as the server grows it, with every node that it kept on the way. */
export interface GrownTree {
  root: Buffer;
  nodeAt: NodeAt;
  /** That it grew from its first `older` leaves, as its owner would prove it. */
  proofFrom(older: number): Buffer[];
}

export function grownTree(leaves: readonly Buffer[]): GrownTree {
  return new GrowingTree().grownTo(leaves);
}

/** A tree that is asked for again and again while its log grows: only what is new is hashed. */
export class GrowingTree {
  readonly #tree = Frontier.empty();
  readonly #nodes = new Map<string, Buffer>();

  /** @param leaves all of them, of which the first were there before */
  grownTo(leaves: readonly Buffer[]): GrownTree {
    const keep = ({ level, index, hash }: CompleteNode) => this.#nodes.set(`${level}/${index}`, hash);
    for (const leaf of leaves.slice(this.#tree.size)) this.#tree.append(leaf).forEach(keep);
    const nodeAt: NodeAt = ({ level, index }) => this.#nodes.get(`${level}/${index}`)!;
    const proofFrom = (older: number) => consistencyRanges(older, leaves.length).map((range) => hashOf(range, nodeAt));
    return { root: this.#tree.root(), nodeAt, proofFrom };
  }
}
