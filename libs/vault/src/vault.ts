import type { DataSource, EntityManager } from 'typeorm';
import { KeyEncryptionKeys } from './key-encryption-keys.js';
import { type Json, openValue, SealBroken, type SealedField, sealValue } from './sealed-field.js';
import { SubjectKeys } from './subject-keys.js';
import { type RememberedTag, type TagPlace, Tags } from './tags.js';

/**
 * Holds the keys. Root key > key per organisation > key per facet of a person > sealed values. A facet without its key is
 * unreadable for everyone, for good; that is what erasing means. One instance per process; safe for concurrent use.
 */
export class Vault {
  readonly #keks: KeyEncryptionKeys;
  readonly #subjects: SubjectKeys;
  readonly #tags: Tags;

  /** @param rootKey 32 bytes, see `loadRootKey` */
  constructor(dataSource: DataSource, rootKey: Uint8Array) {
    this.#keks = new KeyEncryptionKeys(dataSource, rootKey);
    this.#subjects = new SubjectKeys(dataSource, this.#keks);
    this.#tags = new Tags(dataSource, this.#keks);
  }

  /**
   * Seals each value under the key of its subject, in the same order. Keys are made on first use and belong to `org`.
   * @throws Error named 'SubjectErased' when a key was destroyed; RangeError when a value is not JSON
   */
  async seal(eventId: string, personal: readonly { path: string; subject: string; value: Json }[], org: string): Promise<SealedField[]> {
    const keys = await this.#subjects.loadOrCreate(
      personal.map(({ subject }) => subject),
      org,
    );
    return personal.map(({ path, subject, value }) => sealValue(keys.get(subject)!, { eventId, path, subject }, value));
  }

  /**
   * The values in the same order; undefined = the key of its subject was destroyed.
   * @throws SealBroken when a seal, a key version or a commitment does not hold, or there never was such a key
   */
  async open(sealed: readonly SealedField[]): Promise<(Json | undefined)[]> {
    const keys = await this.#subjects.load(sealed.map(({ subject }) => subject));
    return sealed.map((field) => {
      const key = keys.get(field.subject);
      if (key === undefined) throw new SealBroken('a sealed value names a key that does not exist');
      return key ? openValue(key, field) : undefined;
    });
  }

  /**
   * Destroys the key of a subject and forgets its tags; returns whether there was a key. Cannot be undone. The sealed values
   * themselves are in the ledger: erase them in the same transaction.
   * @param shredder a connection or transaction of a role that may, a member of seinhuis_shredder
   */
  async destroy(subject: string, shredder: Pick<EntityManager, 'query'>): Promise<boolean> {
    await this.#tags.forget(shredder, subject);
    return this.#subjects.destroy(shredder, subject);
  }

  /**
   * Wraps the keys under a new root; subject keys, tags and the ledger are untouched. Run it as the owner of the database.
   * @returns number of keys that were wrapped anew
   */
  rotateRoot(newRoot: Uint8Array): Promise<number> {
    return this.#keks.rotateRoot(newRoot);
  }

  /**
   * A keyed tag of a normalised value, 32 bytes: the same value gives the same tag within one purpose, and an unrelated one in
   * another. Its keys hang under the root but are not derived from it, so a rotation of the root keeps every tag.
   */
  tag(purpose: string, kind: string, normalised: string): Promise<Buffer> {
    return this.#tags.tag(purpose, kind, normalised);
  }

  /** Remembers tags in the transaction of the append. */
  remember(tx: EntityManager, tags: readonly RememberedTag[]): Promise<void> {
    return this.#tags.remember(tx, tags);
  }

  /** Where values with this tag lie, over all organisations: only for a caller that judges what its reader may know. */
  find(purpose: string, kind: string, tag: Uint8Array): Promise<TagPlace[]> {
    return this.#tags.find(purpose, kind, tag);
  }

  /** Streams with a value of one of these tags, each once: only for a caller that judges what its reader may know. */
  streamsWith(purpose: string, tags: readonly { kind: string; tag: Uint8Array }[]): Promise<string[]> {
    return this.#tags.streamsWith(purpose, tags);
  }

  /** Tags of values of one stream, of all purposes: where a value was made findable. */
  tagsOf(streamId: string): Promise<RememberedTag[]> {
    return this.#tags.ofStream(streamId);
  }
}
