import { createHash } from 'node:crypto';
import { leafHash } from './leaf-hash.js';

const nothing = new Uint8Array();

/** Leaf hashes of RFC 6962 as the certificate transparency code publishes them. */
test.each([
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'],
])('agrees with RFC 6962 on the leaf %p', (hex, expected) => {
  expect(leafHash(Buffer.from(hex, 'hex'), nothing).toString('hex')).toBe(expected);
});

test('is one hash over prefix, header and commitments', () => {
  const [header, commitments] = [Buffer.from('{"a":1}'), Buffer.alloc(64, 7)];
  const whole = Buffer.concat([Buffer.of(0), header, commitments]);
  expect(leafHash(header, commitments)).toEqual(createHash('sha256').update(whole).digest());
});

test('every bit of header and commitments counts', () => {
  const [header, commitments] = [Buffer.from('{"event_id":"x"}'), Buffer.alloc(32, 1)];
  const untouched = leafHash(header, commitments);
  for (const bytes of [header, commitments]) {
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(leafHash(header, commitments).equals(untouched)).toBe(false);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
    }
  }
});

test('a leaf is never an inner node: the node prefix gives another hash', () => {
  const [left, right] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const node = createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
  expect(leafHash(left, right).equals(node)).toBe(false);
});
