import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { StoredFact, View } from '#libs/ledger';
import { ownRows, readAs } from '#libs/identity';

/** Who hears: one department of an organisation, by the partner code under which it acts; without a code, all its departments. */
export interface Hearer {
  oin: string;
  partner?: string;
}

/** Somebody starts or stops to hear of a topic: the id of a case, a signal, a consent or a disclosure. `because` tells apart two reasons to hear of one topic. */
export interface Listening extends Hearer {
  topic: string;
  because: string;
}

/** Who may know that a fact happened; not what it says. */
export interface Hearing {
  /** These. */
  to?: readonly Hearer[];
  /** And all that listen to one of these topics at this position of the ledger. */
  about?: readonly string[];
  /** Counts for this fact already. */
  joins?: readonly Listening[];
  /** Counts from the next fact on. */
  leaves?: readonly Listening[];
}
/** In the column `department`: for the whole organisation. */
const EVERY_DEPARTMENT = '*';

/** Pure: what a fact says itself, so that the same ledger always gives the same feed. */
export type Audience = (fact: StoredFact) => Hearing;

/** One event as a department sees it: that something happened, and where to ask. Nothing else. */
export interface FeedEntry {
  seq: string;
  fact_type: string;
  stream_type: string;
  stream_id: string;
  recorded_at: Date;
}

/**
 * The events per department. A department appears in the audience of a fact by rules of the slices; several may have one for a type.
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

/**
 * Facts are written many at a time. Joins may go before all of them, unless one that waits is about the topic: who joins must not hear of what
 * was before. Leaves go after.
 */
async function applyAll(tx: EntityManager, facts: readonly Heard[]): Promise<void> {
  await tx.query(`select set_config('seinhuis.reader', '*', true)`);
  let run: Heard[] = [];
  let topics = new Set<string>();
  const write = async () => {
    await join(
      tx,
      run.flatMap(({ joins }) => joins),
    );
    await insertEntries(tx, run);
    run = [];
    topics = new Set();
  };
  for (const heard of facts) {
    if (heard.joins.some(({ topic }) => topics.has(topic))) await write();
    run.push(heard);
    for (const topic of heard.about) topics.add(topic);
    if (heard.leaves.length === 0) continue;
    await write();
    for (const leaving of heard.leaves) await leave(tx, leaving);
  }
  await write();
}

async function insertEntries(tx: EntityManager, run: readonly Heard[]): Promise<void> {
  if (run.length === 0) return;
  const rows = run.map(({ fact, to, about }) => ({
    recipients: to.map(rowOf),
    about,
    seq: fact.seq,
    fact_type: fact.type,
    stream_type: fact.stream.type,
    stream_id: fact.stream.id,
    recorded_at: fact.recordedAt,
  }));
  await tx.query(
    `insert into delivery.feed_entry (oin, department, seq, fact_type, stream_type, stream_id, recorded_at)
     select hears.oin, hears.department, seq, fact_type, stream_type, stream_id, recorded_at
       from jsonb_to_recordset($1::jsonb) as fact (recipients jsonb, about uuid[], seq bigint, fact_type text, stream_type text, stream_id uuid, recorded_at timestamptz)
       cross join lateral (
         select oin, department from jsonb_to_recordset(recipients) as one (oin text, department text)
         union select oin, department from delivery.feed_listener where topic = any (about)
       ) as hears
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

const rowOf = ({ oin, partner }: Hearer) => ({ oin, department: partner ?? EVERY_DEPARTMENT });

async function join(tx: EntityManager, joins: readonly Listening[]): Promise<void> {
  if (joins.length === 0) return;
  const rows = joins.map(({ topic, because, ...hearer }) => ({ topic, because, ...rowOf(hearer) }));
  await tx.query(
    `insert into delivery.feed_listener (topic, oin, department, because)
     select topic, oin, department, because from jsonb_to_recordset($1::jsonb) as one (topic uuid, oin text, department text, because text)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

async function leave(tx: EntityManager, { topic, because, ...hearer }: Listening): Promise<void> {
  const { oin, department } = rowOf(hearer);
  await tx.query('delete from delivery.feed_listener where topic = $1 and oin = $2 and department = $3 and because = $4', [
    topic,
    oin,
    department,
    because,
  ]);
}

const entries = ownRows({
  table: 'delivery.feed_entry',
  policy: 'feed_entry_owner',
  visible: (reader) => `${reader} in ('*', oin)`,
});
const listeners = ownRows({
  table: 'delivery.feed_listener',
  policy: 'feed_listener_reader',
  visible: (reader) => `${reader} = '*'`,
  changes: ['delete'],
});

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
      create table delivery.feed_listener (
        topic uuid not null,
        oin text not null,
        because text not null,
        primary key (topic, oin, because)
      );
    `);
    await entries.guard(runner);
    await listeners.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table delivery.feed_listener, delivery.feed_entry');
  }
}

/**
 * Before this step a row was for the whole organisation. From which department a fact is, only the fact says: the view starts again from the
 * beginning of the ledger, by its own reader. Until it is there the feed of everybody ends earlier; nobody misses anything.
 */
export class FeedDepartments1795500041000 implements MigrationInterface {
  readonly name = 'FeedDepartments1795500041000';

  async up(runner: QueryRunner): Promise<void> {
    await this.#startAgain(runner);
    await runner.query(`
      alter table delivery.feed_entry add column department text not null,
        drop constraint feed_entry_pkey, add primary key (oin, seq, department);
      alter table delivery.feed_listener add column department text not null,
        drop constraint feed_listener_pkey, add primary key (topic, oin, department, because);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.#startAgain(runner);
    await runner.query(`
      alter table delivery.feed_entry drop constraint feed_entry_pkey, drop column department, add primary key (oin, seq);
      alter table delivery.feed_listener drop constraint feed_listener_pkey, drop column department, add primary key (topic, oin, because);
    `);
  }

  async #startAgain(runner: QueryRunner): Promise<void> {
    await runner.query('truncate delivery.feed_entry, delivery.feed_listener');
    await runner.query(`update delivery.consumer_cursor set next_seq = 0 where consumer = 'feed'`);
  }
}

@Injectable()
export class Feed {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Events of a department after `after`, in order of seq, and up to which seq the feed is complete: what lies at or below it and is not
   * here will never be here.
   */
  async since({ oin, partner }: Required<Hearer>, after: number, limit: number): Promise<{ entries: FeedEntry[]; completeTo: number }> {
    return readAs(this.dataSource, oin, async (tx) => {
      // the cursor first: rows that are added after this look are beyond it
      const [cursor] = await tx.query<{ next_seq: string }[]>(`select next_seq from delivery.consumer_cursor where consumer = 'feed'`);
      const completeTo = Number(cursor?.next_seq ?? 0) - 1;
      const entries = await tx.query<FeedEntry[]>(
        `select distinct on (seq) seq, fact_type, stream_type, stream_id, recorded_at from delivery.feed_entry
         where oin = $1 and department in ($2, $3) and seq > $4 and seq <= $5 order by seq limit $6`,
        [oin, partner, EVERY_DEPARTMENT, after, completeTo, limit],
      );
      return { entries, completeTo };
    });
  }
}
