import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../../test/database.js';
import { createGroups, createLogin, roles } from './roles.js';
import { requireSafeDatabase } from './safety.js';

let database: TestDatabase;
const open: pg.Client[] = [];

async function as(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  open.push(client);
  await client.connect();
  return client;
}

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await Promise.all(open.map((client) => client.end()));
  await database.drop();
});

test('the owner makes tables, the hub may not', async () => {
  const owner = await as(database.url);
  await owner.query('create table proof (id int)');
  const hub = await as(database.appUrl);
  await expect(hub.query('create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
  await expect(hub.query('select * from proof')).rejects.toMatchObject({ code: '42501' });
});

test('what is granted to the group reaches the hub, and no more than that', async () => {
  const owner = await as(database.url);
  await owner.query(`create table facts (id int); grant select, insert on facts to ${roles.app}`);
  const hub = await as(database.appUrl);
  await hub.query('insert into facts values (1)');
  for (const statement of [
    'update facts set id = 2',
    'delete from facts',
    'truncate facts',
    `set role ${roles.shredder}`,
    `set role ${roles.owner}`,
  ])
    await expect(hub.query(statement)).rejects.toMatchObject({ code: '42501' });
});

test('making the roles again, also four times at once, changes nothing', async () => {
  const admins = await Promise.all([1, 2, 3, 4].map(() => as(database.superUrl)));
  await Promise.all(admins.map((admin) => createGroups(admin).then(() => createLogin(admin, roles.hub, 'test', [roles.app]))));
  await expect(as(database.appUrl)).resolves.toBeDefined();
});

test('a role without membership of a group cannot even connect', async () => {
  const admin = await as(database.superUrl);
  await createLogin(admin, 'stranger', 'test');
  const url = new URL(database.url);
  url.username = 'stranger';
  await expect(as(url.href)).rejects.toMatchObject({ code: '42501' });
});

test('a wrong password is refused, also from this machine', async () => {
  const url = new URL(database.appUrl);
  url.password = 'guessed';
  await expect(as(url.href)).rejects.toMatchObject({ code: '28P01' });
});

test('the embedded server is safe enough to start on', async () => {
  await expect(requireSafeDatabase(await as(database.appUrl))).resolves.toBeUndefined();
});

test('a session that does not wait for the disk is refused by name', async () => {
  const client = await as(database.appUrl);
  await client.query('set synchronous_commit = off');
  await expect(requireSafeDatabase(client)).rejects.toMatchObject({ problems: [expect.stringContaining('synchronous_commit')] });
});

test('nothing of a statement can reach the log of the server', async () => {
  const { rows } = await (await as(database.superUrl)).query("select name, setting from pg_settings where name like 'log\\_%'");
  const setting = Object.fromEntries(rows.map((row: { name: string; setting: string }) => [row.name, row.setting]));
  expect(setting).toMatchObject({
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: '-1',
  });
});
