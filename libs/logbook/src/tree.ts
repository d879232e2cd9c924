import type { DataSource, EntityManager } from 'typeorm';
import {
  consistencyRanges,
  hashOf,
  inclusionRanges,
  type NodeAt,
  type NodeId,
  nodesIn,
  nodesOf,
  type Range,
  type Tile,
} from '#libs/proofs';

type Reading = Pick<DataSource | EntityManager, 'query'>;

/** Complete subtrees, all read at once. @throws Error when one is not there */
export async function readNodes(reading: Reading, ids: readonly NodeId[]): Promise<NodeAt> {
  const rows: { level: number; index: string; hash: Buffer }[] = ids.length
    ? await reading.query(
        `select level, index, hash from logbook_node join unnest($1::smallint[], $2::bigint[]) as wanted (level, index) using (level, index)`,
        [ids.map(({ level }) => level), ids.map(({ index }) => index)],
      )
    : [];
  const found = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return ({ level, index }) => {
    const hash = found.get(`${level}/${index}`);
    if (!hash) throw new Error(`subtree ${level}/${index} of the log is missing`);
    return hash;
  };
}

/** The tree as it is kept. Everything here is about complete subtrees, so it is true for ever. */
export class Tree {
  constructor(private readonly reading: Reading) {}

  /** Number of entries that are part of it; entries after these are in the ledger, and follow within moments. */
  async size(): Promise<number> {
    const [row] = await this.reading.query<{ size: string }[]>(
      'select coalesce((select index + 1 from logbook_node where level = 0 order by index desc limit 1), 0) as size',
    );
    return Number(row?.size ?? 0);
  }

  async root(size: number): Promise<Buffer> {
    const [root] = await this.hashes([{ start: 0, end: size }]);
    return root!;
  }

  /** The hashes of an inclusion proof of entry `seq` in the tree of `size`. @throws RangeError when it is not in there */
  inclusion(seq: number, size: number): Promise<Buffer[]> {
    return this.hashes(inclusionRanges(seq, size));
  }

  /** The hashes that prove that the tree of `size` grew from that of `older`. @throws RangeError when `older` is larger */
  consistency(older: number, size: number): Promise<Buffer[]> {
    return this.hashes(consistencyRanges(older, size));
  }

  async tile(tile: Tile): Promise<Buffer> {
    const ids = nodesIn(tile);
    const nodeAt = await readNodes(this.reading, ids);
    return Buffer.concat(ids.map(nodeAt));
  }

  private async hashes(ranges: readonly Range[]): Promise<Buffer[]> {
    const nodeAt = await readNodes(this.reading, ranges.flatMap(nodesOf));
    return ranges.map((range) => hashOf(range, nodeAt));
  }
}
