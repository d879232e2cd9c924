import { createHash, createPublicKey } from 'node:crypto';
import { GrowingTree, isSigned, readKey, readReceipt, strictJws, verifyInclusion, verifyNote } from '../../apps/verifier/src/verifier.js';
import { trustedKeys } from '../commands/verifier-folder.js';
import { describeSet, expectAll, holdAgainst, jsonFilesUnder, vectorFile, vectorJson } from './vector-sets.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
const hashes = (proof: string[] | null): Buffer[] => (proof ?? []).map(bytes);
const ed25519 = (x: string) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });

/** What it gives, or undefined when it refuses. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

interface InclusionCase {
  leafIdx: number;
  treeSize: number;
  root: string;
  leafHash: string;
  proof: string[] | null;
  wantErr: boolean;
}

describeSet('the offline verifier', () => {
  test('inclusion proofs of transparency-dev/merkle', () => {
    const found = holdAgainst(
      jsonFilesUnder<InclusionCase>('merkle/testdata/inclusion'),
      ({ name }) => name,
      ({ value: { leafIdx, treeSize, root, leafHash, proof, wantErr } }) =>
        verifyInclusion(bytes(leafHash), leafIdx, treeSize, hashes(proof), bytes(root)) !== wantErr,
    );
    expectAll('Verifier, Merkle inclusion', found);
  });

  test('consistency proofs: it has every entry, and computes the roots of all sizes instead', () => {
    const cases = jsonFilesUnder('merkle/testdata/consistency');
    process.stdout.write(`Verifier, Merkle consistency: ${cases.length} do not apply: it takes no such proof, but computes both roots\n`);
    expect(cases.length).toBeGreaterThan(0);
  });

  test('the reference tree of RFC 6962', () => {
    const { leafInputsHex, rootHashesHexBySize } = vectorJson<{ leafInputsHex: string[]; rootHashesHexBySize: string[] }>(
      'merkle/rfc6962-reference-tree.json',
    );
    const tree = new GrowingTree(new Set(rootHashesHexBySize.keys()));
    for (const input of leafInputsHex)
      tree.add(
        createHash('sha256')
          .update(Buffer.concat([Buffer.of(0), Buffer.from(input, 'hex')]))
          .digest(),
      );
    const found = holdAgainst(
      rootHashesHexBySize.map((root, size) => ({ root, size })),
      ({ size }) => `size ${size}`,
      ({ root, size }) => tree.roots.get(size)?.toString('hex') === root,
    );
    expectAll('Verifier, RFC 6962 reference tree', found);
  });

  test('the example of C2SP signed-note, and the same with each of its bytes changed', () => {
    const page = vectorFile('c2sp', 'signed-note.md').toString('utf8');
    const key = readKey(/^ {4}(example\.com\/foo\+\S+)$/m.exec(page)?.[1] ?? '');
    const note = Buffer.from(/```\n(This is an example message\.\n\n— example\.com\/foo \S+\n)```/.exec(page)?.[1] ?? '');
    const cases = [-1, ...note.keys()].map((at) => ({ at, note: Buffer.from(note.map((byte, i) => (i === at ? byte ^ 1 : byte))) }));
    const found = holdAgainst(
      cases,
      ({ at }) => `byte ${at}`,
      ({ at, note: one }) => (attempt(() => verifyNote(one, [key]))?.text === 'This is an example message.\n') === (at === -1),
    );
    expectAll('Verifier, C2SP signed-note example and its flips', found);
  });

  test('Ed25519 of Wycheproof', () => {
    interface Group {
      publicKey: { pk: string };
      tests: { tcId: number; msg: string; sig: string; result: string }[];
    }
    const { testGroups } = vectorJson<{ testGroups: Group[] }>('wycheproof', 'ed25519_test.json');
    const found = holdAgainst(
      testGroups.flatMap(({ publicKey: { pk }, tests }) => tests.map((one) => ({ ...one, pk }))),
      ({ tcId }) => `case ${tcId}`,
      ({ pk, msg, sig, result }) => {
        const key = ed25519(Buffer.from(pk, 'hex').toString('base64url'));
        return isSigned(key, Buffer.from(msg, 'hex'), Buffer.from(sig, 'hex')) === (result === 'valid');
      },
    );
    expectAll('Verifier, Wycheproof Ed25519', found);
  });

  test('the signature of RFC 8037: its shape is allowed and it holds; as a receipt it is refused, for it says another algorithm', () => {
    const { input, output } = vectorJson<{ input: { key: { x: string } }; output: { compact: string } }>(
      'jose-cookbook/curve25519/jws.json',
    );
    const { signed, signature } = strictJws(output.compact);
    expect(isSigned(ed25519(input.key.x), signed, signature)).toBe(true);
    expect(attempt(() => readReceipt(Buffer.from(output.compact), 'rfc8037', trustedKeys.map(readKey)))).toBeUndefined();
  });
});

describeSet('the shape that a receipt must have', () => {
  /** What a lenient reader of JWS takes: spaces in base64url, or bits at its end that say nothing. Of 367 and 370 no trace of padding is left in the text: HS256 refuses them. */
  const lenient = [360, 365, 368, 375];

  test('JWS of Wycheproof: none passes for a receipt, and what lenient readers take is refused by its shape', () => {
    interface Group {
      tests: { tcId: number; jws: unknown; result: string }[];
    }
    const { testGroups } = vectorJson<{ testGroups: Group[] }>('wycheproof', 'json_web_signature_test.json');
    const keys = trustedKeys.map(readKey);
    const found = holdAgainst(
      testGroups.flatMap(({ tests }) => tests),
      ({ tcId }) => `case ${tcId}`,
      ({ tcId, jws, result }) => {
        const text = typeof jws === 'string' ? jws : JSON.stringify(jws);
        if (attempt(() => readReceipt(Buffer.from(text), 'wycheproof', keys))) return false;
        if (lenient.includes(tcId)) return attempt(() => strictJws(text)) === undefined;
        return result === 'valid' ? 'are valid under an algorithm or key that no receipt has, and refused' : true;
      },
    );
    expectAll('Verifier, Wycheproof JWS', found);
  });

  test('JWK and JWC of Wycheproof: keys come as lines that were handed over, never as JWK', () => {
    for (const file of ['json_web_key_test.json', 'json_web_crypto_test.json']) {
      const { numberOfTests } = vectorJson<{ numberOfTests: number }>('wycheproof', file);
      process.stdout.write(`Verifier, Wycheproof ${file}: ${numberOfTests} do not apply: it reads no JWK\n`);
      expect(numberOfTests).toBeGreaterThan(0);
    }
  });
});
