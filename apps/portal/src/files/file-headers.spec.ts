import { digestIn, nameIn } from './file-headers.rules.js';
import { hexOf } from './hex.rules.js';

test('the digest is read as hex, among others or alone', () => {
  const base64 = Buffer.from('ab'.repeat(32), 'hex').toString('base64');
  expect(digestIn(new Headers({ 'content-digest': `sha-256=:${base64}:` }))).toBe('ab'.repeat(32));
  expect(digestIn(new Headers({ 'content-digest': `sha-512=:AAAA:, sha-256=:${base64}:` }))).toBe('ab'.repeat(32));
});

test.each([{}, { 'content-digest': 'sha-512=:AAAA:' }, { 'content-digest': 'x-sha-256=:AAAA:' }])('no digest is none: %j', (headers) =>
  expect(digestIn(new Headers(headers as Record<string, string>))).toBeNull(),
);

test('the name has ids only; anything else is not taken over', () => {
  expect(nameIn(new Headers({ 'content-disposition': 'attachment; filename="Z-1A2B3C4D-0a.csv"' }), 'zaak')).toBe('Z-1A2B3C4D-0a.csv');
  expect(nameIn(new Headers({ 'content-disposition': 'attachment; filename="../../etc/passwd"' }), 'zaak')).toBe('zaak');
});

test('bytes as hex keep their zeros', () => expect(hexOf(Uint8Array.from([0, 15, 255]))).toBe('000fff'));
