import { consistencyHolds, inclusionHolds } from '../../apps/portal/src/oversight/log-proof.js';
import { describeSet, expectAll, holdAgainst, jsonFilesUnder } from './vector-sets.js';

interface Case {
  root: string;
  root1: string;
  root2: string;
  size1: number;
  size2: number;
  leafIdx: number;
  treeSize: number;
  leafHash: string;
  proof: string[] | null;
  wantErr: boolean;
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const hashes = (proof: string[] | null) => (proof ?? []).map(bytes);

/** The portal's own check, in the browser, against the same cases as the library. */
describeSet('transparency-dev/merkle, in the portal', () => {
  const against = async (set: string, holds: (one: Case) => Promise<boolean>): Promise<void> => {
    const cases = jsonFilesUnder<Case>(`merkle/testdata/${set}`);
    const found = await Promise.all(cases.map(async (one) => ({ ...one, agrees: (await holds(one.value)) !== one.value.wantErr })));
    expectAll(
      `Merkle ${set} in the portal`,
      holdAgainst(
        found,
        ({ name }) => name,
        ({ agrees }) => agrees,
      ),
    );
  };
  test('inclusion proofs', () =>
    against('inclusion', ({ leafHash, leafIdx, treeSize, proof, root }) =>
      inclusionHolds(bytes(leafHash), leafIdx, treeSize, hashes(proof), bytes(root)),
    ));
  test('consistency proofs', () =>
    against('consistency', ({ size1, size2, root1, root2, proof }) =>
      consistencyHolds({ size: size1, root: bytes(root1) }, { size: size2, root: bytes(root2) }, hashes(proof)),
    ));
});
