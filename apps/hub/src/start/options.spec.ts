import { help, readOptions } from './options.js';
import { progress } from './progress.js';

test('without options the usual ports and folder', () => {
  expect(readOptions([], {})).toEqual({ port: 3000, idpPort: 3001, dataDir: '.seinhuis' });
});

test('an option goes before a variable', () => {
  const env = { PORT: '8080', SEINHUIS_DATA_DIR: '/data' };
  expect(readOptions([], env)).toMatchObject({ port: 8080, dataDir: '/data' });
  expect(readOptions(['--port', '3100', '--idp-port=3101', '--data-dir', 'elders'], env)).toEqual({
    port: 3100,
    idpPort: 3101,
    dataDir: 'elders',
  });
});

test('help tells every option', () => {
  expect(readOptions(['--help'], {})).toBeNull();
  for (const option of ['--port', '--idp-port', '--data-dir', '--help']) expect(help).toContain(option);
});

test.each([[['--poort', '3000']], [['--port', 'drie']], [['--port', '0']], [['--port', '65536']], [['--idp-port', '-1']], [['3000']]])(
  '%j is refused',
  (args) => {
    expect(() => readOptions(args, {})).toThrow();
  },
);

test('each step is numbered and told, and a failure is told and passed on', async () => {
  let text = '';
  const step = progress(2, (part) => (text += part));
  await step(
    'Database starten',
    () => Promise.resolve(18),
    (version) => `PostgreSQL ${version}`,
  );
  await expect(step('Hub starten', () => Promise.reject(new Error('kan niet')))).rejects.toThrow('kan niet');
  expect(text).toMatch(/^1\/2 Database starten \.\.\. klaar \(PostgreSQL 18, \d,\d s\)\n2\/2 Hub starten \.\.\. mislukt\n$/);
});
