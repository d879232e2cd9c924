import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { startHub } from '../../apps/hub/src/hub.js';
import type { TestDatabase } from '../database.js';
import { startTestHub, type TestHub } from '../hub.js';
import { asSuperuser, backups, contentOf, env, isEmpty, manifestOf } from './given-backups.js';

const { folder, seinhuis, emptyDatabase, at, folders, backup: backupOf, restore } = backups();

let hub: TestHub;
const report = (kvk: string) => hub.ask('/v1/signalen', { method: 'POST', body: nailBar('mogelijk', kvk) });
const backup = (name: string) => backupOf(hub, name);

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
afterAll(() => hub?.close());

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
  test('without a folder for the keys nothing is made', async () => {
    const said = await seinhuis(['backup', '--data', join(folder, 'half'), '--database-url', hub.database.url]);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(/deze optie is nodig: --keys <map>; zie --help/);
    expect(existsSync(join(folder, 'half'))).toBe(false);
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
