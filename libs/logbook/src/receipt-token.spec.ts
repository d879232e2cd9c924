import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { keySigner } from '#libs/notes';
import { readReceipt, receiptSigner, writeReceipt } from './receipt-token.js';

const origin = 'seinhuis.example/logboek';
const privateKey = generateKeyPairSync('ed25519').privateKey;
const signer = receiptSigner(origin, privateKey);
const claims = { jti: '00000000-0000-4000-8000-000000000001', iat: 1_795_000_000, seq: 12, leaf_hash: 'ab'.repeat(32), purpose: 'care' };
const good = writeReceipt(claims, signer);
const [head, payload, signature] = good.split('.') as [string, string, string];
const part = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
/** Signed well, whatever stands in it. */
const signed = (header: unknown, body: unknown, key = privateKey): string => {
  const text = `${part(header)}.${part(body)}`;
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`;
};
const header = { alg: 'Ed25519', kid: signer.key.name, typ: 'disclosure-receipt+jwt' };

test('a receipt is read back as it was written, and always has the same text', () => {
  expect(readReceipt(good, [signer.key])).toEqual(claims);
  expect(writeReceipt(claims, signer)).toBe(good);
  expect(signed(header, claims)).toBe(good);
});

test('an earlier key goes on to count beside a later one, and each has a name of its own', () => {
  const later = receiptSigner(origin, generateKeyPairSync('ed25519').privateKey);
  expect(later.key.name).not.toBe(signer.key.name);
  expect(readReceipt(good, [later.key, signer.key])).toEqual(claims);
  expect(readReceipt(good, [later.key])).toBeUndefined();
});

/** The last character of base64url has bits that say nothing; another one decodes to the same bytes. */
function otherSpelling(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const other = [...alphabet].map((last) => text.slice(0, -1) + last);
  return other.find((one) => one !== text && Buffer.from(one, 'base64url').equals(Buffer.from(text, 'base64url')))!;
}

test.each<[string, string]>([
  ['nothing', ''],
  ['two parts', `${head}.${payload}`],
  ['four parts', `${good}.x`],
  ['padding', `${good}=`],
  ['a newline after it', `${good}\n`],
  ['a space in it', `${head}. ${payload}.${signature}`],
  ['the same signature in another spelling', `${head}.${payload}.${otherSpelling(signature)}`],
  ['a flipped claim', `${head}.${part({ ...claims, seq: 13 })}.${signature}`],
  ['a signature that is too long', `${head}.${payload}.${signature}AAAA`],
  ['another algorithm', signed({ ...header, alg: 'EdDSA' }, claims)],
  ['no algorithm', signed({ ...header, alg: 'none' }, claims)],
  ['another type', signed({ ...header, typ: 'JWT' }, claims)],
  ['a key in the header', signed({ ...header, jwk: {} }, claims)],
  ['an address in the header', signed({ ...header, jku: 'https://elders.example' }, claims)],
  ['the members of the header in another order', signed({ typ: header.typ, kid: header.kid, alg: header.alg }, claims)],
  [
    'another key under our name',
    signed(header, claims, createPrivateKey(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string)),
  ],
  ['a space in the claims', signed(header, JSON.stringify(claims).replace(':', ': '))],
  ['a claim twice', signed(header, JSON.stringify(claims).replace('{', '{"seq":1,'))],
  ['claims that are no JSON', signed(header, 'geen')],
  ['a list of claims', signed(header, [claims])],
  ['no place', signed(header, { ...claims, seq: undefined })],
  ['a place before the first', signed(header, { ...claims, seq: -1 })],
  ['a leaf that is none', signed(header, { ...claims, leaf_hash: 'AB'.repeat(32) })],
  ['no event', signed(header, { ...claims, jti: 7 })],
  ['more than an entry can be', signed(header, { ...claims, purpose: 'x'.repeat(65_536) })],
])('%s is no receipt', (_, token) => {
  expect(readReceipt(token, [signer.key])).toBeUndefined();
});

test('a key that cosigns as a witness signs no receipts', () => {
  const witness = keySigner(signer.key.name, 'cosignature', privateKey).key;
  expect(readReceipt(good, [witness])).toBeUndefined();
});
