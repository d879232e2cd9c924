import { generateKeyPairSync } from 'node:crypto';
import { checkpointText, cosign, formatVkey, keySigner, signNote } from '#libs/notes';
import { consistencyRanges, Frontier, hashOf, inclusionRanges, leafHash, parseTilePath, tilePath, type Range } from '#libs/proofs';
import { bytesOf, consistencyHolds, inclusionHolds, readKey, readNote, signedBy, tileOf } from '../apps/portal/src/oversight/log-proof.js';

/** The browser checks the log with code of its own; here it is held against the code that makes the log. */
const SIZE = 20;
const nodes = new Map<string, Buffer>();
const leaves: Buffer[] = [];
const roots: Buffer[] = [Buffer.alloc(32)];
const tree = Frontier.empty();
for (let seq = 0; seq < SIZE; seq++) {
  leaves.push(leafHash(Buffer.from(`entry ${seq}`), new Uint8Array()));
  for (const { level, index, hash } of tree.append(leaves[seq]!)) nodes.set(`${level}/${index}`, hash);
  roots.push(tree.root());
}
const hash = (range: Range): Buffer => hashOf(range, ({ level, index }) => nodes.get(`${level}/${index}`)!);
const bytes = (from: Uint8Array) => new Uint8Array(from);

test('every inclusion proof holds, and of another leaf, place or root it does not', async () => {
  const wrong: string[] = [];
  for (let size = 1; size <= SIZE; size++)
    for (let index = 0; index < size; index++) {
      const proof = inclusionRanges(index, size).map((range) => bytes(hash(range)));
      const holds = (leaf: Buffer, place = index, root = roots[size]!) => inclusionHolds(bytes(leaf), place, size, proof, bytes(root));
      if (!(await holds(leaves[index]!))) wrong.push(`${index} of ${size}`);
      const spoilt = [
        await holds(leaves[(index + 1) % SIZE]!),
        await holds(leaves[index]!, index, roots[(size % SIZE) + (size === SIZE ? 0 : 1)]!),
      ];
      if (size > 1) spoilt.push(await holds(leaves[index]!, (index + 1) % size));
      if (spoilt.some(Boolean)) wrong.push(`spoilt ${index} of ${size}`);
    }
  expect(wrong).toEqual([]);
});

test('every consistency proof holds, and with a hash more, less or changed it does not', async () => {
  const wrong: string[] = [];
  for (let size = 1; size <= SIZE; size++)
    for (let older = 1; older <= size; older++) {
      const proof = consistencyRanges(older, size).map((range) => bytes(hash(range)));
      const at = (n: number) => ({ size: n, root: bytes(roots[n]!) });
      if (!(await consistencyHolds(at(older), at(size), proof))) wrong.push(`${older} in ${size}`);
      const changed = proof.map((one, place) => (place === 0 ? one.map((byte, position) => (position === 0 ? byte ^ 1 : byte)) : one));
      const spoilt = [await consistencyHolds(at(older), at(size), [...proof, bytes(leaves[0]!)])];
      if (proof.length > 0)
        spoilt.push(await consistencyHolds(at(older), at(size), proof.slice(1)), await consistencyHolds(at(older), at(size), changed));
      if (spoilt.some(Boolean)) wrong.push(`spoilt ${older} in ${size}`);
    }
  expect(wrong).toEqual([]);
});

describe('a checkpoint', () => {
  const key = (name: string, type: 'note' | 'cosignature') => keySigner(name, type, generateKeyPairSync('ed25519').privateKey);
  const [log, witness, stranger] = [
    key('log.example/een', 'note'),
    key('getuige.example/een', 'cosignature'),
    key('log.example/een', 'note'),
  ];
  const text = checkpointText({ origin: 'log.example/een', size: SIZE, root: roots[SIZE]! });
  const made = async () => `${await signNote(text, log)}${await cosign(text, new Date('2026-11-27T10:00:00Z'), witness)}`;

  test('is read with its size and root, and both signatures hold', async () => {
    const note = readNote(await made());
    expect(note?.checkpoint).toEqual({ origin: 'log.example/een', size: SIZE, root: bytes(roots[SIZE]!) });
    for (const { key: own } of [log, witness]) expect(await signedBy(note!, (await readKey(formatVkey(own)))!)).toBe(true);
  });

  test('another key, or another text under the same signatures, does not hold', async () => {
    const note = readNote(await made())!;
    expect(await signedBy(note, (await readKey(formatVkey(stranger.key)))!)).toBe(false);
    const other = readNote((await made()).replace(`\n${SIZE}\n`, `\n${SIZE - 1}\n`))!;
    for (const { key: own } of [log, witness]) expect(await signedBy(other, (await readKey(formatVkey(own)))!)).toBe(false);
  });

  test.each(['', 'x', 'a\n1\n', 'log\n01\nAAAA\n\n— a b\n', 'log\n1\nAAAA\n\n— log AAAA\n'])('%j is none', (note) =>
    expect(readNote(note)).toBeNull(),
  );
  test('a key whose id is not its own is none', async () => {
    const line = formatVkey(log.key);
    expect(await readKey(line.replace(/\+[0-9a-f]{8}\+/, '+00000000+'))).toBeNull();
    expect(await readKey('')).toBeNull();
  });
  test.each(['AB==', 'A', 'AAA', '####'])('%j is no base64 of these bytes', (text64) => expect(bytesOf(text64)).toBeNull());
});

test.each([
  [0, 1],
  [255, 256],
  [256, 300],
  [70_000, 70_001],
  [300_000_000, 300_000_500],
])('the hash of line %d in a log of %d is in the tile where the log publishes it', (index, size) => {
  const { path, offset } = tileOf(index, size);
  const tile = parseTilePath(path)!;
  expect(tilePath(tile)).toBe(path);
  expect([tile.level, tile.index * 256 + offset / 32]).toEqual([0, index]);
  expect(tile.index * 256 + tile.width).toBe(Math.min(size, (tile.index + 1) * 256));
});
