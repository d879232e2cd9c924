import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readersOf, unknownNames } from './index.js';

const examples = { SEINHUIS_PORT: '3000', SEINHUIS_WORD: 'lang-en-willekeurig', OTHER: 'x' };
const { secret, whole, oneOf, url, required, fileAt, text } = readersOf(examples);
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-environment-'));
const file = join(folder, 'word');
writeFileSync(file, 'hunter2\n');
afterAll(() => rmSync(folder, { recursive: true }));

test('a value, or what counts without one', () => {
  expect(whole({ SEINHUIS_PORT: '80' }, 'SEINHUIS_PORT', 3000, 0, 99)).toBe(80);
  expect(whole({ SEINHUIS_PORT: '' }, 'SEINHUIS_PORT', 3000, 0, 99)).toBe(3000);
  expect(oneOf({ A: 'b' }, 'A', ['a', 'b'], 'a')).toBe('b');
  expect(text({}, 'A', 'else')).toBe('else');
  expect(url('https://a.example', 'A', ['https:'])).toBe('https://a.example');
});

test('a secret from the variable or from a file', () => {
  expect(secret({ SEINHUIS_WORD: 'w' }, 'SEINHUIS_WORD')).toBe('w');
  expect(secret({ SEINHUIS_WORD_FILE: file }, 'SEINHUIS_WORD')).toBe('hunter2');
  expect(secret({}, 'SEINHUIS_WORD')).toBeUndefined();
  expect(fileAt({ A_FILE: file }, 'A_FILE')).toBe('hunter2');
  expect(fileAt({}, 'A_FILE')).toBeUndefined();
});

test.each<[string, () => unknown, RegExp]>([
  [
    'no number',
    () => whole({ SEINHUIS_PORT: 'hunter2' }, 'SEINHUIS_PORT', 1, 0, 9),
    /^SEINHUIS_PORT moet .* 0 tot en met 9.*SEINHUIS_PORT=3000$/,
  ],
  ['too large', () => whole({ SEINHUIS_PORT: '10' }, 'SEINHUIS_PORT', 1, 0, 9), /^SEINHUIS_PORT moet/],
  ['a word that is not allowed', () => oneOf({ A: 'hunter2' }, 'A', ['a', 'b'], 'a'), /^A moet een van deze zijn: a, b$/],
  ['none where one is needed', () => required('', 'SEINHUIS_WORD'), /^SEINHUIS_WORD ontbreekt; bijvoorbeeld/],
  ['an address of another kind', () => url('ftp://hunter2', 'A', ['https:']), /^A is geen adres/],
  ['twice', () => secret({ SEINHUIS_WORD: 'hunter2', SEINHUIS_WORD_FILE: file }, 'SEINHUIS_WORD'), /niet allebei$/],
  ['a file that is not there', () => secret({ SEINHUIS_WORD_FILE: `${file}x` }, 'SEINHUIS_WORD'), /^het bestand in SEINHUIS_WORD_FILE/],
])('%s is refused by name, without its value', (_, read, message) => {
  expect(read).toThrow(message);
  expect(read).not.toThrow('hunter2');
});

test('a name of ours that does not exist is told, with the one that was meant', () => {
  const unknown = (env: NodeJS.ProcessEnv) => unknownNames(env, examples, ['SEINHUIS_WORD'], /^SEINHUIS_/);
  expect(unknown({ SEINHUIS_PORTT: '1', HOME: '/' })).toEqual(['SEINHUIS_PORTT bestaat niet; bedoelt u SEINHUIS_PORT=3000 ?']);
  expect(unknown({ SEINHUIS_PORT: '1', SEINHUIS_WORD_FILE: file })).toEqual([]);
  expect(unknown({ SEINHUIS_PORT_FILE: file })).toHaveLength(1);
});

test('all problems stand in one error', () => {
  expect(new ConfigurationError(['a', 'b']).message).toBe('de configuratie klopt niet:\n  - a\n  - b');
});

test('a problem that gives no example gets the one of its variable', () => {
  const { problems } = new ConfigurationError(
    [
      'SEINHUIS_PORT is vol',
      'SEINHUIS_PORT klopt niet; bijvoorbeeld SEINHUIS_PORT=3000',
      'het bestand in SEINHUIS_WORD_FILE is leeg',
      'iets anders',
    ],
    examples,
  );
  expect(problems).toEqual([
    'SEINHUIS_PORT is vol; bijvoorbeeld SEINHUIS_PORT=3000',
    'SEINHUIS_PORT klopt niet; bijvoorbeeld SEINHUIS_PORT=3000',
    'het bestand in SEINHUIS_WORD_FILE is leeg; bijvoorbeeld SEINHUIS_WORD_FILE=/run/secrets/seinhuis_word',
    'iets anders',
  ]);
});
