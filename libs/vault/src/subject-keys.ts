import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { KeyEncryptionKeys } from './key-encryption-keys.js';
import type { DataKey } from './sealed-field.js';
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

/** One data key per facet of a person, wrapped under the key of the organisation it came from. Read anew each time: a key destroyed elsewhere is gone at once. */
export class SubjectKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keks: KeyEncryptionKeys,
  ) {}

  /** The keys by subject; null = destroyed. Subjects without a key are absent. */
  async load(subjects: readonly string[]): Promise<Map<string, DataKey | null>> {
    const keys = new Map<string, DataKey | null>();
    if (subjects.length === 0) return keys;
    const rows = (await this.dataSource.query(`select id, kek_id, wrapped, key_version from vault.subject_key where id = any($1::uuid[])`, [
      [...new Set(subjects)],
    ])) as KeyRow[];
    for (const row of rows) keys.set(row.id, await this.#unwrap(row));
    return keys;
  }

  /**
   * The keys by subject; those that do not exist yet are made for `org`.
   * @throws SubjectErased when one was destroyed
   */
  async loadOrCreate(subjects: readonly string[], org: string): Promise<Map<string, DataKey>> {
    const keys = await this.load(subjects);
    const absent = [...new Set(subjects)].filter((subject) => !keys.has(subject));
    if (absent.length > 0) for (const [subject, key] of await this.#create(absent, org)) keys.set(subject, key);
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
    const kek = await this.keks.named(`org:${org}`);
    const fresh = new Map(subjects.map((subject) => [subject, { version: 1, key: randomBytes(32) }]));
    const made = (await this.dataSource.query(
      `insert into vault.subject_key (id, org, kek_id, wrapped, key_version)
       select id, $2, $3, wrapped, 1 from unnest($1::uuid[], $4::bytea[]) as fresh (id, wrapped) on conflict (id) do nothing returning id`,
      [subjects, org, kek.id, subjects.map((subject) => wrapKey(kek.key, fresh.get(subject)!.key, contextOf(subject, 1)))],
    )) as { id: string }[];
    const ours = new Set(made.map(({ id }) => id));
    const elsewhere = await this.load(subjects.filter((subject) => !ours.has(subject))); // another process was faster
    return new Map(subjects.map((subject) => [subject, elsewhere.get(subject) ?? fresh.get(subject)!]));
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
