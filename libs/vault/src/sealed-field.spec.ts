import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { commitmentOf, type DataKey, openValue, SealBroken, type SealedField, sealValue } from './sealed-field.js';
import { decrypt, unwrapKey, wrapKey } from './wrap.js';

const dataKey: DataKey = { version: 1, key: randomBytes(32) };
const place = { eventId: randomUUID(), path: 'person.bsn', subject: randomUUID() };

test.each([
  ['a string', '999990342'],
  ['empty', ''],
  ['a number', 1.5],
  ['false', false],
  ['null', null],
  ['nested', { b: [1, { a: '\u00eb' }], a: null }],
])('what is sealed can be opened: %s', (_, value) => {
  const sealed = sealValue(dataKey, place, value);
  expect(openValue(dataKey, sealed)).toEqual(value);
  expect(sealed).toMatchObject({ ...place, keyVersion: 1 });
  expect([sealed.nonce.length, sealed.commitment.length]).toEqual([12, 32]);
});

test.each([
  ['eventId', randomUUID()],
  ['path', 'person.bsn2'],
  ['subject', randomUUID()],
  ['keyVersion', 2],
])('a seal does not open in another place: %s', (name, value) => {
  const moved = { ...sealValue(dataKey, place, 'x'), [name]: value };
  expect(() => openValue({ ...dataKey, version: moved.keyVersion }, moved)).toThrow(SealBroken);
});

test('a value sealed under another version of the key is not tried', () => {
  const sealed = sealValue(dataKey, place, 'x');
  expect(() => openValue({ ...dataKey, version: 2 }, sealed)).toThrow('another version');
});

test('every flipped bit of nonce, ciphertext or commitment is noticed', () => {
  const sealed = sealValue(dataKey, place, '999990342');
  for (const part of ['nonce', 'ciphertext', 'commitment'] as const) {
    for (let bit = 0; bit < sealed[part].length * 8; bit++) {
      const flipped = Buffer.from(sealed[part]);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => openValue(dataKey, { ...sealed, [part]: flipped })).toThrow(SealBroken);
    }
  }
});

test.each([0, 1, 15, 16, 40])('a ciphertext cut to %i bytes is noticed', (length) => {
  const sealed = sealValue(dataKey, place, '999990342');
  expect(() => openValue(dataKey, { ...sealed, ciphertext: sealed.ciphertext.subarray(0, length) })).toThrow(SealBroken);
});

test('another key opens nothing', () => {
  expect(() => openValue({ version: 1, key: randomBytes(32) }, sealValue(dataKey, place, 'x'))).toThrow(SealBroken);
});

test('a ciphertext made for another value under the same key does not pass the commitment', () => {
  const [one, two] = [sealValue(dataKey, place, 'one'), sealValue(dataKey, place, 'two')];
  const swapped: SealedField = { ...one, nonce: two.nonce, ciphertext: two.ciphertext };
  expect(() => openValue(dataKey, swapped)).toThrow('commitment');
});

describe('the format, which never changes', () => {
  const salt = Buffer.alloc(32, 7);

  test('a commitment is one hash over "field", path, salt and canonical value', () => {
    const whole = Buffer.concat([Buffer.from('fieldperson.bsn'), salt, Buffer.from('{"a":1,"b":2}')]);
    expect(commitmentOf('person.bsn', salt, { b: 2, a: 1 })).toEqual(createHash('sha256').update(whole).digest());
  });

  test('salt and value lie under AES-256-GCM, bound to event, path, subject and key version', () => {
    const sealed = sealValue(dataKey, place, 'x');
    const plain = decrypt(dataKey.key, sealed.nonce, sealed.ciphertext, `${place.eventId}|person.bsn|${place.subject}|1`);
    expect(plain.subarray(32).toString()).toBe('"x"');
    expect(commitmentOf(place.path, plain.subarray(0, 32), 'x')).toEqual(sealed.commitment);
  });
});

describe('commitments', () => {
  test('salt, path and value all count', () => {
    const salt = randomBytes(32);
    const all = [
      commitmentOf('p', salt, 'v'),
      commitmentOf('q', salt, 'v'),
      commitmentOf('p', salt, 'w'),
      commitmentOf('p', randomBytes(32), 'v'),
    ];
    expect(new Set(all.map((commitment) => commitment.toString('hex'))).size).toBe(4);
  });

  test.each([undefined, () => 1, Symbol('x')])('what is no JSON is refused', (value) => {
    expect(() => sealValue(dataKey, place, value as never)).toThrow(RangeError);
  });

  test('a thousand seals of one value share no nonce, no ciphertext and no commitment', () => {
    const seals = Array.from({ length: 1000 }, () => sealValue(dataKey, place, '999990342'));
    for (const part of ['nonce', 'ciphertext', 'commitment'] as const) {
      expect(new Set(seals.map((sealed) => Buffer.from(sealed[part]).toString('hex'))).size).toBe(1000);
    }
  });
});

describe('a wrapped key', () => {
  const [under, key] = [randomBytes(32), randomBytes(32)];

  test('is 60 bytes and unwraps under its key and in its row only', () => {
    const wrapped = wrapKey(under, key, 'row-1');
    expect(wrapped).toHaveLength(60);
    expect(unwrapKey(under, wrapped, 'row-1')).toEqual(key);
    expect(() => unwrapKey(under, wrapped, 'row-2')).toThrow();
    expect(() => unwrapKey(randomBytes(32), wrapped, 'row-1')).toThrow();
    expect(() => unwrapKey(under, wrapped.subarray(0, 20), 'row-1')).toThrow();
  });
});
