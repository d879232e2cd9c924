import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { KeyEncryptionKeys } from './key-encryption-keys.js';
import type { DataKey } from './sealed-field.js';
import { Together } from './together.js';
import { unwrapKey, wrapKey } from './wrap.js';

/** The key of this subject was destroyed: nothing can be sealed under it any more. The ledger knows it by its name. */
export class SubjectErased extends Error {
  constructor() {
    super('the key of a subject was destroyed');
    this.name = 'SubjectErased';
  }
}

interface KeyRow {
  id: string;
  kek_id: string;
  wrapped: Buffer | null;
  key_version: number;
}

/** A new key on its way into its row. */
interface FreshRow {
  id: string;
  org: string;
  kek_id: string;
  wrapped: Buffer;
}

/** One data key per facet of a person, wrapped under the key of the organisation it came from. Read anew each time: a key destroyed elsewhere is gone at once. */
export class SubjectKeys {
  readonly #rows = new Together((subjects: string[]) => this.#select(subjects));
  readonly #fresh = new Together((rows: FreshRow[]) => this.#insert(rows));

  constructor(
    private readonly dataSource: DataSource,
    private readonly keks: KeyEncryptionKeys,
  ) {}

  /** The keys by subject; null = destroyed. Subjects without a key are absent. */
  async load(subjects: readonly string[]): Promise<Map<string, DataKey | null>> {
    const keys = new Map<string, DataKey | null>();
    const rows = await Promise.all([...new Set(subjects)].map((subject) => this.#rows.one(subject)));
    for (const row of rows) if (row) keys.set(row.id, await this.#unwrap(row));
    return keys;
  }

  /**
   * The keys by subject; those that do not exist yet are made for `org`.
   * @throws SubjectErased when one was destroyed
   */
  async loadOrCreate(subjects: readonly string[], org: string): Promise<Map<string, DataKey>> {
    const keys = await this.load(subjects);
    const absent = [...new Set(subjects)].filter((subject) => !keys.has(subject));
    for (const [subject, key] of await this.#create(absent, org)) keys.set(subject, key);
    const usable = new Map<string, DataKey>();
    for (const [subject, key] of keys) {
      if (!key) throw new SubjectErased();
      usable.set(subject, key);
    }
    return usable;
  }

  /** Destroys the key, for good; returns whether there was one to destroy. */
  async destroy(shredder: Pick<EntityManager, 'query'>, subject: string): Promise<boolean> {
    const [, count] = (await shredder.query(
      `update vault.subject_key set wrapped = null, destroyed_at = now() where id = $1 and destroyed_at is null`,
      [subject],
    )) as [unknown, number];
    return count > 0;
  }

  async #create(subjects: readonly string[], org: string): Promise<Map<string, DataKey | null>> {
    if (subjects.length === 0) return new Map();
    const kek = await this.keks.named(`org:${org}`);
    const fresh = subjects.map((id) => ({ id, key: randomBytes(32) }));
    const made = await Promise.all(
      fresh.map(({ id, key }) => this.#fresh.one({ id, org, kek_id: kek.id, wrapped: wrapKey(kek.key, key, contextOf(id, 1)) })),
    );
    const elsewhere = await this.load(subjects.filter((_, index) => !made[index])); // another was faster: its key counts
    return new Map(fresh.map(({ id, key }, index) => [id, made[index] ? { version: 1, key } : (elsewhere.get(id) ?? null)]));
  }

  async #select(subjects: readonly string[]): Promise<(KeyRow | undefined)[]> {
    const rows = (await this.dataSource.query(`select id, kek_id, wrapped, key_version from vault.subject_key where id = any($1::uuid[])`, [
      [...new Set(subjects)],
    ])) as KeyRow[];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return subjects.map((subject) => byId.get(subject));
  }

  /** Whether each of these became the key of its subject; false = there is another one. */
  async #insert(rows: readonly FreshRow[]): Promise<boolean[]> {
    const column = (name: keyof FreshRow) => rows.map((row) => row[name]);
    const made = (await this.dataSource.query(
      `insert into vault.subject_key (id, org, kek_id, wrapped, key_version)
       select *, 1 from unnest($1::uuid[], $2::text[], $3::uuid[], $4::bytea[]) on conflict (id) do nothing returning id, wrapped`,
      [column('id'), column('org'), column('kek_id'), column('wrapped')],
    )) as Pick<KeyRow, 'id' | 'wrapped'>[];
    const wrapped = new Map(made.map((row) => [row.id, row.wrapped]));
    return rows.map((row) => wrapped.get(row.id)?.equals(row.wrapped) ?? false);
  }

  async #unwrap({ id, kek_id, wrapped, key_version }: KeyRow): Promise<DataKey | null> {
    if (!wrapped) return null;
    const kek = await this.keks.byId(kek_id);
    return { version: key_version, key: unwrapKey(kek.key, wrapped, contextOf(id, key_version)) };
  }
}

function contextOf(subject: string, version: number): string {
  return `subject|${subject}|${version}`;
}
