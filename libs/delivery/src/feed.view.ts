import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { StoredFact, View } from '#libs/ledger';
import { readAs } from '#libs/identity';

/** Which organisations may know that a fact happened; not what it says. */
export type Audience = (tx: EntityManager, fact: StoredFact) => Promise<string[]> | string[];

/** One event as an organisation sees it: that something happened, and where to ask. Nothing else. */
export interface FeedEntry {
  seq: string;
  fact_type: string;
  stream_type: string;
  stream_id: string;
  recorded_at: Date;
}

/**
 * The events per organisation. An organisation appears in the audience of a fact by rules of the slices; several may have one for a type.
 * @param audiences per slice, by fact type
 */
export function feedView(audiences: readonly Readonly<Record<string, Audience>>[]): View {
  return {
    name: 'feed',
    mode: 'async',
    handles: [...new Set(audiences.flatMap((slice) => Object.keys(slice)))],
    tables: ['delivery.feed_entry'],
    async apply(tx, fact) {
      await tx.query(`select set_config('seinhuis.reader', '*', true)`);
      const rules = audiences.map((slice) => slice[fact.type]).filter((rule) => rule !== undefined);
      const oins = new Set((await Promise.all(rules.map(async (rule) => rule(tx, fact)))).flat());
      if (oins.size === 0) return;
      await tx.query(
        `insert into delivery.feed_entry (oin, seq, fact_type, stream_type, stream_id, recorded_at)
         select unnest($1::text[]), $2, $3, $4, $5, $6 on conflict do nothing`,
        [[...oins], fact.seq, fact.type, fact.stream.type, fact.stream.id, fact.recordedAt],
      );
    },
  };
}

export class Feed1795500040000 implements MigrationInterface {
  readonly name = 'Feed1795500040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table delivery.feed_entry (
        oin text not null,
        seq bigint not null,
        fact_type text not null,
        stream_type text not null,
        stream_id uuid not null,
        recorded_at timestamptz not null,
        primary key (oin, seq)
      );
      alter table delivery.feed_entry enable row level security;
      alter table delivery.feed_entry force row level security;
      create policy feed_entry_owner on delivery.feed_entry using (current_setting('seinhuis.reader', true) in ('*', oin))
        with check (current_setting('seinhuis.reader', true) = '*');
      grant select, insert, truncate on delivery.feed_entry to seinhuis_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table delivery.feed_entry');
  }
}

@Injectable()
export class Feed {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Events of an organisation after `after`, in order of seq, and up to which seq the feed is complete: what lies at or below it and is not
   * here will never be here.
   */
  async since(oin: string, after: number, limit: number): Promise<{ entries: FeedEntry[]; completeTo: number }> {
    return readAs(this.dataSource, oin, async (tx) => {
      // the cursor first: rows that are added after this look are beyond it
      const [cursor] = await tx.query<{ next_seq: string }[]>(`select next_seq from delivery.consumer_cursor where consumer = 'feed'`);
      const completeTo = Number(cursor?.next_seq ?? 0) - 1;
      const entries = await tx.query<FeedEntry[]>(
        `select seq, fact_type, stream_type, stream_id, recorded_at from delivery.feed_entry
         where oin = $1 and seq > $2 and seq <= $3 order by seq limit $4`,
        [oin, after, completeTo, limit],
      );
      return { entries, completeTo };
    });
  }
}
