import { randomBytes, randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../test/database.js';
import { vaultMigrations } from './migrations.js';
import { Vault } from './vault.js';

const ORG = '00000099000000001000';
let database: TestDatabase;
let app: DataSource;
let owner: DataSource;
let rootKey: Buffer;
let vault: Vault;

const connect = (url: string) => new DataSource({ type: 'postgres', url, migrations: vaultMigrations }).initialize();

beforeAll(async () => {
  database = await freshDatabase();
  owner = await connect(database.url);
  await owner.runMigrations();
  app = await connect(database.appUrl);
});
beforeEach(async () => {
  await owner.query('truncate vault.root_key, vault.kek, vault.subject_key, vault.tag');
  rootKey = randomBytes(32);
  vault = new Vault(app, rootKey);
});
afterAll(async () => {
  await Promise.all([app.destroy(), owner.destroy()]);
  await database.drop();
});

const value = (subject: string, text = 'x', path = 'p') => ({ path, subject, value: text });
const asShredder = (work: (tx: EntityManager) => Promise<unknown>) =>
  owner.transaction(async (tx) => {
    await tx.query('set local role seinhuis_shredder');
    return work(tx);
  });
const destroy = (subject: string) => asShredder((tx) => vault.destroy(subject, tx));

describe('keys', () => {
  test('two facets of one person are under two keys, and neither row mentions the other', async () => {
    const [victim, suspect] = [randomUUID(), randomUUID()];
    const [one, two] = await vault.seal(randomUUID(), [value(victim), value(suspect)], ORG);
    expect(await vault.open([one!, two!])).toEqual(['x', 'x']);
    await expect(vault.open([{ ...one!, subject: suspect }])).rejects.toThrow('seal');
    const rows = (await owner.query('select wrapped from vault.subject_key')) as { wrapped: Buffer }[];
    expect(rows).toHaveLength(2);
    expect(rows[0]!.wrapped.equals(rows[1]!.wrapped)).toBe(false);
  });

  test('many at once on one new subject make one key', async () => {
    const [subject, others] = [randomUUID(), [new Vault(app, rootKey), new Vault(app, rootKey), vault]];
    for (const one of others) await one.seal(randomUUID(), [value(randomUUID())], ORG); // so that the 30 below run side by side
    const sealed = await Promise.all(
      Array.from({ length: 30 }, (_, no) => others[no % 3]!.seal(randomUUID(), [value(subject, `${no}`)], ORG)),
    );
    expect(await vault.open(sealed.flat())).toEqual(Array.from({ length: 30 }, (_, no) => `${no}`));
    expect(await owner.query('select count(*)::int as n from vault.kek')).toEqual([{ n: 1 }]);
  });

  test('the key of a subject stays the same for another organisation that adds to it', async () => {
    const subject = randomUUID();
    const [mine] = await vault.seal(randomUUID(), [value(subject)], ORG);
    const [theirs] = await vault.seal(randomUUID(), [value(subject, 'y')], '00000099000000002000');
    expect(await vault.open([mine!, theirs!])).toEqual(['x', 'y']);
    expect(await owner.query('select org from vault.subject_key')).toEqual([{ org: ORG }]);
  });

  test('a key row put in the place of another opens nothing', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const [sealed] = await vault.seal(randomUUID(), [value(one), value(two)], ORG);
    await owner.query('update vault.subject_key set wrapped = (select wrapped from vault.subject_key where id = $2) where id = $1', [
      one,
      two,
    ]);
    await expect(vault.open([sealed!])).rejects.toThrow();
  });

  test('a value that names a key that never was is no erased value', async () => {
    const [sealed] = await vault.seal(randomUUID(), [value(randomUUID())], ORG);
    await expect(vault.open([{ ...sealed!, subject: randomUUID() }])).rejects.toThrow('does not exist');
  });

  test('no key is stored as it is', async () => {
    const dump = JSON.stringify(await owner.query('select * from vault.kek, vault.root_key'));
    expect(dump).not.toContain(rootKey.toString('hex'));
    expect(dump).not.toContain(JSON.stringify([...rootKey]).slice(1, -1));
  });
});

describe('destroying', () => {
  test('makes the values of this subject unreadable, in every process at once, and of no other', async () => {
    const [gone, stays] = [randomUUID(), randomUUID()];
    const elsewhere = new Vault(app, rootKey);
    const sealed = await vault.seal(randomUUID(), [value(gone), value(stays, 'y')], ORG);
    expect(await elsewhere.open(sealed)).toEqual(['x', 'y']);
    expect(await destroy(gone)).toBe(true);
    expect(await elsewhere.open(sealed)).toEqual([undefined, 'y']);
    expect(await owner.query('select wrapped, destroyed_at is not null as done from vault.subject_key where id = $1', [gone])).toEqual([
      { wrapped: null, done: true },
    ]);
  });

  test('is final: nothing more is sealed for this subject, and the key does not come back', async () => {
    const subject = randomUUID();
    const [sealed] = await vault.seal(randomUUID(), [value(subject)], ORG);
    await destroy(subject);
    await expect(vault.seal(randomUUID(), [value(subject)], ORG)).rejects.toMatchObject({ name: 'SubjectErased' });
    expect(await destroy(subject)).toBe(false);
    expect(await vault.open([sealed!])).toEqual([undefined]);
  });

  test('an unknown subject has nothing to destroy', async () => {
    expect(await destroy(randomUUID())).toBe(false);
  });

  test.each([
    `update vault.subject_key set wrapped = null, destroyed_at = now()`,
    `delete from vault.subject_key`,
    `delete from vault.tag`,
    `update vault.kek set wrapped = wrapped`,
    `update vault.root_key set fingerprint = ''`,
    `truncate vault.subject_key`,
  ])('the hub at work may not: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toThrow('permission denied');
  });

  test.each([
    `select * from vault.kek`,
    `delete from vault.subject_key`,
    `update vault.subject_key set kek_id = id`,
    `insert into vault.tag select * from vault.tag`,
  ])('the shredder may not: %s', async (sql) => {
    await expect(asShredder((tx) => tx.query(sql))).rejects.toThrow('permission denied');
  });
});

describe('the root key', () => {
  test('another one is noticed before it can wrap anything', async () => {
    await vault.seal(randomUUID(), [value(randomUUID())], ORG);
    const wrong = new Vault(app, randomBytes(32));
    await expect(wrong.seal(randomUUID(), [value(randomUUID())], ORG)).rejects.toThrow('not the one');
    await expect(wrong.tag('matching', 'bsn', '999990342')).rejects.toThrow('not the one');
    expect(await owner.query('select count(*)::int as n from vault.kek')).toEqual([{ n: 1 }]);
  });

  test('can be rotated: values, subject keys and tags stay as they were; the old root opens nothing', async () => {
    const subject = randomUUID();
    const sealed = await vault.seal(randomUUID(), [value(subject)], ORG);
    const tag = await vault.tag('matching', 'bsn', '999990342');
    const before = await owner.query('select * from vault.subject_key');
    const newRoot = randomBytes(32);
    expect(await new Vault(owner, rootKey).rotateRoot(newRoot)).toBe(2);
    expect(await owner.query('select * from vault.subject_key')).toEqual(before);
    const after = new Vault(app, newRoot);
    expect(await after.open(sealed)).toEqual(['x']);
    expect(await after.tag('matching', 'bsn', '999990342')).toEqual(tag);
    await expect(new Vault(app, rootKey).open(sealed)).rejects.toThrow('not the one');
  });

  test('a process that still holds the old root goes on, but makes no new keys under it', async () => {
    const subject = randomUUID();
    const [sealed] = await vault.seal(randomUUID(), [value(subject)], ORG);
    const rotating = new Vault(owner, rootKey);
    await rotating.rotateRoot(randomBytes(32));
    expect(await vault.open([sealed!])).toEqual(['x']);
    await expect(vault.seal(randomUUID(), [value(randomUUID())], '00000099000000002000')).rejects.toThrow('not the one');
    expect(await rotating.seal(randomUUID(), [value(subject)], ORG)).toHaveLength(1);
  });

  test('rotation with a root that is not the current one changes nothing', async () => {
    await vault.seal(randomUUID(), [value(randomUUID())], ORG);
    const before = await owner.query('select * from vault.kek, vault.root_key');
    await expect(new Vault(owner, randomBytes(32)).rotateRoot(randomBytes(32))).rejects.toThrow('not the one');
    expect(await owner.query('select * from vault.kek, vault.root_key')).toEqual(before);
  });

  test.each([0, 16, 31, 33])('a root key of %i bytes is refused', (length) => {
    expect(() => new Vault(app, randomBytes(length))).toThrow(RangeError);
  });
});

describe('tags', () => {
  const bsn = '999990342';
  const place = { org: ORG, streamId: randomUUID(), cell: 'S.identity', fieldKey: 'bsn' };

  test('are equal for equal values in every process, and for nothing else', async () => {
    const tag = await vault.tag('matching', 'bsn', bsn);
    expect(tag).toHaveLength(32);
    expect(await new Vault(app, rootKey).tag('matching', 'bsn', bsn)).toEqual(tag);
    for (const [purpose, kind, text] of [
      ['statistics', 'bsn', bsn],
      ['matching', 'kvk', bsn],
      ['matching', 'bsn', '111222333'],
      ['matching', 'bs', `n${bsn}`],
    ] as const) {
      expect(await vault.tag(purpose, kind, text)).not.toEqual(tag);
    }
  });

  test('are found where they were remembered, in all organisations, within their purpose and kind', async () => {
    const tag = await vault.tag('matching', 'bsn', bsn);
    const theirs = { ...place, org: '00000099000000002000', streamId: randomUUID() };
    const remembered = [place, place, theirs].map((at) => ({ ...at, purpose: 'matching', kind: 'bsn', tag, subject: randomUUID() }));
    await app.transaction((tx) => vault.remember(tx, remembered));
    await app.transaction((tx) => vault.remember(tx, remembered));
    expect(await vault.find('matching', 'bsn', tag)).toHaveLength(2);
    expect(await vault.find('matching', 'bsn', tag)).toEqual(expect.arrayContaining([place, theirs]));
    expect(await vault.find('statistics', 'bsn', tag)).toEqual([]);
    expect(await vault.find('matching', 'kvk', tag)).toEqual([]);
    expect(await vault.find('matching', 'bsn', randomBytes(32))).toEqual([]);
  });

  test('are not remembered when the append is undone', async () => {
    const tag = await vault.tag('matching', 'bsn', bsn);
    const undone = app.transaction(async (tx) => {
      await vault.remember(tx, [{ ...place, purpose: 'matching', kind: 'bsn', tag, subject: randomUUID() }]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await vault.find('matching', 'bsn', tag)).toEqual([]);
  });

  test('are forgotten with their subject, and only with it', async () => {
    const tag = await vault.tag('matching', 'bsn', bsn);
    const [gone, stays] = [randomUUID(), randomUUID()];
    const kept = { ...place, streamId: randomUUID() };
    await app.transaction((tx) =>
      vault.remember(tx, [
        { ...place, purpose: 'matching', kind: 'bsn', tag, subject: gone },
        { ...kept, purpose: 'matching', kind: 'bsn', tag, subject: stays },
      ]),
    );
    await destroy(gone);
    expect(await vault.find('matching', 'bsn', tag)).toEqual([kept]);
  });

  test('cannot be guessed from a dump without the root key', async () => {
    const tag = await vault.tag('matching', 'bsn', bsn);
    const guessing = new Vault(app, randomBytes(32));
    await expect(guessing.tag('matching', 'bsn', bsn)).rejects.toThrow();
    expect(JSON.stringify(await owner.query('select * from vault.kek'))).not.toContain(tag.toString('hex'));
  });
});
