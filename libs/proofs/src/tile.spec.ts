import fc from 'fast-check';
import { isWithin, nodesIn, parseTilePath, tilePath, tilesOf } from './tile.js';

test('a tree of 70,000 is published in the tiles that the specification counts', () => {
  const count = (level: number, isFull: boolean) =>
    tilesOf(70_000).filter((tile) => tile.level === level && (tile.width === 256) === isFull);
  expect([0, 1, 2, 3].map((level) => count(level, true).length)).toEqual([273, 1, 0, 0]);
  expect([0, 1, 2, 3].map((level) => count(level, false).map(({ width }) => width))).toEqual([[112], [17], [1], []]);
});

test.each([
  [0, []],
  [1, ['tile/0/000.p/1']],
  [256, ['tile/0/000', 'tile/1/000.p/1']],
])('a tree of %p has the tiles %p', (size, paths) => {
  expect(tilesOf(size).map((tile) => tilePath(tile))).toEqual(paths);
});

test('a long index is written in groups of three', () => {
  const tile = { level: 3, index: 1_234_067, width: 256 };
  expect(tilePath(tile)).toBe('tile/3/x001/x234/067');
  expect(tilePath({ ...tile, level: 0, width: 7 }, 'entries')).toBe('tile/entries/x001/x234/067.p/7');
});

test('a tile has the roots of the full tiles below it', () => {
  expect(nodesIn({ level: 1, index: 2, width: 2 })).toEqual([
    { level: 8, index: 512 },
    { level: 8, index: 513 },
  ]);
});

test('a path is read back as it was written, and a tile that is there lies within the tree', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300_000 }), fc.nat(), (size, pick) => {
      const tiles = tilesOf(size);
      const tile = tiles[pick % tiles.length]!;
      expect(parseTilePath(tilePath(tile))).toEqual(tile);
      expect(isWithin(tile, size)).toBe(true);
      expect(isWithin({ ...tile, index: tile.index + 1_172 }, size)).toBe(false);
    }),
    {
      examples: [
        [1, 0],
        [256, 1],
        [65_536, 0],
        [300_000, 2_000],
      ],
    },
  );
});

test.each([
  'tile/0/000.p/0',
  'tile/0/000.p/256',
  'tile/0/000.p/01',
  'tile/00/000',
  'tile/64/000',
  'tile/0/0',
  'tile/0/1000',
  'tile/0/x000/001',
  'tile/0/001/002',
  'tile/entries/000',
  'tile/0/000/',
  '../tile/0/000',
  'tile/-1/000',
])('%p is no path of a tile', (path) => {
  expect(parseTilePath(path)).toBeUndefined();
});
