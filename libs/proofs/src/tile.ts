import { checkSize, type NodeId } from './merkle.js';

/** Hashes in a full tile. */
export const TILE_WIDTH = 256;
/** Levels of the tree in one level of tiles. */
const TILE_HEIGHT = 8;

/** A row of at most 256 consecutive hashes of the tree, published as one file. */
export interface Tile {
  /** 0: leaves; each level above has the roots of the full tiles below it. */
  readonly level: number;
  readonly index: number;
  /** 1 to 256; below 256 the tile is partial and will grow. */
  readonly width: number;
}

/** All tiles that a tree of `size` is published in: the full ones and the partial ones at its right edge. Pure. */
export function tilesOf(size: number): Tile[] {
  checkSize(size);
  const tiles: Tile[] = [];
  for (let [level, hashes] = [0, size]; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
    for (let index = 0; index * TILE_WIDTH < hashes; index++) {
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) });
    }
  }
  return tiles;
}

/** The subtrees whose hashes a tile has, in order. */
export function nodesIn({ level, index, width }: Tile): NodeId[] {
  return Array.from({ length: width }, (_, at) => ({ level: level * TILE_HEIGHT, index: index * TILE_WIDTH + at }));
}

/** Is the whole tile made of entries below `size`? */
export const isWithin = ({ level, index, width }: Tile, size: number): boolean =>
  (index * TILE_WIDTH + width) * TILE_WIDTH ** level <= size;

/**
 * Where it is published: tile/<level>/<index>, with .p/<width> when partial.
 * @param of 'entries': the bundle of whole entries behind a tile of level 0, which only an auditor's copy has
 * @see https://c2sp.org/tlog-tiles
 */
export const tilePath = ({ level, index, width }: Tile, of: 'hashes' | 'entries' = 'hashes'): string =>
  `tile/${of === 'entries' ? of : level}/${indexPath(index)}${width < TILE_WIDTH ? `.p/${width}` : ''}`;

/** @returns undefined when it is not the path of a tile, written in the one right way */
export function parseTilePath(path: string): Tile | undefined {
  const [, level = '', place = '', width] = /^tile\/(\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  const tile = { level: Number(level), index: Number(place.replaceAll(/[x/]/g, '')), width: Number(width ?? TILE_WIDTH) };
  const isTile = level !== '' && tile.level < 64 && tile.width > 0 && Number.isSafeInteger(tile.index);
  return isTile && tilePath(tile) === path ? tile : undefined;
}

/** 1234067 is x001/x234/067. */
function indexPath(index: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}
