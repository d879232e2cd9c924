import { hkdfSync, verify } from 'node:crypto';
import { verifierKey } from '#libs/notes';
import { decrypt, encrypt } from '../../libs/vault/src/wrap.js';
import { describeSet, expectAll, holdAgainst, vectorJson } from './vector-sets.js';

interface Suite<Group, Case> {
  testGroups: (Group & { tests: (Case & { tcId: number; result: 'valid' | 'invalid' | 'acceptable' })[] })[];
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

function casesOf<Group, Case>(file: string) {
  return vectorJson<Suite<Group, Case>>('wycheproof', file).testGroups.flatMap(({ tests, ...group }) =>
    tests.map((one) => ({ ...one, group: group as unknown as Group })),
  );
}

const numberOf = ({ tcId }: { tcId: number }): string => `case ${tcId}`;

function fails(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

describeSet('Wycheproof', () => {
  test('AES-GCM, as the vault seals and wraps', () => {
    const cases = casesOf<
      { ivSize: number; keySize: number; tagSize: number },
      Record<'key' | 'iv' | 'aad' | 'msg' | 'ct' | 'tag', string>
    >('aes_gcm_test.json');
    const found = holdAgainst(cases, numberOf, ({ group, key, iv, aad, msg, ct, tag, result }) => {
      if (group.keySize !== 256 || group.ivSize !== 96 || group.tagSize !== 128)
        return 'with other sizes than 256, 96 and 128 bits, which are never made here';
      const context = hex(aad).toString('utf8');
      if (!Buffer.from(context).equals(hex(aad))) return 'with a context that is not text, as ours always is';
      const open = () => decrypt(hex(key), hex(iv), Buffer.concat([hex(ct), hex(tag)]), context);
      if (result === 'invalid') return fails(open);
      const again = encrypt(hex(key), hex(msg), context);
      return open().equals(hex(msg)) && decrypt(hex(key), again.nonce, again.ciphertext, context).equals(hex(msg));
    });
    expectAll('Wycheproof AES-GCM', found);
  });

  test('AES-KW: keys are wrapped with AES-GCM here', () => {
    const cases = casesOf('aes_wrap_test.json');
    process.stdout.write(`Wycheproof AES-KW: ${cases.length} do not apply: keys are wrapped with AES-256-GCM, bound to their row\n`);
    expect(cases.length).toBeGreaterThan(0);
  });

  test('HKDF-SHA-256, as keys are derived from the root key', () => {
    const cases = casesOf<object, { ikm: string; salt: string; info: string; size: number; okm: string }>('hkdf_sha256_test.json');
    const found = holdAgainst(cases, numberOf, ({ ikm, salt, info, size, okm, result }) => {
      const derive = () => Buffer.from(hkdfSync('sha256', hex(ikm), hex(salt), hex(info), size));
      return result === 'invalid' ? fails(derive) : derive().equals(hex(okm));
    });
    expectAll('Wycheproof HKDF-SHA-256', found);
  });

  test('Ed25519, as checkpoints, cosignatures and receipts are verified', () => {
    const cases = casesOf<{ publicKey: { pk: string } }, { msg: string; sig: string }>('ed25519_test.json');
    const found = holdAgainst(cases, numberOf, ({ group, msg, sig, result }) => {
      const { publicKey } = verifierKey('vectors.example', 'note', hex(group.publicKey.pk));
      return verify(null, hex(msg), publicKey, hex(sig)) === (result === 'valid');
    });
    expectAll('Wycheproof Ed25519', found);
  });
});
