import { ConfigurationError } from '#libs/environment';
import { readConfiguration } from './configuration.js';

const log = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const good = { SEINHUIS_WITNESS_NAME: 'getuige.example/w1', SEINHUIS_WITNESS_LOGS: log };
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
  expect(readConfiguration(good)).toMatchObject({
    port: 3400,
    host: '127.0.0.1',
    name: 'getuige.example/w1',
    logs: [{ name: 'example.com/foo', type: 'note' }],
    dataDir: '.getuige',
  });
});

test('all problems come at once, each with its name and an example', () => {
  const found = problems({ PORT: '-1', SEINHUIS_WITNESS_NAAM: 'x', KAFKA_BROKERS: 'k:9092' });
  expect(found.map((text) => text.split(' ')[0]!).toSorted()).toEqual([
    'KAFKA_BROKERS',
    'PORT',
    'SEINHUIS_WITNESS_LOGS',
    'SEINHUIS_WITNESS_NAAM',
    'SEINHUIS_WITNESS_NAME',
  ]);
  expect(found.every((text) => /[A-Z]=\S/.test(text))).toBe(true);
});

test.each<[string, NodeJS.ProcessEnv, string]>([
  ['a name with a space', { SEINHUIS_WITNESS_NAME: 'getuige een' }, 'SEINHUIS_WITNESS_NAME'],
  ['a name that would end in the key line', { SEINHUIS_WITNESS_NAME: 'getuige+een' }, 'SEINHUIS_WITNESS_NAME'],
  ['no log', { SEINHUIS_WITNESS_LOGS: ' , ' }, 'SEINHUIS_WITNESS_LOGS'],
  ['a key of which a letter fell off', { SEINHUIS_WITNESS_LOGS: log.slice(0, -1) }, 'SEINHUIS_WITNESS_LOGS'],
  ['one good log and one that is none', { SEINHUIS_WITNESS_LOGS: `${log} hunter2` }, 'SEINHUIS_WITNESS_LOGS'],
  ['the root key of a hub, which a witness must never have', { SEINHUIS_ROOT_KEY: 'hunter2' }, 'SEINHUIS_ROOT_KEY'],
])('%s stops the start', (_, change, name) => {
  const found = problems({ ...good, ...change });
  expect(found.map((text) => text.split(/[ :]/)[0])).toEqual([name]);
  expect(found.join(' ')).not.toContain('hunter2');
});
