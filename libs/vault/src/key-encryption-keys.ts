import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { unwrapKey, wrapKey } from './wrap.js';

/** A key that wraps others, or makes tags; itself wrapped by the root. */
export interface Kek {
  id: string;
  key: Buffer;
}

interface KekRow {
  id: string;
  name: string;
  wrapped: Buffer;
}

/**
 * The keys directly under the root: one per organisation (`org:<oin>`) and one per purpose of tags (`tag:<purpose>`). They are
 * random, so a rotation of the root re-wraps these few rows and changes nothing else. Kept in memory once unwrapped.
 */
export class KeyEncryptionKeys {
  readonly #byName = new Map<string, Kek>();
  readonly #byId = new Map<string, Kek>();
  #root: Root;
  #checked = false;

  constructor(
    private readonly dataSource: DataSource,
    rootKey: Uint8Array,
  ) {
    this.#root = new Root(rootKey);
  }

  /** The key with this name; made on first use. */
  async named(name: string): Promise<Kek> {
    const known = this.#byName.get(name) ?? (await this.#load('name', name));
    return known ?? this.#create(name);
  }

  /** @throws Error when there is no such key */
  async byId(id: string): Promise<Kek> {
    const known = this.#byId.get(id) ?? (await this.#load('id', id));
    if (!known) throw new Error('a key is wrapped under a key that does not exist');
    return known;
  }

  /**
   * Wraps all keys under a new root in one transaction, and uses it from then on. Needs the right to update. Processes that
   * still hold the old root keep working for keys they know, but make no new ones: restart them with the new root.
   * @returns number of keys that were wrapped anew
   */
  async rotateRoot(newRootKey: Uint8Array): Promise<number> {
    const next = new Root(newRootKey);
    await this.#checkRoot();
    const count = await this.dataSource.transaction(async (tx) => {
      await tx.query(`lock table vault.kek in share row exclusive mode`);
      const [, moved] = (await tx.query(`update vault.root_key set fingerprint = $1 where id = 1 and fingerprint = $2`, [
        next.fingerprint,
        this.#root.fingerprint,
      ])) as [unknown, number];
      if (moved !== 1) throw wrongRoot();
      const rows = (await tx.query(`select id, name, wrapped from vault.kek`)) as KekRow[];
      const wrapped = rows.map((row) => next.wrap(this.#root.unwrap(row), row));
      await tx.query(
        `update vault.kek set wrapped = fresh.wrapped from unnest($1::uuid[], $2::bytea[]) as fresh (id, wrapped) where kek.id = fresh.id`,
        [rows.map(({ id }) => id), wrapped],
      );
      return rows.length;
    });
    this.#root = next;
    return count;
  }

  async #load(column: 'id' | 'name', value: string): Promise<Kek | undefined> {
    await this.#checkRoot();
    const [row] = (await this.dataSource.query(`select id, name, wrapped from vault.kek where ${column} = $1`, [value])) as KekRow[];
    return row && this.#keep(row.name, { id: row.id, key: this.#root.unwrap(row) });
  }

  async #create(name: string): Promise<Kek> {
    const fresh = { id: randomUUID(), name };
    const key = randomBytes(32);
    await this.dataSource.query(
      `insert into vault.kek (id, name, wrapped) select $1, $2, $3 from vault.root_key where fingerprint = $4 on conflict (name) do nothing`,
      [fresh.id, name, this.#root.wrap(key, fresh), this.#root.fingerprint],
    );
    const stored = await this.#load('name', name);
    if (!stored) throw wrongRoot();
    return stored;
  }

  #keep(name: string, kek: Kek): Kek {
    this.#byName.set(name, kek);
    this.#byId.set(kek.id, kek);
    return kek;
  }

  /** The first root key that meets a database is the one; another one is told so before it wraps anything. */
  async #checkRoot(): Promise<void> {
    if (this.#checked) return;
    const { fingerprint } = this.#root;
    await this.dataSource.query(`insert into vault.root_key (id, fingerprint) values (1, $1) on conflict (id) do nothing`, [fingerprint]);
    const [row] = (await this.dataSource.query(`select fingerprint from vault.root_key where id = 1`)) as { fingerprint: Buffer }[];
    if (!row?.fingerprint.equals(fingerprint)) throw wrongRoot();
    this.#checked = true;
  }
}

/** The root key split by use, so that no key serves two. */
class Root {
  readonly fingerprint: Buffer;
  readonly #wrapping: Buffer;

  constructor(rootKey: Uint8Array) {
    if (rootKey.length !== 32) throw new RangeError('a root key is 32 bytes');
    this.fingerprint = derive(rootKey, 'fingerprint').subarray(0, 16);
    this.#wrapping = derive(rootKey, 'wrap');
  }

  wrap(key: Buffer, row: Omit<KekRow, 'wrapped'>): Buffer {
    return wrapKey(this.#wrapping, key, `kek|${row.id}|${row.name}`);
  }

  unwrap(row: KekRow): Buffer {
    return unwrapKey(this.#wrapping, row.wrapped, `kek|${row.id}|${row.name}`);
  }
}

function derive(key: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `seinhuis/vault/${use}`, 32));
}

function wrongRoot(): Error {
  return new Error('this root key is not the one the keys in this database are wrapped under; start with the right SEINHUIS_ROOT_KEY_FILE');
}
