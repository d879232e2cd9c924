import { createHmac } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { KeyEncryptionKeys } from './key-encryption-keys.js';

/** Where a tagged value lies. */
export interface TagPlace {
  org: string;
  streamId: string;
  /** Cell of the data dictionary: which facet the value describes. */
  cell: string;
  fieldKey: string;
}

/** A tag to remember: it is forgotten when the key of `subject` is destroyed. */
export interface RememberedTag extends TagPlace {
  purpose: string;
  kind: string;
  tag: Uint8Array;
  subject: string;
}

/**
 * Keyed tags: equal values give equal tags, within one purpose only. As strong as access to the key: whoever can call this can
 * try all numbers, so calls must be counted and logged by the caller.
 */
export class Tags {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keks: KeyEncryptionKeys,
  ) {}

  /** HMAC-SHA-256 over the JSON array of kind and value, under the key of the purpose; 32 bytes. */
  async tag(purpose: string, kind: string, normalised: string): Promise<Buffer> {
    const { key } = await this.keks.named(`tag:${purpose}`);
    return createHmac('sha256', key)
      .update(JSON.stringify([kind, normalised]), 'utf8')
      .digest();
  }

  async remember(tx: Pick<EntityManager, 'query'>, tags: readonly RememberedTag[]): Promise<void> {
    if (tags.length === 0) return;
    const column = <K extends keyof RememberedTag>(name: K) => tags.map((tag) => tag[name]);
    await tx.query(
      `insert into vault.tag (purpose, kind, tag, org, stream_id, cell, field_key, subject)
       select * from unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::uuid[])
       on conflict do nothing`,
      [
        column('purpose'),
        column('kind'),
        tags.map(({ tag }) => Buffer.from(tag)),
        column('org'),
        column('streamId'),
        column('cell'),
        column('fieldKey'),
        column('subject'),
      ],
    );
  }

  find(purpose: string, kind: string, tag: Uint8Array): Promise<TagPlace[]> {
    return this.dataSource.query(
      `select distinct org, stream_id as "streamId", cell, field_key as "fieldKey" from vault.tag
         where purpose = $1 and kind = $2 and tag = $3 order by stream_id, cell, field_key`,
      [purpose, kind, Buffer.from(tag)],
    );
  }

  /** Streams with a value of one of these tags, each once. */
  async streamsWith(purpose: string, tags: readonly { kind: string; tag: Uint8Array }[]): Promise<string[]> {
    if (tags.length === 0) return [];
    const found = await this.dataSource.query<{ id: string }[]>(
      `select distinct stream_id as id from vault.tag
         join unnest($2::text[], $3::bytea[]) as asked (kind, tag) using (kind, tag) where purpose = $1 order by id`,
      [purpose, tags.map(({ kind }) => kind), tags.map(({ tag }) => Buffer.from(tag))],
    );
    return found.map(({ id }) => id);
  }

  /** Tags of values of one stream, of all purposes: where a value was made findable. */
  ofStream(streamId: string): Promise<RememberedTag[]> {
    return this.dataSource.query(
      `select purpose, kind, tag, org, stream_id as "streamId", cell, field_key as "fieldKey", subject from vault.tag where stream_id = $1`,
      [streamId],
    );
  }

  async forget(shredder: Pick<EntityManager, 'query'>, subject: string): Promise<void> {
    await shredder.query(`delete from vault.tag where subject = $1`, [subject]);
  }
}
