import { consistencyRanges, type CompleteNode, Frontier, hashOf, type NodeAt } from '#libs/proofs';

/** A tree as the server grows it, with every node that it kept on the way. */
export interface GrownTree {
  root: Buffer;
  nodeAt: NodeAt;
  /** That it grew from its first `older` leaves, as its owner would prove it. */
  proofFrom(older: number): Buffer[];
}

export function grownTree(leaves: readonly Buffer[]): GrownTree {
  const [tree, nodes] = [Frontier.empty(), new Map<string, Buffer>()];
  const keep = ({ level, index, hash }: CompleteNode) => nodes.set(`${level}/${index}`, hash);
  for (const leaf of leaves) tree.append(leaf).forEach(keep);
  const nodeAt: NodeAt = ({ level, index }) => nodes.get(`${level}/${index}`)!;
  const proofFrom = (older: number) => consistencyRanges(older, leaves.length).map((range) => hashOf(range, nodeAt));
  return { root: tree.root(), nodeAt, proofFrom };
}
