import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { StoredFact, View } from '#libs/ledger';
import { readAs } from '#libs/identity';

/** An organisation starts or stops to hear of a topic: the id of a case, a signal or a disclosure. `because` tells apart two reasons to hear of one topic. */
export interface Listening {
  topic: string;
  oin: string;
  because: string;
}

/** Who may know that a fact happened; not what it says. */
export interface Hearing {
  /** These organisations. */
  to?: readonly string[];
  /** And all that listen to one of these topics at this position of the ledger. */
  about?: readonly string[];
  /** Counts for this fact already. */
  joins?: readonly Listening[];
  /** Counts from the next fact on. */
  leaves?: readonly Listening[];
}
/** Pure: what a fact says itself, so that the same ledger always gives the same feed. */
export type Audience = (fact: StoredFact) => Hearing;

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
    tables: ['delivery.feed_entry', 'delivery.feed_listener'],
    async apply(tx, fact) {
      await tx.query(`select set_config('seinhuis.reader', '*', true)`);
      const hearings = audiences.flatMap((slice) => slice[fact.type]?.(fact) ?? []);
      for (const { joins = [] } of hearings) for (const joining of joins) await join(tx, joining);
      const to = hearings.flatMap((hearing) => hearing.to ?? []);
      const about = hearings.flatMap((hearing) => hearing.about ?? []);
      await tx.query(
        `insert into delivery.feed_entry (oin, seq, fact_type, stream_type, stream_id, recorded_at)
         select oin, $3, $4, $5, $6, $7 from (select unnest($1::text[]) union select oin from delivery.feed_listener where topic = any ($2)) as hears (oin)
         on conflict do nothing`,
        [to, about, fact.seq, fact.type, fact.stream.type, fact.stream.id, fact.recordedAt],
      );
      for (const { leaves = [] } of hearings) for (const leaving of leaves) await leave(tx, leaving);
    },
  };
}

async function join(tx: EntityManager, { topic, oin, because }: Listening): Promise<void> {
  await tx.query('insert into delivery.feed_listener (topic, oin, because) values ($1, $2, $3) on conflict do nothing', [
    topic,
    oin,
    because,
  ]);
}

async function leave(tx: EntityManager, { topic, oin, because }: Listening): Promise<void> {
  await tx.query('delete from delivery.feed_listener where topic = $1 and oin = $2 and because = $3', [topic, oin, because]);
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
      grant select, insert on delivery.feed_entry to seinhuis_app;
      create table delivery.feed_listener (
        topic uuid not null,
        oin text not null,
        because text not null,
        primary key (topic, oin, because)
      );
      alter table delivery.feed_listener enable row level security;
      alter table delivery.feed_listener force row level security;
      create policy feed_listener_reader on delivery.feed_listener using (current_setting('seinhuis.reader', true) = '*');
      grant select, insert, delete on delivery.feed_listener to seinhuis_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table delivery.feed_listener, delivery.feed_entry');
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
