import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { prepareForRestore } from '../../apps/hub/src/schema-for-restore.js';
import type { TestDatabase } from '../database.js';
import { startTestHub, type TestHub } from '../hub.js';
import { asSuperuser, backups, env, isEmpty, manifestOf, until } from './given-backups.js';

const { folder, seinhuis, emptyDatabase, at, folders, backup, restore } = backups();

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  for (const kvk of ['90000001', '90000002']) await hub.ask('/v1/signalen', { method: 'POST', body: nailBar('mogelijk', kvk) });
  expect(await backup(hub, 'in-rust')).toMatchObject({ code: 0, err: '' });
});
afterAll(() => hub?.close());

describe('what is no whole backup', () => {
  const spoilt = (name: string, spoil: (paths: { data: string; keys: string }) => void): string => {
    cpSync(join(folder, 'in-rust'), join(folder, name), { recursive: true });
    spoil(at(name));
    return name;
  };
  const fileOf = (path: string, table: string) => join(path, `${table}.gz`);
  const flip = (file: string) => {
    const bytes = readFileSync(file);
    const middle = bytes.length >> 1;
    bytes[middle] = bytes[middle]! ^ 1;
    writeFileSync(file, bytes);
  };
  const change = (path: string, with_: object) =>
    writeFileSync(join(path, 'manifest.json'), JSON.stringify({ ...manifestOf(path), ...with_ }));

  test.each<[string, RegExp, (paths: { data: string; keys: string }) => void]>([
    ['without its manifest', /geen hele back-up/, ({ data }) => rmSync(join(data, 'manifest.json'))],
    ['with keys without a manifest', /geen hele back-up/, ({ keys }) => rmSync(join(keys, 'manifest.json'))],
    ['with half a manifest', /niet te lezen/, ({ data }) => truncateSync(join(data, 'manifest.json'), 100)],
    ['with one changed byte', /is niet wat er is weggeschreven/, ({ data }) => flip(fileOf(data, 'ledger.ledger_event'))],
    ['with one changed byte among the keys', /is niet wat er is weggeschreven/, ({ keys }) => flip(fileOf(keys, 'vault.subject_key'))],
    ['with a file cut short', /is niet wat er is weggeschreven/, ({ data }) => truncateSync(fileOf(data, 'ledger.ledger_secret'), 40)],
    ['without a file', /ontbreekt/, ({ data }) => rmSync(fileOf(data, 'public.cases_list'))],
    [
      'without a table',
      /niet dezelfde tabellen: public\.cases_list/,
      ({ data }) => change(data, { files: manifestOf(data).files.filter(({ table }) => table !== 'public.cases_list') }),
    ],
    [
      'of a newer version',
      /nieuwere versie.*NogNietGemaakt1/,
      ({ data }) => change(data, { steps: [...manifestOf(data).steps, 'NogNietGemaakt1'] }),
    ],
    [
      'with SQL for columns',
      /niet te lezen/,
      ({ data }) =>
        change(data, { files: manifestOf(data).files.map((file) => ({ ...file, columns: 'seq) from stdin; drop table x; --' })) }),
    ],
    [
      'with a path out of its folder',
      /niet te lezen/,
      ({ data }) => change(data, { files: manifestOf(data).files.map((file) => ({ ...file, file: '../elders.gz' })) }),
    ],
    [
      'with another number of rows',
      /rijen teruggezet/,
      ({ data }) => change(data, { files: manifestOf(data).files.map((file) => ({ ...file, rows: file.rows + 1 })) }),
    ],
  ])('%s is refused', async (what, message, spoil) => {
    const database = await emptyDatabase();
    const said = await restore(database, spoilt(what.replaceAll(' ', '-'), spoil));
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(message);
    expect(await isEmpty(database)).toBe(true);
  });
  test('the halves the wrong way round are refused', async () => {
    const database = await emptyDatabase();
    const { data, keys } = at('in-rust');
    const said = await seinhuis(['restore', '--data', keys, '--keys', data, '--database-url', database.url]);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(/hier horen de gegevens/);
  });
});

describe('killed halfway', () => {
  const run = (args: string[]): { child: ChildProcess; ended: Promise<unknown> } => {
    const child = spawn(process.execPath, ['--no-warnings', resolve('dist/apps/inspect/src/main.js'), ...args], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: 'ignore',
    });
    return { child, ended: new Promise((done) => child.once('exit', done)) };
  };
  /** Keeps everybody from this table while `work` goes on. */
  const withLocked = (database: TestDatabase, table: string, work: (client: pg.Client) => Promise<void>) =>
    asSuperuser(database, async (client) => {
      await client.query('begin');
      await client.query(`lock table ${table} in access exclusive mode`);
      await work(client);
      await client.query('rollback');
    });
  const waits = async (client: pg.Client, program: string): Promise<boolean> => {
    // within a transaction the first look would be repeated for ever
    await client.query('select pg_stat_clear_snapshot()');
    const { rowCount } = await client.query(`select from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'`, [
      program,
    ]);
    return rowCount! > 0;
  };

  test('a backup is not taken for a whole one', async () => {
    await withLocked(hub.database, 'vault.tag', async (client) => {
      const { child, ended } = run(['backup', ...folders('afgebroken'), '--database-url', hub.database.url]);
      await until(() => waits(client, 'seinhuis backup'));
      child.kill('SIGKILL');
      await ended;
    });
    expect(readdirSync(at('afgebroken').data).length).toBeGreaterThan(5);
    const said = await restore(await emptyDatabase(), 'afgebroken');
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(/geen hele back-up/);
  });
  test('a restore leaves nothing, and can be done again', async () => {
    const database = await emptyDatabase();
    await prepareForRestore(database.url, manifestOf(at('in-rust').data).steps);
    await withLocked(database, 'vault.tag', async (client) => {
      const { child, ended } = run(['restore', ...folders('in-rust'), '--database-url', database.url]);
      await until(() => waits(client, 'seinhuis restore'));
      child.kill('SIGKILL');
      await ended;
    });
    expect(await isEmpty(database)).toBe(true);
    expect(await restore(database, 'in-rust')).toMatchObject({ code: 0, err: '' });
  });
});
