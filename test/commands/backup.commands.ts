import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { startHub } from '../../apps/hub/src/hub.js';
import { prepareForRestore } from '../../apps/hub/src/schema-for-restore.js';
import { freshDatabase, type TestDatabase } from '../database.js';
import { startTestHub, type TestHub } from '../hub.js';
import { commandLine } from './seinhuis.js';

const { folder, seinhuis } = commandLine();
const env = { SEINHUIS_ROOT_KEY: Buffer.alloc(32, 7).toString('base64') };

interface Written {
  half: string;
  steps: string[];
  ledger: { size: number };
  files: { table: string; file: string; rows: number }[];
}
const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')) as Written;
const at = (name: string) => ({ data: join(folder, name, 'gegevens'), keys: join(folder, name, 'sleutels') });
const folders = (name: string, keysOf = name): string[] => ['--data', at(name).data, '--keys', at(keysOf).keys];

const databases: TestDatabase[] = [];
async function emptyDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase();
  databases.push(database);
  return database;
}
const restore = (database: TestDatabase, name: string, keysOf = name) =>
  seinhuis(['restore', ...folders(name, keysOf), '--database-url', database.url, '--json'], { env });

async function asSuperuser<T>({ superUrl }: TestDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Everything that is in a database, by table: how many rows and what they say; and how each table is guarded. */
const contentOf = (database: TestDatabase) =>
  asSuperuser(database, async (client) => {
    const { rows } = await client.query<{ name: string; guard: string }>(
      `select format('%I.%I', nspname, relname) as name, relrowsecurity || ' ' || relforcerowsecurity || ' ' || coalesce(relacl::text, '') as guard
       from pg_class c join pg_namespace n on n.oid = relnamespace
       where relkind = 'r' and nspname !~ '^pg_' and nspname <> 'information_schema' and relname <> 'schema_migration' order by 1`,
    );
    const content: Record<string, string> = {};
    for (const { name, guard } of rows) {
      const { rows: found } = await client.query<{ said: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as said from ${name} as t`,
      );
      content[name] = `${guard} ${found[0]!.said}`;
    }
    return content;
  });

const isEmpty = (database: TestDatabase) =>
  asSuperuser(database, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('ledger.ledger_event') is not null as there`);
    if (!rows[0]!.there) return true;
    const counted = await client.query<{ empty: boolean }>(
      `select not exists (select from ledger.ledger_event) and not exists (select from vault.subject_key) and not exists (select from identity_partner) as empty`,
    );
    return counted.rows[0]!.empty;
  });

/** Waits for a condition; the limit of the test is the limit. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}

let hub: TestHub;
const report = (kvk: string) => hub.ask('/v1/signalen', { method: 'POST', body: nailBar('mogelijk', kvk) });
const backup = (name: string) => seinhuis(['backup', ...folders(name), '--database-url', hub.database.url, '--json']);

beforeAll(async () => {
  hub = await startTestHub();
  const { id } = (await report('90000001')).body as { id: string };
  const riec = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!;
  const body = { signaal: id, aan: { oin: riec.oin, partner: 'RC', taak: 'casus' }, doel: 'organised-crime' };
  expect(await hub.ask('/v1/verstrekkingen', { method: 'POST', body })).toMatchObject({ status: 201 });

  // the first is made while officers go on reporting
  let writing = true;
  const officers = (async () => {
    for (let number = 2; writing; number += 1) await report(`9${String(number).padStart(7, '0')}`);
  })();
  expect(await backup('onder-het-werk')).toMatchObject({ code: 0, err: '' });
  writing = false;
  await officers;
  await report('90000999');
  await hub.hub.foundation.delivery.caughtUp((await hub.hub.foundation.ledger.size()) - 1);
  await hub.hub.close();
  Object.assign(hub.hub, { close: () => Promise.resolve() });
  expect(await backup('in-rust')).toMatchObject({ code: 0, err: '' });
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  await hub?.close();
});

describe('a backup', () => {
  test('has keys and everything else apart, each for its owner alone', () => {
    const { data, keys } = at('in-rust');
    const [inData, inKeys] = [manifestOf(data), manifestOf(keys)];
    expect(inKeys.files.map(({ table }) => table)).toEqual(expect.arrayContaining(['vault.kek', 'vault.subject_key', 'vault.tag']));
    expect(inKeys.files.every(({ table }) => table.startsWith('vault.'))).toBe(true);
    expect(inData.files.map(({ table }) => table)).toEqual(expect.arrayContaining(['ledger.ledger_event', 'ledger.ledger_secret']));
    expect(inData.files.some(({ table }) => table.startsWith('vault.'))).toBe(false);
    for (const path of [data, keys]) for (const file of readdirSync(path)) expect(statSync(join(path, file)).mode & 0o777).toBe(0o600);
  });

  test('holds no key among the data, and nothing sealed among the keys', async () => {
    const words = (sql: string) =>
      asSuperuser(hub.database, async (client) => (await client.query<{ word: string }>(sql)).rows.map(({ word }) => word));
    const keyWords = await words(
      `select encode(wrapped, 'hex') as word from vault.subject_key union select encode(wrapped, 'hex') from vault.kek`,
    );
    const tags = await words(`select encode(tag, 'hex') as word from vault.tag`);
    const sealed = await words(`select encode(ct, 'hex') as word from ledger.ledger_secret`);
    expect(Math.min(keyWords.length, tags.length, sealed.length)).toBeGreaterThan(1);
    const textOf = (path: string) =>
      manifestOf(path)
        .files.map(({ file }) => gunzipSync(readFileSync(join(path, file))).toString())
        .join('\n');
    const [data, keys] = [textOf(at('in-rust').data), textOf(at('in-rust').keys)];
    expect([...keyWords, ...tags].filter((word) => data.includes(word))).toEqual([]);
    expect(sealed.filter((word) => keys.includes(word))).toEqual([]);
    // that the search can find something
    expect(keyWords.every((word) => keys.includes(word)) && sealed.every((word) => data.includes(word))).toBe(true);
  });

  test.each([
    ['one folder for both', 'een/a', 'een/a'],
    ['keys within the data', 'een/b', 'een/b/sleutels'],
    ['data within the keys', 'een/c/gegevens', 'een/c'],
  ])('%s is refused', async (_, data, keys) => {
    const args = ['--data', join(folder, data), '--keys', join(folder, keys)];
    const said = await seinhuis(['backup', ...args, '--database-url', hub.database.url]);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(/twee mappen/);
    expect(existsSync(join(folder, 'een'))).toBe(false);
  });
  test('a folder with something in it is refused', async () => {
    const said = await backup('in-rust');
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(/staat al iets/);
  });
});

describe('a restore', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await emptyDatabase();
    expect(await restore(database, 'in-rust')).toMatchObject({ code: 0, err: '' });
  });

  test('gives the same in every table, under the same guard', async () => {
    const [before, after] = [await contentOf(hub.database), await contentOf(database)];
    expect(Object.keys(before).length).toBeGreaterThan(15);
    expect(after).toEqual(before);
  });
  test('gives a ledger that verifies, sealed values and all, and decisions that come out the same', async () => {
    const verified = await seinhuis(['ledger', 'verify', '--sealed', '--database-url', database.url, '--json'], { env });
    expect(verified).toMatchObject({ code: 0, err: '' });
    const { size } = manifestOf(at('in-rust').data).ledger;
    expect(JSON.parse(verified.out)).toEqual({ sound: true, size, checked: size, problems: [] });
    const replayed = await seinhuis(['ledger', 'replay', '--database-url', database.url, '--json'], { env });
    expect(replayed).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(replayed.out)).toMatchObject({ sound: true, deviations: [] });
  });
  test('gives a hub that goes on where it was', async () => {
    const again = await startHub({ ...hub.config, databaseUrl: database.url }, hub.policy);
    try {
      const headers = { authorization: `Bearer ${await hub.token('demo-inspecteur')}` };
      const mine = (await (await fetch(`${again.url}/v1/signalen`, { headers })).json()) as { items: { id: string }[] };
      expect(mine.items.length).toBeGreaterThan(1);
      expect(await again.foundation.ledger.size()).toBe(manifestOf(at('in-rust').data).ledger.size);
      const sent = await fetch(`${again.url}/v1/signalen`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': 'na-het-terugzetten' },
        body: JSON.stringify(nailBar('mogelijk', '90000002')),
      });
      expect(sent.status).toBe(201);
    } finally {
      await again.close();
    }
  });
  test('of a backup that was made at work gives one moment of it', async () => {
    const other = await emptyDatabase();
    expect(await restore(other, 'onder-het-werk')).toMatchObject({ code: 0, err: '' });
    const { out, code } = await seinhuis(['ledger', 'verify', '--sealed', '--database-url', other.url, '--json'], { env });
    const { size } = manifestOf(at('onder-het-werk').data).ledger;
    expect({ code, answer: JSON.parse(out) }).toMatchObject({ code: 0, answer: { sound: true, size, checked: size } });
    expect(size).toBeLessThan(manifestOf(at('in-rust').data).ledger.size);
  });
  test('into a database that is in use is refused, and changes nothing', async () => {
    const before = await contentOf(hub.database);
    const said = await restore(hub.database, 'in-rust');
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(/niet leeg/);
    expect(await contentOf(hub.database)).toEqual(before);
  });
});

describe('keys of another moment', () => {
  let subject: string;
  beforeAll(async () => {
    subject = await asSuperuser(hub.database, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `select subject_key_id as id from ledger.ledger_secret where seq < $1 order by seq limit 1`,
        [manifestOf(at('onder-het-werk').data).ledger.size],
      );
      return rows[0]!.id;
    });
    // what an erasure does
    const vault = hub.hub.foundation.vault;
    await asSuperuser(hub.database, async (client) => {
      const query = async (sql: string, values?: unknown[]) => {
        const { rows, rowCount } = await client.query(sql, values);
        return [rows, rowCount];
      };
      await vault.destroy(subject, { query } as never);
      await client.query(`delete from ledger.ledger_secret where subject_key_id = $1`, [subject]);
    });
    expect(await backup('na-wissen')).toMatchObject({ code: 0, err: '' });
  });

  test('that are later fit, and what was erased since stays erased', async () => {
    const database = await emptyDatabase();
    const { code, err, out } = await restore(database, 'onder-het-werk', 'na-wissen');
    expect({ code, err, erased: (JSON.parse(out) as { erased: number }).erased }).toEqual({ code: 0, err: '', erased: 1 });
    const left = await asSuperuser(database, (client) =>
      client.query(`select from ledger.ledger_secret where subject_key_id = $1`, [subject]),
    );
    expect(left.rowCount).toBe(0);
    expect(await seinhuis(['ledger', 'verify', '--sealed', '--database-url', database.url], { env })).toMatchObject({ code: 0 });
  });
  test('that are earlier are refused: keys would be missing', async () => {
    const database = await emptyDatabase();
    const said = await restore(database, 'in-rust', 'onder-het-werk');
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(/van vóór deze gegevens/);
    expect(await isEmpty(database)).toBe(true);
  });
  test('of another ledger are refused', async () => {
    const other = await startTestHub();
    try {
      expect(await seinhuis(['backup', ...folders('ander'), '--database-url', other.database.url, '--json'])).toMatchObject({ code: 0 });
    } finally {
      await other.close();
    }
    const database = await emptyDatabase();
    const said = await restore(database, 'in-rust', 'ander');
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(/ander logboek/);
    // and when the manifest lies, the keys themselves tell
    const lie = { ...manifestOf(at('ander').keys), backup: (manifestOf(at('in-rust').data) as unknown as { backup: string }).backup };
    mkdirSync(join(folder, 'leugen'));
    cpSync(at('ander').keys, at('leugen').keys, { recursive: true });
    writeFileSync(join(at('leugen').keys, 'manifest.json'), JSON.stringify(lie));
    const told = await restore(database, 'in-rust', 'leugen');
    expect(told).toMatchObject({ code: 2, out: '' });
    expect(told.err).toMatch(/ontbreekt de sleutel/);
    expect(await isEmpty(database)).toBe(true);
  });
});

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
