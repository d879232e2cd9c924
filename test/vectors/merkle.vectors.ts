import { EMPTY_ROOT, Frontier, leafHash, verifyConsistency, verifyInclusion } from '#libs/proofs';
import { describeSet, expectAll, holdAgainst, jsonFilesUnder, vectorJson } from './vector-sets.js';

interface InclusionCase {
  leafIdx: number;
  treeSize: number;
  root: string;
  leafHash: string;
  proof: string[] | null;
  wantErr: boolean;
}

interface ConsistencyCase {
  size1: number;
  size2: number;
  root1: string;
  root2: string;
  proof: string[] | null;
  wantErr: boolean;
}

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
const hashes = (proof: string[] | null): Buffer[] => (proof ?? []).map(bytes);

describeSet('transparency-dev/merkle', () => {
  test('inclusion proofs', () => {
    const cases = jsonFilesUnder<InclusionCase>('merkle/testdata/inclusion');
    const found = holdAgainst(
      cases,
      ({ name }) => name,
      ({ value: { leafIdx, treeSize, root, leafHash: leaf, proof, wantErr } }) =>
        verifyInclusion(bytes(leaf), leafIdx, treeSize, hashes(proof), bytes(root)) !== wantErr,
    );
    expectAll('Merkle inclusion', found);
  });

  test('inclusion in a subtree is inclusion in a tree of its own', () => {
    const cases = jsonFilesUnder<InclusionCase & { start: number; end: number }>('merkle/testdata/subtreeinclusion');
    const found = holdAgainst(
      cases,
      ({ name }) => name,
      ({ value: { leafIdx, start, end, root, leafHash: leaf, proof, wantErr } }) => {
        if (!isSubtree(start, end)) return wantErr;
        return verifyInclusion(bytes(leaf), leafIdx - start, end - start, hashes(proof), bytes(root)) !== wantErr;
      },
    );
    expectAll('Merkle inclusion in a subtree', found);
  });

  test('consistency proofs', () => {
    const cases = jsonFilesUnder<ConsistencyCase>('merkle/testdata/consistency');
    const found = holdAgainst(
      cases,
      ({ name }) => name,
      ({ value: { size1, size2, root1, root2, proof, wantErr } }) =>
        verifyConsistency(size1, size2, hashes(proof), bytes(root1), bytes(root2)) !== wantErr,
    );
    expectAll('Merkle consistency', found);
  });

  test('consistency of subtrees: no log of ours signs a part of itself', () => {
    const cases = jsonFilesUnder('merkle/testdata/subtreeconsistency');
    process.stdout.write(`Merkle consistency of subtrees: ${cases.length} do not apply: only whole trees are signed here\n`);
    expect(cases.length).toBeGreaterThan(0);
  });

  test('the reference tree of RFC 6962', () => {
    const { leafInputsHex, rootHashesHexBySize } = vectorJson<{ leafInputsHex: string[]; rootHashesHexBySize: string[] }>(
      'merkle/rfc6962-reference-tree.json',
    );
    const tree = Frontier.empty();
    const roots = [EMPTY_ROOT, ...leafInputsHex.map((input) => (tree.append(leafHash(Buffer.from(input, 'hex'), EMPTY)), tree.root()))];
    const found = holdAgainst(
      rootHashesHexBySize.map((root, size) => ({ root, size })),
      ({ size }) => `size ${size}`,
      ({ root, size }) => roots[size]?.toString('hex') === root,
    );
    expectAll('RFC 6962 reference tree', found);
  });
});

const EMPTY = new Uint8Array();

/** Whole numbers, not empty, and beginning at a multiple of the power of two that would hold it. */
function isSubtree(start: number, end: number): boolean {
  let width = 1;
  while (width < end - start) width *= 2;
  return start >= 0 && start < end && start % width === 0;
}
