import { ConfigurationError } from '#libs/environment';
import { readConfiguration } from './configuration.js';

const good = {
  SEINHUIS_LOG_ORIGIN: 'hub.example/logboek',
  SEINHUIS_LOG_KEY: Buffer.alloc(32, 1).toString('base64'),
  SEINHUIS_LOG_SIGNER_TOKEN: 'x'.repeat(32),
};
const problems = (env: NodeJS.ProcessEnv): string[] => {
  try {
    readConfiguration(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
};

test('the least that is needed', () => {
  expect(readConfiguration(good)).toMatchObject({ port: 3500, host: '127.0.0.1', origin: 'hub.example/logboek', dataDir: '.tekenaar' });
});

test('all problems come at once, each with its name and an example', () => {
  const found = problems({ PORT: '-1', SEINHUIS_SIGNER_BEGINN: 'leeg' });
  expect(found.map((text) => text.split(' ')[0]!).toSorted()).toEqual([
    'PORT',
    'SEINHUIS_LOG_KEY',
    'SEINHUIS_LOG_ORIGIN',
    'SEINHUIS_LOG_SIGNER_TOKEN',
    'SEINHUIS_SIGNER_BEGINN',
  ]);
  expect(found.every((text) => /[A-Z]=\S/.test(text))).toBe(true);
});

test.each<[string, NodeJS.ProcessEnv, string]>([
  ['a name with a space', { SEINHUIS_LOG_ORIGIN: 'hub logboek' }, 'SEINHUIS_LOG_ORIGIN'],
  ['a key that is too short', { SEINHUIS_LOG_KEY: 'hunter2' }, 'SEINHUIS_LOG_KEY'],
  ['a token that can be guessed', { SEINHUIS_LOG_SIGNER_TOKEN: 'hunter2' }, 'SEINHUIS_LOG_SIGNER_TOKEN'],
  ['a token that no header can carry', { SEINHUIS_LOG_SIGNER_TOKEN: `hunter2 ${'x'.repeat(32)}` }, 'SEINHUIS_LOG_SIGNER_TOKEN'],
  ['the root key of the hub, which a signer must never have', { SEINHUIS_ROOT_KEY: 'hunter2' }, 'SEINHUIS_ROOT_KEY'],
])('%s stops the start', (_, change, name) => {
  const found = problems({ ...good, ...change });
  expect(found.map((text) => text.split(/[ :]/)[0])).toEqual([name]);
  expect(found.join(' ')).not.toContain('hunter2');
});
