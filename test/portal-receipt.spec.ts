import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { receiptSigner, writeReceipt } from '../libs/logbook/src/receipt-token.js';
import { formatVkey } from '#libs/notes';
import { readKey } from '../apps/portal/src/oversight/log-proof.js';
import { readReceipt, receiptSignedBy } from '../apps/portal/src/oversight/receipt-proof.js';

/** The browser reads receipts with code of its own; here it is held against the code that writes them. */
const claims = {
  jti: '00000000-0000-4000-8000-000000000001',
  iat: 1_795_000_000,
  seq: 12,
  leaf_hash: 'ab'.repeat(32),
  checkpoint_size: 8,
  event: 'granted',
  from_org: '00000099000000000001',
  from_partner: 'GB-TZ',
  to_org: '00000099000000000002',
  to_partner: 'RC',
  purpose: 'organised-crime',
  legal_basis_ids: ['W-R1'],
  fields: [{ path: 'velden/v1', cell: 'case.LOC' }],
};
const { privateKey } = generateKeyPairSync('ed25519');
const signer = receiptSigner('log.example/een', privateKey);
const token = writeReceipt(claims, signer);
const [head = '', payload = '', signature = ''] = token.split('.');
const part = (value: unknown, spaces?: number) => Buffer.from(JSON.stringify(value, null, spaces)).toString('base64url');
/** Signed well, whatever it says. */
const signed = (header: string, body: string) =>
  `${header}.${body}.${sign(null, Buffer.from(`${header}.${body}`), createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }))).toString('base64url')}`;
const header = { alg: 'Ed25519', kid: signer.key.name, typ: 'disclosure-receipt+jwt' };
const key = async (of = signer) => (await readKey(formatVkey(of.key)))!;

test('a receipt is read whole, and its signature holds under its key', async () => {
  const receipt = readReceipt(`${token}\n`)!;
  expect(receipt).toMatchObject({ kid: signer.key.name, says: claims });
  expect(Buffer.from(receipt.leaf).toString('hex')).toBe(claims.leaf_hash);
  expect(await receiptSignedBy(receipt, await key())).toBe(true);
  expect(readReceipt(signed(part(header), part(claims)))).not.toBeNull();
});

test('under another key it does not hold, also when that has the same name', async () => {
  const other = receiptSigner('log.example/een', generateKeyPairSync('ed25519').privateKey);
  const receipt = readReceipt(token)!;
  expect(await receiptSignedBy(receipt, await key(other))).toBe(false);
  expect(await receiptSignedBy(receipt, { ...(await key(other)), name: receipt.kid })).toBe(false);
});

test('every changed sign of what it says, or of the signature, is seen', async () => {
  const right = await key();
  const spoilt: string[] = [];
  for (let at = head.length + 1; at < token.length; at += 1) {
    if (token[at] === '.') continue;
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    const receipt = readReceipt(changed);
    if (receipt && (await receiptSignedBy(receipt, right))) spoilt.push(`sign ${at}`);
  }
  expect(spoilt).toEqual([]);
});

test.each([
  ['nothing', ''],
  ['two parts', `${head}.${payload}`],
  ['four parts', `${token}.${payload}`],
  ['a short signature', `${head}.${payload}.${signature.slice(0, -4)}`],
  ['another algorithm', signed(part({ ...header, alg: 'none' }), payload)],
  ['another type', signed(part({ ...header, typ: 'JWT' }), payload)],
  ['a header that says where a key is', signed(part({ ...header, jku: 'https://elders.example' }), payload)],
  ['spaces in what is signed', signed(head, part(claims, 1))],
  ['a list', signed(head, part([claims]))],
  ['a hash that is none', signed(head, part({ ...claims, leaf_hash: 'AB'.repeat(32) }))],
  ['a place below nought', signed(head, part({ ...claims, seq: -1 }))],
  ['fields that are none', signed(head, part({ ...claims, fields: [{ path: 1, cell: 'case.LOC' }] }))],
  ['no purpose', signed(head, part({ ...claims, purpose: undefined }))],
  ['more than a receipt can be', 'a'.repeat(70_000)],
])('%s is none', (_what, text) => expect(readReceipt(text)).toBeNull());
