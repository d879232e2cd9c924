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
  const heard = (fact: StoredFact): Heard => {
    const hearings = audiences.flatMap((slice) => slice[fact.type]?.(fact) ?? []);
    const all = <K extends keyof Hearing>(what: K) =>
      hearings.flatMap((hearing) => (hearing[what] ?? []) as NonNullable<Hearing[K]>[number][]);
    return { fact, to: all('to'), about: all('about'), joins: all('joins'), leaves: all('leaves') } as Heard;
  };
  return {
    name: 'feed',
    mode: 'async',
    handles: [...new Set(audiences.flatMap((slice) => Object.keys(slice)))],
    tables: ['delivery.feed_entry', 'delivery.feed_listener'],
    apply: (tx, fact) => applyAll(tx, [heard(fact)]),
    applyAll: (tx, facts) => applyAll(tx, facts.map(heard)),
  };
}

interface Heard extends Required<{ readonly [K in keyof Hearing]: NonNullable<Hearing[K]> }> {
  fact: StoredFact;
}

/** Who listens changes only at a join or a leave: all facts up to there are written with one statement. */
async function applyAll(tx: EntityManager, facts: readonly Heard[]): Promise<void> {
  await tx.query(`select set_config('seinhuis.reader', '*', true)`);
  let run: Heard[] = [];
  for (const heard of facts) {
    if (heard.joins.length > 0) {
      await insertEntries(tx, run);
      run = [];
    }
    for (const joining of heard.joins) await join(tx, joining);
    run.push(heard);
    if (heard.leaves.length === 0) continue;
    await insertEntries(tx, run);
    run = [];
    for (const leaving of heard.leaves) await leave(tx, leaving);
  }
  await insertEntries(tx, run);
}

async function insertEntries(tx: EntityManager, run: readonly Heard[]): Promise<void> {
  if (run.length === 0) return;
  const rows = run.map(({ fact, to, about }) => ({
    recipients: to,
    about,
    seq: fact.seq,
    fact_type: fact.type,
    stream_type: fact.stream.type,
    stream_id: fact.stream.id,
    recorded_at: fact.recordedAt,
  }));
  await tx.query(
    `insert into delivery.feed_entry (oin, seq, fact_type, stream_type, stream_id, recorded_at)
     select hears.oin, seq, fact_type, stream_type, stream_id, recorded_at
       from jsonb_to_recordset($1::jsonb) as fact (recipients text[], about uuid[], seq bigint, fact_type text, stream_type text, stream_id uuid, recorded_at timestamptz)
       cross join lateral (select unnest(recipients) union select oin from delivery.feed_listener where topic = any (about)) as hears (oin)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
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
