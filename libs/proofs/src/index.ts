export { leafHash } from './leaf-hash.js';
export { EMPTY_ROOT, hashOf, nodesOf, type NodeAt, type NodeId, type Range } from './merkle.js';
export { Frontier, type CompleteNode } from './frontier.js';
export { inclusionRanges, verifyInclusion } from './inclusion.js';
export { consistencyRanges, verifyConsistency } from './consistency.js';
export { isWithin, nodesIn, parseTilePath, tilePath, tilesOf, type Tile } from './tile.js';
