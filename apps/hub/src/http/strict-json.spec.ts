import { deepest, parseStrictJson } from './strict-json.js';

const parse = (text: string) => parseStrictJson(Buffer.from(text));
const code = (body: string | Uint8Array) => {
  try {
    parseStrictJson(typeof body === 'string' ? Buffer.from(body) : body);
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each([
  '{"a":[1,-2.5e3,true,false,null,"x"]}',
  '[]',
  '"tekst"',
  '0',
  ' {"a" : {"a" : 1}, "b":{"a":2}} ',
  '{"a":"\\"b\\":1,{[","c":"é😀\\ud83d\\ude00"}',
  '{"":1}',
])('reads what JSON.parse reads: %s', (text) => expect(parse(text)).toEqual(JSON.parse(text)));

test.each<[string, string]>([
  ['{"a":1,"a":2}', 'body.name-twice'],
  ['{"x":[{"a":1,"b":{"c":1},"a":2}]}', 'body.name-twice'],
  ['{"a":1,"\\u0061":2}', 'body.name-twice'],
  ['{"__proto__":{"admin":true}}', 'body.name-refused'],
  ['{"\\u005f_proto__":1}', 'body.name-refused'],
  ['{"a":{"constructor":{"prototype":1}}}', 'body.name-refused'],
  ['{"a":{"prototype":1}}', 'body.name-refused'],
  ['{"a":"\\ud800"}', 'body.half-character'],
  ['{"\\udc00":1}', 'body.half-character'],
  ['{"a":"\\ude00\\ud83d"}', 'body.half-character'],
  ['{"a":1e999}', 'body.number-too-large'],
  ['[9007199254740993]', 'body.number-too-large'],
  ['[-9007199254740993]', 'body.number-too-large'],
  ['{"a":1,}', 'body.not-json'],
  ["{'a':1}", 'body.not-json'],
  ['{"a":01}', 'body.not-json'],
  ['[1] [2]', 'body.not-json'],
  ['{"a":"\t"}', 'body.not-json'],
  ['NaN', 'body.not-json'],
  ['', 'body.not-json'],
  ['\ufeff{}', 'body.not-json'],
])('refuses %j', (text, expected) => expect(code(text)).toBe(expected));

test.each([[[0x22, 0xff, 0x22]], [[0x22, 0xc0, 0xaf, 0x22]], [[0x22, 0xed, 0xa0, 0x80, 0x22]]])(
  'refuses bytes that are no UTF-8: %j',
  (bytes) => expect(code(Uint8Array.from(bytes))).toBe('body.not-utf8'),
);

test('refuses one level more than allowed, and not one less', () => {
  expect(code('['.repeat(deepest) + ']'.repeat(deepest))).toBe('accepted');
  expect(code('['.repeat(deepest + 1) + ']'.repeat(deepest + 1))).toBe('body.too-deep');
  expect(code('{"a":'.repeat(deepest + 1) + '1' + '}'.repeat(deepest + 1))).toBe('body.too-deep');
  expect(code('['.repeat(100_000) + ']'.repeat(100_000))).toBe('body.too-deep');
});

test('a name may be used again in another object, and a text may look like a name', () => {
  expect(parse('[{"a":"a"},{"a":"__proto__"},["a","a"]]')).toEqual([{ a: 'a' }, { a: '__proto__' }, ['a', 'a']]);
});
